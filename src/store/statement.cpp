// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "domain/failpoint.h"
#include "store/store_error.h"

#include <QSqlError>
#include <QVariant>

#include <utility>

namespace lockstep
{

Statement::Statement(QSqlQuery &query, QString name, QString store)
    : m_query(&query)
    , m_name(std::move(name))
    , m_store(std::move(store))
{
}

Statement::Statement(Statement &&other) noexcept
    : m_query(std::exchange(other.m_query, nullptr))
    , m_name(std::move(other.m_name))
    , m_store(std::move(other.m_store))
{
}

Statement::~Statement()
{
    if (m_query)
        m_query->finish();
}

Statement &Statement::bind(const QString &placeholder, const QString &text)
{
    m_query->bindValue(placeholder, text.isNull() ? QStringLiteral("") : text);
    return *this;
}

Statement &Statement::bind(const QString &placeholder, const QByteArray &bytes)
{
    m_query->bindValue(placeholder, bytes.isNull() ? QByteArray("") : bytes);
    return *this;
}

Statement &Statement::bind(const QString &placeholder, qint64 number)
{
    m_query->bindValue(placeholder, number);
    return *this;
}

Statement &Statement::bindNull(const QString &placeholder)
{
    m_query->bindValue(placeholder, QVariant());
    return *this;
}

Result<void> Statement::exec()
{
    if (failsAt("store.statement"))
        return fail(ErrorKind::StoreFailed, QStringLiteral("failpoint"), m_store);
    if (!m_query->exec())
        return fail(storeError(m_query->lastError(), m_name, m_store));
    return {};
}

Result<int> Statement::execChanging()
{
    if (auto done = exec(); !done)
        return tl::unexpected(done.error());
    return m_query->numRowsAffected();
}

Result<bool> Statement::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return fail(storeError(m_query->lastError(), m_name, m_store));
    return false;
}

Result<qint64> Statement::firstNumber()
{
    const auto row = firstRow<qint64>([](const Statement &found) { return found.number(0); });
    if (!row)
        return tl::unexpected(row.error());
    return row->value_or(0);
}

std::optional<Moment> Statement::optionalMoment(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(moment(column));
}

} // namespace lockstep

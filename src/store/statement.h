// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"
#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QSqlQuery>
#include <QString>
#include <QStringList>

#include <optional>

namespace lockstep
{

/// One use of a prepared statement: bind, `exec`, then `next` row by row. Its cursor is closed at the end of the
/// scope, so that no read holds a snapshot open. Lives shorter than its Database and on the same thread.
class Statement
{
public:
    Statement(QSqlQuery &query, QString name, QString store);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    Statement &bind(const QString &placeholder, const QString &text);
    Statement &bind(const QString &placeholder, const QByteArray &bytes);
    Statement &bind(const QString &placeholder, qint64 number);
    Statement &bind(const QString &placeholder, int number) { return bind(placeholder, qint64{number}); }
    Statement &bind(const QString &placeholder, bool flag) { return bind(placeholder, qint64{flag ? 1 : 0}); }
    Statement &bind(const QString &placeholder, Moment moment) { return bind(placeholder, moment.microseconds); }
    Statement &bind(const QString &placeholder, ContactId contact) { return bind(placeholder, contact.value); }
    Statement &bind(const QString &placeholder, RunId run) { return bind(placeholder, run.value); }
    Statement &bindNull(const QString &placeholder);
    template <class T>
    Statement &bind(const QString &placeholder, const std::optional<T> &value)
    {
        return value ? bind(placeholder, *value) : bindNull(placeholder);
    }

    /// Fails with StoreDamaged, StoreReadOnly, StoreBusy, DiskFull or StoreFailed.
    [[nodiscard]] Result<void> exec();
    /// For the many times one statement runs in a row: exec, then the number of rows it changed.
    [[nodiscard]] Result<int> execChanging();
    /// False after the last row.
    [[nodiscard]] Result<bool> next();

    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] Moment moment(int column) const { return {number(column)}; }
    [[nodiscard]] std::optional<Moment> optionalMoment(int column) const;

    /// Runs the statement and reads every row by `read(statement)`.
    template <class T, class Read>
    [[nodiscard]] Result<QList<T>> rows(Read read)
    {
        if (auto done = exec(); !done)
            return tl::unexpected(done.error());
        QList<T> all;
        for (auto more = next();; more = next()) {
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return all;
            all.append(read(*this));
        }
    }

    /// Runs the statement and reads the first row, or nothing.
    template <class T, class Read>
    [[nodiscard]] Result<std::optional<T>> firstRow(Read read)
    {
        if (auto done = exec(); !done)
            return tl::unexpected(done.error());
        const auto more = next();
        if (!more)
            return tl::unexpected(more.error());
        return *more ? std::optional<T>(read(*this)) : std::nullopt;
    }

    /// The first column of the first row as a number; 0 where there is no row.
    [[nodiscard]] Result<qint64> firstNumber();

private:
    QSqlQuery *m_query;
    QString m_name;
    QString m_store;
};

} // namespace lockstep

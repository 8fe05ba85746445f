// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"

#include "domain/failpoint.h"

#include <QVariant>

#include <utility>

namespace lockstep
{

using namespace Qt::StringLiterals;

Transaction::Transaction(Database &database)
    : m_database(&database)
    , m_level(database.m_depth++)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_level(other.m_level)
{
}

Result<Transaction> Transaction::begin(Database &database)
{
    const int level = database.m_depth;
    if (auto begun = database.run(level == 0 ? u"BEGIN IMMEDIATE"_s : u"SAVEPOINT part%1"_s.arg(level)); !begun)
        return tl::unexpected(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        rollBack();
}

Result<void> Transaction::commit()
{
    if (!m_database || m_database->m_depth != m_level + 1)
        return fail(ErrorKind::Internal, u"a transaction is committed out of turn"_s);
    if (m_level == 0 && failsAt("commit.before"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    if (auto done = m_database->run(m_level == 0 ? u"COMMIT"_s : u"RELEASE part%1"_s.arg(m_level)); !done)
        return tl::unexpected(done.error());
    --m_database->m_depth;
    if (m_level == 0)
        passBy("commit.after");
    m_database = nullptr;
    return {};
}

void Transaction::rollBack()
{
    // SQLite has already rolled back after some errors, then there is nothing left to undo.
    if (m_level == 0) {
        static_cast<void>(m_database->run(u"ROLLBACK"_s));
    } else if (m_database->run(u"ROLLBACK TO part%1"_s.arg(m_level))) {
        static_cast<void>(m_database->run(u"RELEASE part%1"_s.arg(m_level)));
    }
    --m_database->m_depth;
}

} // namespace lockstep

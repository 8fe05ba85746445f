// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "domain/failpoint.h"
#include "store/sql_files.h"
#include "store/transaction.h"

#include <QVariant>

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<int> Migrations::schema()
{
    const auto value = m_database.run(u"PRAGMA user_version"_s);
    if (!value)
        return tl::unexpected(value.error());
    return value->toInt();
}

Result<void> Migrations::apply()
{
    const auto found = schema();
    if (!found)
        return tl::unexpected(found.error());
    if (*found > newestSchema())
        return fail(ErrorKind::StoreNewer, u"schema %1"_s.arg(*found), m_database.path());
    for (int version = *found + 1; version <= newestSchema(); ++version) {
        if (auto done = step(version); !done)
            return done;
    }
    return {};
}

Result<void> Migrations::step(int version)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto present = schema();
    if (!present)
        return tl::unexpected(present.error());
    if (*present >= version)
        return {};
    for (const QString &statement : migrationStatements(version)) {
        if (auto done = m_database.run(statement); !done)
            return tl::unexpected(done.error());
    }
    if (auto done = m_database.run(u"PRAGMA user_version = %1"_s.arg(version)); !done)
        return tl::unexpected(done.error());
    if (failsAt("migration.before"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    auto done = transaction->commit();
    passBy("migration.after");
    return done;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/test_database.h"

#include <QTest>

namespace lockstep::test
{

/// One row of test data per kind of database.
inline void addEveryDatabase()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::newRow("SQLite") << DatabaseKind::SQLite;
    QTest::newRow("PostgreSQL") << DatabaseKind::PostgreSql;
    QTest::newRow("MariaDB") << DatabaseKind::MariaDb;
}

} // namespace lockstep::test

/// A fresh database of the row's kind called `database`.
#define WITH_FRESH_DATABASE                                                                                            \
    QFETCH(lockstep::DatabaseKind, kind);                                                                              \
    const auto database = lockstep::test::TestDatabase::make(kind);                                                    \
    if (!database && !lockstep::test::everythingIsRequired())                                                          \
        QSKIP("skipped: that database is not installed");                                                              \
    QVERIFY2(database, "that database is not installed")

// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/value_refusal.h"

#include <QStringList>

namespace lockstep
{

using namespace Qt::StringLiterals;

bool refusesValue(DatabaseKind kind, const QString &nativeCode)
{
    // NOT NULL, unique, references, numbers and dates, enum, charset, length, CHECK of MariaDB and MySQL, SIGNAL.
    static const QStringList ofMariaDb{u"1048"_s, u"1062"_s, u"1169"_s, u"1264"_s, u"1265"_s, u"1292"_s,
                                       u"1300"_s, u"1366"_s, u"1406"_s, u"1451"_s, u"1452"_s, u"1586"_s,
                                       u"1644"_s, u"3819"_s, u"3988"_s, u"4025"_s};
    switch (kind) {
    case DatabaseKind::SQLite: {
        // The low byte of an extended code: SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH.
        const int code = nativeCode.toInt() & 0xff;
        return code == 18 || code == 19 || code == 20;
    }
    case DatabaseKind::PostgreSql:
        // Classes "data exception", "integrity constraint violation", "with check option violation"; RAISE in a
        // trigger.
        return nativeCode.startsWith("22"_L1) || nativeCode.startsWith("23"_L1) || nativeCode.startsWith("44"_L1)
            || nativeCode == "P0001"_L1;
    case DatabaseKind::MariaDb:
        return ofMariaDb.contains(nativeCode);
    }
    return false;
}

} // namespace lockstep

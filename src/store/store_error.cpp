// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store_error.h"

#include <QSqlError>

namespace lockstep
{

namespace
{

// https://www.sqlite.org/rescode.html
enum SqliteCode { Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, NotADatabase = 26 };

ErrorKind kindOf(int code)
{
    switch (code) {
    case Busy:
    case Locked:
        return ErrorKind::StoreBusy;
    case ReadOnly:
        return ErrorKind::StoreReadOnly;
    case Corrupt:
    case NotADatabase:
        return ErrorKind::StoreDamaged;
    case Full:
        return ErrorKind::DiskFull;
    default:
        return ErrorKind::StoreFailed;
    }
}

} // namespace

Error storeError(const QSqlError &error, const QString &what, const QString &store)
{
    const int extended = error.nativeErrorCode().toInt();
    return {.kind = kindOf(extended & 0xff),
            .detail = QStringLiteral("%1: SQLite %2").arg(what).arg(extended),
            .subject = store};
}

} // namespace lockstep

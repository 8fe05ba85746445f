// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_database.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

const QStringList &schema()
{
    static const QStringList statements{
        u"CREATE TABLE \"user\" (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, "
        "emailVerified INTEGER NOT NULL, image TEXT, createdAt DATE NOT NULL, updatedAt DATE NOT NULL, locale TEXT, "
        "timezone TEXT, phone TEXT, company TEXT, accountTier TEXT, source TEXT, newsletter INTEGER, "
        "marketingOptOut INTEGER, banned INTEGER, mtcId TEXT, mauticId INTEGER)"_s,
        u"CREATE TABLE \"account\" (id TEXT NOT NULL PRIMARY KEY, accountId TEXT NOT NULL, providerId TEXT NOT NULL, "
        "userId TEXT NOT NULL REFERENCES \"user\" (id) ON DELETE CASCADE, createdAt DATE NOT NULL, "
        "updatedAt DATE NOT NULL)"_s};
    return statements;
}

QString isoText(const QDateTime &time) { return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s); }

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

/// Better Auth writes 0 and 1, and leaves fields alone that were never set.
QVariantList userValues(const SampleUser &user)
{
    return {user.id,
            user.name,
            user.email,
            user.emailVerified ? 1 : 0,
            isoText(user.createdAt),
            isoText(user.createdAt.addDays(1)),
            orNull(user.locale),
            orNull(user.timeZone),
            orNull(user.phone),
            orNull(user.company),
            orNull(user.accountTier),
            orNull(user.source),
            user.optedOut ? 0 : 1,
            user.optedOut ? 1 : 0,
            user.banned ? 1 : 0,
            orNull(user.trackedContact),
            user.mauticId > 0 ? QVariant(user.mauticId) : QVariant(QMetaType::fromType<qint64>())};
}

bool insert(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        query.bindValue(static_cast<int>(i), values.at(i));
    }
    return query.exec();
}

bool writeAll(QSqlDatabase &database, const QList<SampleUser> &users)
{
    for (const QString &statement : schema()) {
        if (QSqlQuery query(database); !query.exec(statement)) {
            return false;
        }
    }
    QSqlQuery user(database);
    QSqlQuery account(database);
    const bool prepared =
        user.prepare(u"INSERT INTO \"user\" (id, name, email, emailVerified, createdAt, updatedAt, locale, timezone, "
                     "phone, company, accountTier, source, newsletter, marketingOptOut, banned, mtcId, mauticId) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
        && account.prepare(u"INSERT INTO \"account\" (id, accountId, providerId, userId, createdAt, updatedAt) "
                           "VALUES (?, ?, ?, ?, ?, ?)"_s);
    bool written = prepared && database.transaction();
    for (const SampleUser &each : users) {
        const QString at = isoText(each.createdAt);
        written = written && insert(user, userValues(each))
            && insert(account, {QString(each.id + u"a"_s), each.id, each.provider, each.id, at, at});
    }
    return written && database.commit();
}

} // namespace

Result<void> writeSampleDatabase(const QString &path, const QList<SampleUser> &users)
{
    const QString connection = u"sample-"_s + path;
    QFile::remove(path);
    Result<void> result;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(path);
        if (!database.open() || !writeAll(database, users)) {
            result = fail(ErrorKind::StoreFailed, u"the sample database could not be written"_s, path);
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return result;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_application.h"
#include "users/every_database.h"
#include "users/sql_user_directory.h"
#include "users/users_catalogue.h"

#include <QDateTime>
#include <QJsonObject>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;

class TestApplications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void betterAuth_isUnderstoodAsItWrites_data() { addEveryDatabase(); }
    void betterAuth_isUnderstoodAsItWrites();
    void prismaWithAuthJs_isUnderstood_data() { addEveryDatabase(); }
    void prismaWithAuthJs_isUnderstood();
    void prismaWithMappedNames_isUnderstood_data() { addEveryDatabase(); }
    void prismaWithMappedNames_isUnderstood();
    void prismaOnSqlite_mixesMillisecondsAndText();
};

namespace
{

std::unique_ptr<SqlUserDirectory> directoryOf(const TestDatabase &database)
{
    const auto catalogue = UsersCatalogue::open(database.address());
    const auto table = catalogue ? (*catalogue)->mappingFor({}) : fail(catalogue.error());
    if (!table)
        qFatal("%s", qPrintable(table.error().detail));
    auto directory = SqlUserDirectory::open(database.address(), table->mapping);
    if (!directory)
        qFatal("%s", qPrintable(directory.error().detail));
    return std::move(*directory);
}

QList<AppUser> usersByAddress(const TestDatabase &database)
{
    auto page = directoryOf(database)->usersAfter(std::nullopt, 100, {});
    if (!page)
        qFatal("%s", qPrintable(page.error().detail));
    std::sort(page->users.begin(), page->users.end(),
              [](const AppUser &a, const AppUser &b) { return a.email < b.email; });
    return page->users;
}

const QJsonArray &people()
{
    static const QJsonArray all{QJsonObject{{u"email"_s, u"ada@example.com"_s},
                                            {u"name"_s, u"Ada Byron King"_s},
                                            {u"password"_s, u"correct horse battery"_s},
                                            {u"locale"_s, u"de-DE"_s},
                                            {u"timezone"_s, u"Europe/Berlin"_s},
                                            {u"phone"_s, u"+49 30 1234"_s},
                                            {u"company"_s, u"Analytical Engines"_s},
                                            {u"accountTier"_s, u"pro"_s},
                                            {u"source"_s, u"newsletter"_s},
                                            {u"newsletter"_s, true},
                                            {u"mtcId"_s, 12},
                                            {u"mauticId"_s, 34}},
                                QJsonObject{{u"email"_s, u"bob@example.com"_s},
                                            {u"name"_s, u"Bob"_s},
                                            {u"provider"_s, u"google"_s},
                                            {u"emailVerified"_s, true},
                                            {u"newsletter"_s, false}},
                                QJsonObject{{u"email"_s, u"cleo@example.com"_s},
                                            {u"name"_s, u"Cleo d'Arc 👩‍🚀"_s},
                                            {u"password"_s, u"correct horse battery"_s},
                                            {u"verified"_s, true},
                                            {u"link"_s, u"github"_s}}};
    return all;
}

/// The times are now; they are compared apart from the rest.
AppUser withoutTimes(AppUser user)
{
    user.createdAt.reset();
    user.updatedAt.reset();
    return user;
}

bool isAboutNow(const std::optional<Moment> &moment, qint64 startedSeconds)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return moment && moment->seconds() >= startedSeconds - 1 && moment->seconds() <= now + 1;
}

QString quotedTime(const QString &text, DatabaseKind kind, qint64 milliseconds)
{
    return kind == DatabaseKind::SQLite ? QString::number(milliseconds) : QString(u'\'' + text + u'\'');
}

/// What Prisma's `DateTime` becomes.
QString prismaTime(DatabaseKind kind)
{
    if (kind == DatabaseKind::SQLite)
        return u"DATETIME"_s;
    return kind == DatabaseKind::PostgreSql ? u"TIMESTAMP(3)"_s : u"DATETIME(3)"_s;
}

QString prismaText(DatabaseKind kind) { return kind == DatabaseKind::MariaDb ? u"VARCHAR(191)"_s : u"TEXT"_s; }

QString prismaBoolean() { return u"BOOLEAN"_s; }

const Moment tenOClock = Moment::fromMilliseconds(1'793'527'200'123);

} // namespace

void TestApplications::betterAuth_isUnderstoodAsItWrites()
{
    if (!SampleApplication::isInstalled() && !everythingIsRequired())
        QSKIP("skipped: the packages of tests/app are not installed");
    QVERIFY2(SampleApplication::isInstalled(), "run tests/app/install.sh");
    WITH_FRESH_DATABASE;
    const qint64 started = QDateTime::currentSecsSinceEpoch();
    const auto ids = SampleApplication::signUp(*database, people());
    QVERIFY(ids);

    const QList<AppUser> users = usersByAddress(*database);

    QCOMPARE(users.size(), 3);
    for (const AppUser &user : users) {
        QVERIFY2(isAboutNow(user.createdAt, started), qPrintable(toIsoText(user.createdAt.value_or(Moment()))));
        QVERIFY2(isAboutNow(user.updatedAt, started), qPrintable(toIsoText(user.updatedAt.value_or(Moment()))));
    }
    const AppUser ada{.id = {ids->value(u"ada@example.com"_s)},
                      .email = u"ada@example.com"_s,
                      .emailVerified = false,
                      .firstName = u"Ada"_s,
                      .lastName = u"Byron King"_s,
                      .locale = u"de-DE"_s,
                      .timeZone = u"Europe/Berlin"_s,
                      .phone = u"+49 30 1234"_s,
                      .company = u"Analytical Engines"_s,
                      .source = u"newsletter"_s,
                      .accountTier = u"pro"_s,
                      .registrationMethod = u"email"_s,
                      .authProvider = u"credential"_s,
                      .trackedContact = ContactId{12},
                      .storedContact = ContactId{34}};
    const AppUser bob{.id = {ids->value(u"bob@example.com"_s)},
                      .email = u"bob@example.com"_s,
                      .emailVerified = true,
                      .firstName = u"Bob"_s,
                      .registrationMethod = u"oauth"_s,
                      .authProvider = u"google"_s};
    const AppUser cleo{.id = {ids->value(u"cleo@example.com"_s)},
                       .email = u"cleo@example.com"_s,
                       .emailVerified = true,
                       .firstName = u"Cleo"_s,
                       .lastName = u"d'Arc 👩‍🚀"_s,
                       .registrationMethod = u"email"_s,
                       .authProvider = u"credential"_s};
    QCOMPARE(withoutTimes(users.at(0)), ada);
    QCOMPARE(withoutTimes(users.at(1)), bob);
    QCOMPARE(withoutTimes(users.at(2)), cleo);

    const auto written = directoryOf(*database)->storeLinks({{.user = bob.id, .contact = ContactId{56}}}, {});
    QCOMPARE(written, 1);
    QCOMPARE(usersByAddress(*database).at(1).storedContact, std::optional(ContactId{56}));
    QCOMPARE(usersByAddress(*database).at(1).updatedAt, users.at(1).updatedAt);
}

/// prisma/schema.prisma of Auth.js' Prisma adapter, as `prisma migrate` writes it.
void TestApplications::prismaWithAuthJs_isUnderstood()
{
    WITH_FRESH_DATABASE;
    const QString time = prismaTime(kind);
    const QString text = prismaText(kind);
    database->run(uR"(CREATE TABLE "User" ("id" %1 NOT NULL, "name" %1, "email" %1 NOT NULL, "emailVerified" %2,
        "image" %1, "createdAt" %2 NOT NULL DEFAULT CURRENT_TIMESTAMP%3, PRIMARY KEY ("id")))"_s.arg(
        text, time, kind == DatabaseKind::SQLite ? QString() : u"(3)"_s));
    database->run(uR"(CREATE TABLE "Account" ("userId" %1 NOT NULL, "type" %1 NOT NULL, "provider" %1 NOT NULL,
        "providerAccountId" %1 NOT NULL, PRIMARY KEY ("provider", "providerAccountId")))"_s.arg(text));
    const QString at = quotedTime(u"2026-11-01 10:00:00.123"_s, kind, tenOClock.milliseconds());
    database->run(uR"(INSERT INTO "User" VALUES ('c1', 'Ada King', 'ada@example.com', %1, NULL, %1))"_s.arg(at));
    database->run(uR"(INSERT INTO "User" VALUES ('c2', NULL, 'bob@example.com', NULL, NULL, %1))"_s.arg(at));
    database->run(uR"(INSERT INTO "Account" VALUES ('c1', 'oidc', 'google', 'g1'))"_s);

    const QList<AppUser> users = usersByAddress(*database);

    QCOMPARE(users,
             (QList<AppUser>{
                 {.id = {u"c1"_s},
                  .email = u"ada@example.com"_s,
                  .emailVerified = true,
                  .firstName = u"Ada"_s,
                  .lastName = u"King"_s,
                  .createdAt = tenOClock,
                  .registrationMethod = u"oauth"_s,
                  .authProvider = u"google"_s},
                 {.id = {u"c2"_s}, .email = u"bob@example.com"_s, .emailVerified = false, .createdAt = tenOClock}}));
}

/// Fields with `@map`, a model with `@@map("users")`, ids of `Int @default(autoincrement())`.
void TestApplications::prismaWithMappedNames_isUnderstood()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64)))"_s);
    database->run(uR"(CREATE TABLE "users" ("id" INTEGER NOT NULL PRIMARY KEY, "email" %1 NOT NULL,
        "email_verified" %3 NOT NULL DEFAULT false, "first_name" %1, "last_name" %1, "created_at" %2 NOT NULL,
        "updated_at" %2 NOT NULL, "deleted_at" %2, "marketing_opt_out" %3 NOT NULL DEFAULT false,
        "mautic_contact_id" INTEGER))"_s.arg(prismaText(kind), prismaTime(kind), prismaBoolean()));
    const QString at = quotedTime(u"2026-11-01 10:00:00.123"_s, kind, tenOClock.milliseconds());
    database->run(
        uR"(INSERT INTO "users" VALUES (1, 'ada@example.com', true, 'Ada', 'King', %1, %1, NULL, true, 5))"_s.arg(at));
    database->run(
        uR"(INSERT INTO "users" VALUES (2, 'bob@example.com', false, 'Bob', NULL, %1, %1, %1, false, NULL))"_s.arg(at));

    const QList<AppUser> users = usersByAddress(*database);

    QCOMPARE(users,
             (QList<AppUser>{{.id = {u"1"_s},
                              .email = u"ada@example.com"_s,
                              .emailVerified = true,
                              .firstName = u"Ada"_s,
                              .lastName = u"King"_s,
                              .createdAt = tenOClock,
                              .updatedAt = tenOClock,
                              .storedContact = ContactId{5},
                              .optedOut = true},
                             {.id = {u"2"_s},
                              .email = u"bob@example.com"_s,
                              .emailVerified = false,
                              .firstName = u"Bob"_s,
                              .createdAt = tenOClock,
                              .updatedAt = tenOClock,
                              .deleted = true}}));
    const auto catalogue = UsersCatalogue::open(database->address());
    QVERIFY((*catalogue)->linkColumnAdvice((*catalogue)->mappingFor({})->mapping)->behindPrisma);
}

/// Prisma's client writes milliseconds; the column's own default, and rows of the seed by SQL, are text.
void TestApplications::prismaOnSqlite_mixesMillisecondsAndText()
{
    const auto database = TestDatabase::make(DatabaseKind::SQLite);
    database->run(uR"(CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL,
        "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP))"_s);
    database->run(u"INSERT INTO User VALUES (1, 'ada@example.com', 1793527200123)"_s);
    database->run(u"INSERT INTO User VALUES (2, 'bob@example.com', '2026-11-01 10:00:00')"_s);
    database->run(u"INSERT INTO User VALUES (3, 'cleo@example.com', 86400000)"_s);
    QStringList times;

    for (const AppUser &user : usersByAddress(*database))
        times += toIsoText(user.createdAt.value_or(Moment()));

    QCOMPARE(times,
             QStringList({u"2026-11-01T10:00:00.123000Z"_s, u"2026-11-01T10:00:00Z"_s, u"1970-01-02T00:00:00Z"_s}));
}

QTEST_GUILESS_MAIN(TestApplications)
#include "tst_applications.moc"

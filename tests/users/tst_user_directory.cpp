// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/mapped_directory.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;

class TestUserDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAttribute_isRead_data() { addEveryDatabase(); }
    void everyAttribute_isRead();
    void idsOfAnyKind_arePagedWithoutLoss_data();
    void idsOfAnyKind_arePagedWithoutLoss();
    void idsEqualByCollation_arePagedWithoutLoss_data() { addEveryDatabase(); }
    void idsEqualByCollation_arePagedWithoutLoss();
    void rowsThatVanishMeanwhile_shiftNoOthers_data() { addEveryDatabase(); }
    void rowsThatVanishMeanwhile_shiftNoOthers();
    void timesOfEveryType_areUtcWithMicroseconds_data();
    void timesOfEveryType_areUtcWithMicroseconds();
    void verificationIsAFlagOrATime_data() { addEveryDatabase(); }
    void verificationIsAFlagOrATime();
    void optOutMayBeTurnedAround_data() { addEveryDatabase(); }
    void optOutMayBeTurnedAround();
    void namesAreSplitWhereNoColumnHoldsTheParts_data() { addEveryDatabase(); }
    void namesAreSplitWhereNoColumnHoldsTheParts();
    void firstAccount_tellsHowTheUserSignedUp_data() { addEveryDatabase(); }
    void firstAccount_tellsHowTheUserSignedUp();
    void hostileText_isReadAsItIs_data() { addEveryDatabase(); }
    void hostileText_isReadAsItIs();
    void addressesEqualButForCase_areTwoUsers_data() { addEveryDatabase(); }
    void addressesEqualButForCase_areTwoUsers();
    void usersAreReadById_data() { addEveryDatabase(); }
    void usersAreReadById();
    void linkIsWritten_andNothingElse_data();
    void linkIsWritten_andNothingElse();
    void cancelledWrite_leavesNothing_data() { addEveryDatabase(); }
    void cancelledWrite_leavesNothing();
    void directoryWithoutLinkColumn_refusesToWrite_data() { addEveryDatabase(); }
    void directoryWithoutLinkColumn_refusesToWrite();
};

namespace
{

QList<AppUser> allUsers(UserDirectory &directory, int pageSize = 100)
{
    QList<AppUser> users;
    std::optional<AppUserId> last;
    do {
        const auto page = directory.usersAfter(last, pageSize, {});
        if (!page)
            qFatal("%s", qPrintable(page.error().detail));
        users += page->users;
        last = page->next;
    } while (last);
    return users;
}

QStringList idsOf(const QList<AppUser> &users)
{
    QStringList ids;
    for (const AppUser &user : users)
        ids += user.id.value;
    return ids;
}

AppUser userOf(const TestDatabase &database, const MappingOverrides &overrides = {})
{
    return allUsers(*directoryOf(database.address(), {}, overrides)).value(0);
}

Moment momentOf(const QString &text) { return parseMoment(text).value(); }

} // namespace

void TestUserDirectory::everyAttribute_isRead()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "email" text, "email_verified" {bool},
        "first_name" text, "last_name" text, "created_at" {time}, "updated_at" {time}, "locale" text, "timezone" text,
        "phone" text, "company" text, "signup_source" text, "plan" text, "registration_method" text,
        "auth_provider" text, "mtc_id" text, "opt_out" {bool}, "banned" {bool}, "deleted_at" {time},
        "mautic_contact_id" integer))"_s);
    database->run(uR"(INSERT INTO "users" VALUES ('u1', 'Ada@example.com', true, 'Ada', 'Byron King',
        '2026-11-01 10:00:00.123456', '2026-11-02 00:00:00', 'de', 'Europe/Berlin', '+49 30 1', 'Analytical', 'ad',
        'pro', 'oauth', 'github', '12', true, true, '2026-11-03 00:00:00', 34))"_s);
    database->run(uR"(INSERT INTO "users" ("id") VALUES ('u2'))"_s);
    const auto directory = directoryOf(database->address());

    const QList<AppUser> expected{{.id = {u"u1"_s},
                                   .email = u"Ada@example.com"_s,
                                   .emailVerified = true,
                                   .firstName = u"Ada"_s,
                                   .lastName = u"Byron King"_s,
                                   .createdAt = momentOf(u"2026-11-01T10:00:00.123456Z"_s),
                                   .updatedAt = momentOf(u"2026-11-02T00:00:00Z"_s),
                                   .locale = u"de"_s,
                                   .timeZone = u"Europe/Berlin"_s,
                                   .phone = u"+49 30 1"_s,
                                   .company = u"Analytical"_s,
                                   .source = u"ad"_s,
                                   .accountTier = u"pro"_s,
                                   .registrationMethod = u"oauth"_s,
                                   .authProvider = u"github"_s,
                                   .trackedContact = ContactId{12},
                                   .storedContact = ContactId{34},
                                   .optedOut = true,
                                   .banned = true,
                                   .deleted = true},
                                  {.id = {u"u2"_s}, .emailVerified = false}};
    if (kind == DatabaseKind::PostgreSql)
        database->run(u"UPDATE users SET created_at = '2026-11-01 10:00:00.123456Z', updated_at = '2026-11-02Z'"
                      " WHERE id = 'u1'"_s);
    QCOMPARE(allUsers(*directory), expected);
    QVERIFY(directory->storesLinks());
    QVERIFY(directory->knowsVerification());
}

void TestUserDirectory::idsOfAnyKind_arePagedWithoutLoss_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("ids");
    const QStringList numbers{u"2"_s, u"9"_s, u"10"_s, u"100"_s, u"9007199254740993"_s, u"9007199254740995"_s};
    const QStringList uuids{u"00000000-0000-4000-8000-000000000001"_s, u"0b5f4c0e-77aa-4bb0-9d5c-1f2e3d4c5b6a"_s,
                            u"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"_s, u"ffffffff-ffff-4fff-bfff-ffffffffffff"_s};
    const QStringList texts{u"10"_s, u"9"_s, u"Ab"_s, u"aa"_s, u"c'd"_s, u"z z"_s};
    QTest::newRow("SQLite integer") << DatabaseKind::SQLite << u"integer"_s << numbers;
    QTest::newRow("SQLite text") << DatabaseKind::SQLite << u"text"_s << texts;
    QTest::newRow("SQLite no type, numbers") << DatabaseKind::SQLite << u""_s << numbers;
    QTest::newRow("SQLite uuid") << DatabaseKind::SQLite << u"uuid"_s << uuids;
    QTest::newRow("PostgreSQL integer") << DatabaseKind::PostgreSql << u"integer"_s << numbers.first(4);
    QTest::newRow("PostgreSQL bigint") << DatabaseKind::PostgreSql << u"bigint"_s << numbers;
    QTest::newRow("PostgreSQL numeric") << DatabaseKind::PostgreSql << u"numeric"_s << numbers;
    QTest::newRow("PostgreSQL uuid") << DatabaseKind::PostgreSql << u"uuid"_s << uuids;
    QTest::newRow("PostgreSQL text") << DatabaseKind::PostgreSql << u"text"_s << texts;
    QTest::newRow("PostgreSQL varchar") << DatabaseKind::PostgreSql << u"varchar(40)"_s << texts;
    QTest::newRow("MariaDB int") << DatabaseKind::MariaDb << u"int"_s << numbers.first(4);
    QTest::newRow("MariaDB bigint unsigned")
        << DatabaseKind::MariaDb << u"bigint unsigned"_s << numbers + QStringList{u"18446744073709551610"_s};
    QTest::newRow("MariaDB uuid") << DatabaseKind::MariaDb << u"uuid"_s << uuids;
    QTest::newRow("MariaDB varchar") << DatabaseKind::MariaDb << u"varchar(40)"_s << texts;
    QTest::newRow("MariaDB binary collation")
        << DatabaseKind::MariaDb << u"varchar(40) COLLATE utf8mb4_bin"_s << texts + QStringList{u"AB"_s, u"ab"_s};
}

void TestUserDirectory::idsOfAnyKind_arePagedWithoutLoss()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, type);
    QFETCH(QStringList, ids);
    database->run(u"CREATE TABLE \"users\" (\"id\" %1 PRIMARY KEY, \"email\" text)"_s.arg(type));
    for (const QString &id : ids) {
        if (type.isEmpty())
            database->run(u"INSERT INTO users (id, email) VALUES (?, 'a@example.com')"_s, {id.toLongLong()});
        else
            database->run(u"INSERT INTO users (id, email) VALUES ('%1', 'a@example.com')"_s.arg(
                QString(id).replace(u'\'', u"''"_s)));
    }
    const auto directory = directoryOf(database->address());
    const QStringList inOrder =
        database->column(kind == DatabaseKind::PostgreSql ? u"SELECT u.id::text FROM users u ORDER BY u.id"_s
                                                          : u"SELECT id FROM users ORDER BY id"_s);

    for (int pageSize = 1; pageSize <= 4; ++pageSize)
        QCOMPARE(idsOf(allUsers(*directory, pageSize)), inOrder);

    QCOMPARE(inOrder.size(), ids.size());
    QList<AppUserId> wanted{{u"not there"_s}, {u"99999999999999999999999"_s}, {u"-5"_s}, {u""_s}};
    for (const QString &id : ids)
        wanted += AppUserId{id};
    QCOMPARE(idsOf(directory->usersWithIds(wanted, {}).value()), inOrder);
}

void TestUserDirectory::idsEqualByCollation_arePagedWithoutLoss()
{
    WITH_FRESH_DATABASE;
    const QHash<DatabaseKind, QString> types{{DatabaseKind::SQLite, u"text COLLATE NOCASE"_s},
                                             {DatabaseKind::PostgreSql, u"text COLLATE blind"_s},
                                             {DatabaseKind::MariaDb, u"varchar(40) COLLATE utf8mb4_general_ci"_s}};
    if (kind == DatabaseKind::PostgreSql)
        database->run(u"CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"_s);
    database->run(u"CREATE TABLE \"users\" (\"id\" %1, \"email\" text)"_s.arg(types.value(kind)));
    QStringList ids{u"a"_s, u"A"_s, u"b"_s, u"B"_s, u"c"_s};
    for (const QString &id : ids)
        database->run(u"INSERT INTO users (id, email) VALUES (?, ?)"_s, {id, QString(id + u"@example.com"_s)});
    const auto directory = directoryOf(database->address());

    for (int pageSize = 1; pageSize <= 3; ++pageSize) {
        QStringList read = idsOf(allUsers(*directory, pageSize));
        read.sort();
        QCOMPARE(read, QStringList({u"A"_s, u"B"_s, u"a"_s, u"b"_s, u"c"_s}));
    }
    QCOMPARE(idsOf(directory->usersWithIds({{u"A"_s}}, {}).value()), QStringList{u"A"_s});
}

void TestUserDirectory::rowsThatVanishMeanwhile_shiftNoOthers()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text))"_s);
    for (int i = 1; i <= 6; ++i)
        database->run(u"INSERT INTO users VALUES (?, 'a@example.com')"_s, {i});
    const auto directory = directoryOf(database->address());

    const auto first = directory->usersAfter(std::nullopt, 3, {});
    database->run(u"DELETE FROM users WHERE id IN (1, 2, 3)"_s);
    database->run(u"INSERT INTO users VALUES (0, 'b@example.com')"_s);
    const auto second = directory->usersAfter(first->next, 3, {});

    QCOMPARE(idsOf(first->users), QStringList({u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(idsOf(second->users), QStringList({u"4"_s, u"5"_s, u"6"_s}));
}

void TestUserDirectory::timesOfEveryType_areUtcWithMicroseconds_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("expected");
    const QString micros = u"2026-11-01T10:00:00.123456Z"_s;
    const QString millis = u"2026-11-01T10:00:00.123000Z"_s;
    const QString seconds = u"2026-11-01T10:00:00Z"_s;
    QTest::newRow("SQLite ISO with zone")
        << DatabaseKind::SQLite << u"date"_s << u"'2026-11-01T10:00:00.123Z'"_s << millis;
    QTest::newRow("SQLite ISO with offset")
        << DatabaseKind::SQLite << u"text"_s << u"'2026-11-01T23:00:00.123456+13:00'"_s << micros;
    QTest::newRow("SQLite without zone") << DatabaseKind::SQLite << u"DATETIME"_s << u"'2026-11-01 10:00:00'"_s
                                         << seconds;
    QTest::newRow("SQLite milliseconds") << DatabaseKind::SQLite << u"DATETIME"_s << u"1793527200123"_s << millis;
    QTest::newRow("SQLite seconds") << DatabaseKind::SQLite << u"integer"_s << u"1793527200"_s << seconds;
    QTest::newRow("SQLite real") << DatabaseKind::SQLite << u"real"_s << u"1793527200.123"_s << millis;
    QTest::newRow("PostgreSQL timestamp")
        << DatabaseKind::PostgreSql << u"timestamp"_s << u"'2026-11-01 10:00:00.123456'"_s << micros;
    QTest::newRow("PostgreSQL timestamptz")
        << DatabaseKind::PostgreSql << u"timestamptz"_s << u"'2026-11-01 23:00:00.123456+13'"_s << micros;
    QTest::newRow("PostgreSQL timestamp(3)")
        << DatabaseKind::PostgreSql << u"timestamp(3)"_s << u"'2026-11-01 10:00:00.123'"_s << millis;
    QTest::newRow("PostgreSQL bigint") << DatabaseKind::PostgreSql << u"bigint"_s << u"1793527200123"_s << millis;
    QTest::newRow("PostgreSQL text") << DatabaseKind::PostgreSql << u"text"_s << u"'2026-11-01T10:00:00Z'"_s << seconds;
    QTest::newRow("MariaDB datetime(6)") << DatabaseKind::MariaDb << u"datetime(6)"_s
                                         << u"'2026-11-01 10:00:00.123456'"_s << micros;
    QTest::newRow("MariaDB datetime") << DatabaseKind::MariaDb << u"datetime"_s << u"'2026-11-01 10:00:00'"_s
                                      << seconds;
    QTest::newRow("MariaDB timestamp(3)")
        << DatabaseKind::MariaDb << u"timestamp(3) NULL"_s << u"'2026-11-01 23:00:00.123'"_s << millis;
    QTest::newRow("MariaDB bigint") << DatabaseKind::MariaDb << u"bigint"_s << u"1793527200123"_s << millis;
    QTest::newRow("MariaDB int") << DatabaseKind::MariaDb << u"int unsigned"_s << u"1793527200"_s << seconds;
}

void TestUserDirectory::timesOfEveryType_areUtcWithMicroseconds()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, type);
    QFETCH(QString, stored);
    QFETCH(QString, expected);
    database->run(u"CREATE TABLE \"users\" (\"id\" integer PRIMARY KEY, \"email\" text, \"createdAt\" %1)"_s.arg(type));
    // The session that writes a MariaDB `timestamp` is at Auckland's time, as the test is.
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', %1)"_s.arg(stored));

    QCOMPARE(toIsoText(userOf(*database).createdAt.value_or(Moment{})), expected);
}

void TestUserDirectory::verificationIsAFlagOrATime()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text, "flag" {bool}, "at" {time},
        "letter" text))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', true, '2026-11-01 10:00:00', 't')"_s);
    database->run(u"INSERT INTO users VALUES (2, 'b@example.com', false, NULL, 'f')"_s);
    database->run(u"INSERT INTO users VALUES (3, 'c@example.com', NULL, NULL, 'perhaps')"_s);
    const auto verified = [&](const QString &column) {
        QList<std::optional<bool>> answers;
        const auto directory = directoryOf(database->address(), {},
                                           {.columns = {{Attribute::EmailVerified, ColumnMatch{.column = column}}}});
        for (const AppUser &user : allUsers(*directory))
            answers += user.emailVerified;
        return answers;
    };

    QCOMPARE(verified(u"flag"_s), (QList<std::optional<bool>>{true, false, false}));
    QCOMPARE(verified(u"at"_s), (QList<std::optional<bool>>{true, false, false}));
    QCOMPARE(verified(u"letter"_s), (QList<std::optional<bool>>{true, false, std::nullopt}));
    QVERIFY(!directoryOf(database->address())->knowsVerification());
    QCOMPARE(userOf(*database).emailVerified, std::optional<bool>());
}

void TestUserDirectory::optOutMayBeTurnedAround()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text, "newsletter" {bool},
        "unsubscribedAt" {time}))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', true, '2026-11-01 10:00:00')"_s);
    database->run(u"INSERT INTO users VALUES (2, 'b@example.com', false, NULL)"_s);
    database->run(u"INSERT INTO users VALUES (3, 'c@example.com', NULL, NULL)"_s);
    const auto optedOut = [&](const MappingOverrides &overrides) {
        QList<bool> answers;
        for (const AppUser &user : allUsers(*directoryOf(database->address(), {}, overrides)))
            answers += user.optedOut;
        return answers;
    };

    QCOMPARE(optedOut({}), (QList<bool>{true, false, false}));
    QCOMPARE(optedOut({.columns = {{Attribute::OptedOut, ColumnMatch{.column = u"newsletter"_s, .negated = true}}}}),
             (QList<bool>{false, true, false}));
}

void TestUserDirectory::namesAreSplitWhereNoColumnHoldsTheParts()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text, "name" text, "given_name" text,
        "family_name" text))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', ' Ada  Byron King ', NULL, '')"_s);
    database->run(u"INSERT INTO users VALUES (2, 'b@example.com', 'Cher', NULL, NULL)"_s);
    database->run(u"INSERT INTO users VALUES (3, 'c@example.com', 'Miss Ada', 'Ada', 'King')"_s);
    database->run(u"INSERT INTO users VALUES (4, 'd@example.com', NULL, NULL, NULL)"_s);
    QStringList names;

    for (const AppUser &user : allUsers(*directoryOf(database->address())))
        names += user.firstName + u'|' + user.lastName;

    QCOMPARE(names, QStringList({u"Ada|Byron King"_s, u"Cher|"_s, u"Ada|King"_s, u"|"_s}));
}

void TestUserDirectory::firstAccount_tellsHowTheUserSignedUp()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "user" ("id" {id} PRIMARY KEY, "email" text))"_s);
    database->run(uR"(CREATE TABLE "account" ("id" integer PRIMARY KEY, "userId" {id}, "providerId" text,
        "createdAt" {time}))"_s);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        database->run(uR"(INSERT INTO "user" VALUES (?, 'a@example.com'))"_s, {id});
    database->run(u"INSERT INTO account VALUES (1, 'a', 'google', '2026-11-02 00:00:00')"_s);
    database->run(u"INSERT INTO account VALUES (2, 'a', 'credential', '2026-11-01 00:00:00')"_s);
    database->run(u"INSERT INTO account VALUES (3, 'b', 'github', '2026-11-01 00:00:00')"_s);
    database->run(u"INSERT INTO account VALUES (4, 'gone', 'github', '2026-11-01 00:00:00')"_s);
    QStringList ways;

    for (const AppUser &user : allUsers(*directoryOf(database->address()), 2))
        ways += user.registrationMethod + u'|' + user.authProvider;

    QCOMPARE(ways, QStringList({u"email|credential"_s, u"oauth|github"_s, u"|"_s}));
}

void TestUserDirectory::hostileText_isReadAsItIs()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "email" text, "company" text))"_s);
    QStringList texts{u"Robert'); DROP TABLE users;--"_s,
                      u"<img src=x onerror=alert(1)>"_s,
                      u"=cmd|' /C calc'!A0"_s,
                      u"\u202eevil\u2066"_s,
                      u"👩‍👩‍👧 family"_s,
                      u"tab\tline\r\nbell\u0007"_s,
                      u" spaces around  "_s,
                      u"back\\slash ? :name $1 %n%s"_s,
                      u"İıŞß"_s,
                      u"e\u0301"_s,
                      QString(60'000, u'x')};
    if (kind != DatabaseKind::PostgreSql)
        texts += u"nul\u0000inside"_s;
    for (const QString &text : texts)
        database->run(u"INSERT INTO users VALUES (?, 'a@example.com', ?)"_s, {text.left(60), text});
    const auto directory = directoryOf(database->address());
    QStringList read;

    for (const AppUser &user : allUsers(*directory, 3)) {
        QCOMPARE(user.id.value, user.company.left(60));
        read += user.company;
    }

    read.sort();
    texts.sort();
    QCOMPARE(read, texts);
    QList<AppUserId> ids;
    for (const QString &text : texts)
        ids += AppUserId{text.left(60)};
    QCOMPARE(directory->usersWithIds(ids, {})->size(), texts.size());
}

void TestUserDirectory::addressesEqualButForCase_areTwoUsers()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'ada@example.com'), (2, 'ADA@example.com'), (3, ''), (4, NULL)"_s);
    QStringList addresses;

    for (const AppUser &user : allUsers(*directoryOf(database->address())))
        addresses += user.email;

    QCOMPARE(addresses, QStringList({u"ada@example.com"_s, u"ADA@example.com"_s, u""_s, u""_s}));
}

void TestUserDirectory::usersAreReadById()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com'), (2, 'b@example.com'), (3, 'c@example.com')"_s);
    const auto directory = directoryOf(database->address());

    const auto users = directory->usersWithIds({{u"3"_s}, {u"1"_s}, {u"3"_s}, {u"17"_s}, {u"x"_s}}, {});

    QCOMPARE(
        users.value(),
        (QList<AppUser>{{.id = {u"1"_s}, .email = u"a@example.com"_s}, {.id = {u"3"_s}, .email = u"c@example.com"_s}}));
    QCOMPARE(directory->usersWithIds({}, {}).value(), QList<AppUser>());
    const auto nowhere = directory->usersAfter(AppUserId{u"x"_s}, 10, {});
    QVERIFY(nowhere ? nowhere->users.isEmpty() : nowhere.error().kind == ErrorKind::UsersReadFailed);
}

void TestUserDirectory::linkIsWritten_andNothingElse_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("column");
    for (const QString &type : {u"integer"_s, u"varchar(20)"_s}) {
        for (const QString &column : {u"mautic_contact_id"_s, u"mauticId"_s}) {
            const QByteArray name = (u' ' + type + u' ' + column).toUtf8();
            QTest::addRow("SQLite%s", name.constData()) << DatabaseKind::SQLite << type << column;
            QTest::addRow("PostgreSQL%s", name.constData()) << DatabaseKind::PostgreSql << type << column;
            QTest::addRow("MariaDB%s", name.constData()) << DatabaseKind::MariaDb << type << column;
        }
    }
}

void TestUserDirectory::linkIsWritten_andNothingElse()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, type);
    QFETCH(QString, column);
    database->run(u"CREATE TABLE \"users\" (\"id\" integer PRIMARY KEY, \"email\" text, \"updatedAt\" {time}, "
                  "\"%1\" %2)"_s.arg(column, type));
    for (int i = 1; i <= 4; ++i)
        database->run(u"INSERT INTO users VALUES (?, 'a@example.com', '2026-11-01 10:00:00', '99')"_s, {i});
    const auto directory = directoryOf(database->address());
    const QList<AppUser> before = allUsers(*directory);

    const auto written = directory->storeLinks({{.user = {u"1"_s}, .contact = ContactId{7}},
                                                {.user = {u"2"_s}, .contact = std::nullopt},
                                                {.user = {u"3"_s}, .contact = ContactId{99}},
                                                {.user = {u"17"_s}, .contact = ContactId{8}},
                                                {.user = {u"x"_s}, .contact = ContactId{9}}},
                                               {});

    QCOMPARE(written, 3);
    QCOMPARE(database->column(u"SELECT \"%1\" FROM users ORDER BY id"_s.arg(column)),
             QStringList({u"7"_s, u"NULL"_s, u"99"_s, u"99"_s}));
    QList<AppUser> expected = before;
    expected[0].storedContact = ContactId{7};
    expected[1].storedContact = std::nullopt;
    QCOMPARE(allUsers(*directory), expected);
}

void TestUserDirectory::cancelledWrite_leavesNothing()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text, "mauticId" integer))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', NULL)"_s);
    const auto directory = directoryOf(database->address());
    std::stop_source stop;
    stop.request_stop();

    const auto written = directory->storeLinks({{.user = {u"1"_s}, .contact = ContactId{7}}}, stop.get_token());
    const auto read = directory->usersAfter(std::nullopt, 10, stop.get_token());

    QCOMPARE(written.error().kind, ErrorKind::Cancelled);
    QCOMPARE(read.error().kind, ErrorKind::Cancelled);
    QCOMPARE(database->column(u"SELECT \"mauticId\" FROM users"_s), QStringList{u"NULL"_s});
    QCOMPARE(directory->storeLinks({{.user = {u"1"_s}, .contact = ContactId{7}}}, {}), 1);
}

void TestUserDirectory::directoryWithoutLinkColumn_refusesToWrite()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text))"_s);
    const auto directory = directoryOf(database->address());

    QVERIFY(!directory->storesLinks());
    QCOMPARE(directory->storeLinks({{.user = {u"1"_s}, .contact = ContactId{7}}}, {}).error().kind,
             ErrorKind::UsersWriteFailed);
}

QTEST_GUILESS_MAIN(TestUserDirectory)
#include "tst_user_directory.moc"

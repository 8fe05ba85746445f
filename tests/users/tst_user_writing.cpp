// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostile_texts.h"
#include "users/mapped_directory.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;
using Outcome = UserEditOutcome;
using Outcomes = QList<UserEditOutcome>;

class TestUserWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValue_isComparedAndSet_andNothingElse_data() { addEveryDatabase(); }
    void aValue_isComparedAndSet_andNothingElse();
    void nothingAndNoText_areTheSame_data() { addEveryDatabase(); }
    void nothingAndNoText_areTheSame();
    void differencesTheCollationHides_areDifferences_data() { addEveryDatabase(); }
    void differencesTheCollationHides_areDifferences();
    void hostileText_arrivesAsItIs_data() { addEveryDatabase(); }
    void hostileText_arrivesAsItIs();
    void whatTheDatabaseDoesNotTake_isRefusedAlone_data() { addEveryDatabase(); }
    void whatTheDatabaseDoesNotTake_isRefusedAlone();
    void typesOfAServer_areWritten_data();
    void typesOfAServer_areWritten();
    void idsThatDifferByCase_areDifferentUsers_data() { addEveryDatabase(); }
    void idsThatDifferByCase_areDifferentUsers();
    void severalRowsOfOneId_areNotTouched_data() { addEveryDatabase(); }
    void severalRowsOfOneId_areNotTouched();
    void whatIsNotSwitchedOn_isNotWritten_data() { addEveryDatabase(); }
    void whatIsNotSwitchedOn_isNotWritten();
    void columnsOfRights_areNeverWritten_data() { addEveryDatabase(); }
    void columnsOfRights_areNeverWritten();
    void timeOfTheChange_isSetInItsOwnForm_data();
    void timeOfTheChange_isSetInItsOwnForm();
    void statement_isShownAsItIsRun_data();
    void statement_isShownAsItIsRun();
};

namespace
{

QList<ColumnWriting> writingOf(const TestDatabase &database, const MappingOverrides &overrides = {})
{
    const auto catalogue = UsersCatalogue::open(database.address());
    const auto writing =
        catalogue ? (*catalogue)->writing(mappingOf(database.address(), overrides)) : fail(catalogue.error());
    if (!writing)
        qFatal("%s", qPrintable(writing.error().detail));
    return *writing;
}

UserEdit phoneOf(const QString &user, const QString &before, const QString &after)
{
    return {.user = {user}, .attribute = Attribute::Phone, .before = before, .after = after};
}

void addPeople(TestDatabase &database, const QString &phone = u"text"_s)
{
    database.run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "email" varchar(60) NOT NULL UNIQUE, "phone" %1,
        "company" varchar(20) DEFAULT '' NOT NULL))"_s.arg(phone));
    for (const QString &id : {u"u1"_s, u"u2"_s, u"u3"_s})
        database.run(u"INSERT INTO users VALUES (?, ?, '+49 30 1', 'Analytical')"_s,
                     {id, QString(id + u"@example.com"_s)});
}

QStringList phones(TestDatabase &database) { return database.column(u"SELECT phone FROM users ORDER BY id"_s); }

} // namespace

void TestUserWriting::aValue_isComparedAndSet_andNothingElse()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    const auto directory = directoryOf(database->address(), {Attribute::Phone});

    const auto done = directory->writeValues(
        {phoneOf(u"u1"_s, u"+49 30 1"_s, u"+49 30 2"_s), phoneOf(u"u2"_s, u"+49 30 9"_s, u"+49 30 2"_s),
         phoneOf(u"u9"_s, u"+49 30 1"_s, u"+49 30 2"_s), phoneOf(u"u3"_s, u"+49 30 1"_s, u"+49 30 1"_s)},
        {});

    QCOMPARE(done.value(),
             Outcomes({Outcome::Written, Outcome::ChangedMeanwhile, Outcome::NoSuchUser, Outcome::Written}));
    QCOMPARE(phones(*database), QStringList({u"+49 30 2"_s, u"+49 30 1"_s, u"+49 30 1"_s}));
    QCOMPARE(database->column(u"SELECT company FROM users"_s),
             QStringList({u"Analytical"_s, u"Analytical"_s, u"Analytical"_s}));
    QCOMPARE(directory->usersWithIds({{u"u1"_s}}, {})->first().phone, u"+49 30 2"_s);
}

void TestUserWriting::nothingAndNoText_areTheSame()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    database->run(u"UPDATE users SET phone = NULL, company = '' WHERE id = 'u1'"_s);
    database->run(u"UPDATE users SET phone = '' WHERE id = 'u2'"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Phone, Attribute::Company, Attribute::Email});
    const auto company = [](const QString &user, const QString &before, const QString &after) {
        return UserEdit{.user = {user}, .attribute = Attribute::Company, .before = before, .after = after};
    };

    const auto done =
        directory->writeValues({phoneOf(u"u1"_s, {}, u"1"_s),
                                phoneOf(u"u2"_s, {}, u"2"_s),
                                phoneOf(u"u3"_s, u"+49 30 1"_s, {}),
                                company(u"u1"_s, {}, u"Zuse"_s),
                                company(u"u2"_s, u"Analytical"_s, {}),
                                {.user = {u"u1"_s}, .attribute = Attribute::Email, .before = u"u1@example.com"_s}},
                               {});

    QCOMPARE(done.value(),
             Outcomes({Outcome::Written, Outcome::Written, Outcome::Written, Outcome::Written, Outcome::Written,
                       Outcome::Refused}));
    QCOMPARE(phones(*database), QStringList({u"1"_s, u"2"_s, u"NULL"_s}));
    QCOMPARE(database->column(u"SELECT company FROM users ORDER BY id"_s),
             QStringList({u"Zuse"_s, u""_s, u"Analytical"_s}));
    QCOMPARE(database->column(u"SELECT email FROM users WHERE id = 'u1'"_s), QStringList{u"u1@example.com"_s});
}

void TestUserWriting::differencesTheCollationHides_areDifferences()
{
    WITH_FRESH_DATABASE;
    addPeople(*database, kind == DatabaseKind::SQLite ? u"text COLLATE NOCASE"_s : u"varchar(40)"_s);
    database->run(u"UPDATE users SET phone = 'Ada'"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Phone});

    const auto done = directory->writeValues({phoneOf(u"u1"_s, u"ada"_s, u"x"_s), phoneOf(u"u2"_s, u"Ada "_s, u"x"_s),
                                              phoneOf(u"u3"_s, u"Ada"_s, u"ada "_s)},
                                             {});

    QCOMPARE(done.value(), Outcomes({Outcome::ChangedMeanwhile, Outcome::ChangedMeanwhile, Outcome::Written}));
    QCOMPARE(phones(*database), QStringList({u"Ada"_s, u"Ada"_s, u"ada "_s}));
}

void TestUserWriting::hostileText_arrivesAsItIs()
{
    WITH_FRESH_DATABASE;
    addPeople(*database, kind == DatabaseKind::MariaDb ? u"longtext"_s : u"text"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Phone});
    QString before = u"+49 30 1"_s;
    QStringList texts;
    for (const testing::HostileText &hostile : testing::hostileTexts())
        texts += hostile.text;
    texts += {u"'); DROP TABLE users; --"_s, u"\\'; $1 ? :name %1 %s"_s, u"{\"a\": 1}"_s,
              u"\U0001F469\u200D\U0001F4BB"_s, QString(60'000, u'x')};

    const auto arrives = [kind](const QString &text) {
        if (kind == DatabaseKind::PostgreSql && text.contains(QChar(u'\0')))
            return false;
        if (kind == DatabaseKind::SQLite && (text.contains(QChar(0xfffe)) || text.contains(QChar(0xffff))))
            return false;
        return text.isValidUtf16() && !text.startsWith(QChar::ByteOrderMark);
    };
    for (const QString &text : texts) {
        const auto done = directory->writeValues({phoneOf(u"u1"_s, before, text)}, {});
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
        QCOMPARE(*done, Outcomes{arrives(text) ? Outcome::Written : Outcome::Refused});
        if (arrives(text))
            before = text;
        QCOMPARE(directory->usersWithIds({{u"u1"_s}}, {})->value(0).phone, before);
    }

    QCOMPARE(phones(*database).mid(1), QStringList({u"+49 30 1"_s, u"+49 30 1"_s}));
}

void TestUserWriting::whatTheDatabaseDoesNotTake_isRefusedAlone()
{
    WITH_FRESH_DATABASE;
    addPeople(*database, u"varchar(20) CHECK (phone <> 'no')"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Phone, Attribute::Company, Attribute::Email});
    const UserEdit taken{
        .user = {u"u1"_s}, .attribute = Attribute::Email, .before = u"u1@example.com"_s, .after = u"u2@example.com"_s};

    const auto done = directory->writeValues({taken, phoneOf(u"u1"_s, u"+49 30 1"_s, u"no"_s),
                                              phoneOf(u"u2"_s, u"+49 30 1"_s, QString(21, u'1')),
                                              phoneOf(u"u3"_s, u"+49 30 1"_s, u"+49 30 2"_s)},
                                             {});

    const Outcome tooLong = kind == DatabaseKind::SQLite ? Outcome::Written : Outcome::Refused;
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(*done, Outcomes({Outcome::Refused, Outcome::Refused, tooLong, Outcome::Written}));
    QCOMPARE(database->column(u"SELECT email FROM users ORDER BY id"_s),
             QStringList({u"u1@example.com"_s, u"u2@example.com"_s, u"u3@example.com"_s}));
    QCOMPARE(phones(*database).value(0), u"+49 30 1"_s);
    QCOMPARE(phones(*database).value(2), u"+49 30 2"_s);
}

void TestUserWriting::typesOfAServer_areWritten_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QStringList>("preparation");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("refused");
    const auto add = [](const char *name, DatabaseKind kind, const QStringList &preparation, const QString &type,
                        const QString &refused) { QTest::newRow(name) << kind << preparation << type << refused; };
    const auto postgres = DatabaseKind::PostgreSql;
    const auto mariaDb = DatabaseKind::MariaDb;
    add("PostgreSQL enum", postgres, {u"CREATE TYPE tongue AS ENUM ('de', 'en')"_s}, u"tongue"_s, u"fr"_s);
    add("PostgreSQL char", postgres, {}, u"char(5)"_s, u"german"_s);
    add("PostgreSQL domain", postgres, {u"CREATE DOMAIN tongue AS text CHECK (value <> 'fr')"_s}, u"tongue"_s, u"fr"_s);
    add("PostgreSQL collation", postgres,
        {u"CREATE COLLATION tongues (provider = icu, locale = 'und-u-ks-level1', deterministic = false)"_s},
        u"varchar(2) COLLATE tongues"_s, u"german"_s);
    add("MariaDB enum", mariaDb, {}, u"ENUM('de', 'en')"_s, u"fr"_s);
    add("MariaDB char", mariaDb, {}, u"char(5)"_s, u"german"_s);
    add("MariaDB latin1", mariaDb, {}, u"varchar(20) CHARACTER SET latin1"_s, u"\u65e5"_s);
    add("MariaDB three bytes", mariaDb, {}, u"varchar(20) CHARACTER SET utf8mb3"_s, u"\U0001F600"_s);
}

void TestUserWriting::typesOfAServer_areWritten()
{
    WITH_FRESH_DATABASE;
    QFETCH(QStringList, preparation);
    QFETCH(QString, type);
    QFETCH(QString, refused);
    for (const QString &statement : preparation)
        database->run(statement);
    database->run(u"CREATE TABLE users (id integer PRIMARY KEY, email text, locale %1)"_s.arg(type));
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', 'de'), (2, 'b@example.com', 'de')"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Locale});
    const auto edit = [&](const QString &id, const QString &after) {
        return UserEdit{.user = {id}, .attribute = Attribute::Locale, .before = u"de"_s, .after = after};
    };

    const auto done = directory->writeValues({edit(u"1"_s, refused), edit(u"1"_s, u"en"_s), edit(u"2"_s, {})}, {});

    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(*done, Outcomes({Outcome::Refused, Outcome::Written, Outcome::Written}));
    QCOMPARE(directory->usersWithIds({{u"1"_s}}, {})->value(0).locale, u"en"_s);
    QCOMPARE(database->column(u"SELECT locale FROM users WHERE id = 2"_s), QStringList{u"NULL"_s});
}

void TestUserWriting::idsThatDifferByCase_areDifferentUsers()
{
    WITH_FRESH_DATABASE;
    database->run(kind == DatabaseKind::SQLite
                      ? u"CREATE TABLE users (id text COLLATE NOCASE, email text, phone text)"_s
                      : u"CREATE TABLE users (id varchar(20), email text, phone text)"_s);
    database->run(u"INSERT INTO users VALUES ('u1', 'a@example.com', '1'), ('U1', 'b@example.com', '1')"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Phone});

    const auto done = directory->writeValues({phoneOf(u"U1"_s, u"1"_s, u"2"_s), phoneOf(u"U1 "_s, u"1"_s, u"3"_s)}, {});

    QCOMPARE(done.value(), Outcomes({Outcome::Written, Outcome::NoSuchUser}));
    QCOMPARE(database->column(u"SELECT phone FROM users ORDER BY email"_s), QStringList({u"1"_s, u"2"_s}));
}

void TestUserWriting::severalRowsOfOneId_areNotTouched()
{
    WITH_FRESH_DATABASE;
    database->run(u"CREATE TABLE users (id integer, email text, phone text)"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', '1'), (1, 'b@example.com', '1')"_s);
    const auto directory = directoryOf(database->address(), {Attribute::Phone});

    const auto done = directory->writeValues({phoneOf(u"1"_s, u"1"_s, u"2"_s)}, {});

    QCOMPARE(done.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(phones(*database), QStringList({u"1"_s, u"1"_s}));
}

void TestUserWriting::whatIsNotSwitchedOn_isNotWritten()
{
    WITH_FRESH_DATABASE;
    addPeople(*database);
    const auto directory = directoryOf(database->address(), {Attribute::Phone});

    const auto done = directory->writeValues(
        {phoneOf(u"u1"_s, u"+49 30 1"_s, u"2"_s),
         {.user = {u"u1"_s}, .attribute = Attribute::Company, .before = u"Analytical"_s, .after = u"Zuse"_s}},
        {});

    QCOMPARE(done.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(done.error().subject, u"company"_s);
    QCOMPARE(phones(*database).value(0), u"+49 30 1"_s);
    QCOMPARE(directory->writeValues({}, {}).value(), Outcomes());
}

void TestUserWriting::columnsOfRights_areNeverWritten()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text, "role" text, "passwordHash" text,
        "isBanned" text, "age" integer))"_s);
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', 'user', 'x', 'no', 7)"_s);
    const QList<Attribute> all{Attribute::Company,  Attribute::Phone,  Attribute::Locale,
                               Attribute::TimeZone, Attribute::Banned, Attribute::Id};
    const MappingOverrides overrides{.columns = {{Attribute::Company, ColumnMatch{.column = u"role"_s}},
                                                 {Attribute::Phone, ColumnMatch{.column = u"passwordHash"_s}},
                                                 {Attribute::Locale, ColumnMatch{.column = u"isBanned"_s}},
                                                 {Attribute::TimeZone, ColumnMatch{.column = u"age"_s}}}};
    const auto directory = directoryOf(database->address(), all, overrides);

    for (const Attribute attribute : all) {
        const auto done = directory->writeValues({{.user = {u"1"_s}, .attribute = attribute, .after = u"admin"_s}}, {});
        QCOMPARE(done.error().kind, ErrorKind::UsersTableUnsuitable);
    }
    QHash<Attribute, WritingObstacle> obstacles;
    for (const ColumnWriting &writing : writingOf(*database, overrides))
        obstacles.insert(writing.attribute, writing.obstacle);
    QCOMPARE(obstacles,
             (QHash<Attribute, WritingObstacle>{{Attribute::Email, WritingObstacle::None},
                                                {Attribute::Company, WritingObstacle::Protected},
                                                {Attribute::Phone, WritingObstacle::Protected},
                                                {Attribute::Locale, WritingObstacle::Protected},
                                                {Attribute::TimeZone, WritingObstacle::NotText}}));
}

void TestUserWriting::timeOfTheChange_isSetInItsOwnForm_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("sample");
    const auto add = [](DatabaseKind kind, const QString &name, const QString &type, const QString &sample) {
        QTest::newRow(qPrintable(name + u' ' + type + u' ' + sample)) << kind << type << sample;
    };
    for (const QString &text :
         {u"2026-11-01T10:00:00.000Z"_s, u"2026-11-01 10:00:00"_s, u"2026-11-01T10:00:00.000+00:00"_s}) {
        add(DatabaseKind::SQLite, u"SQLite"_s, u"DATETIME"_s, text);
        add(DatabaseKind::PostgreSql, u"PostgreSQL"_s, u"text"_s, text);
        add(DatabaseKind::MariaDb, u"MariaDB"_s, u"varchar(40)"_s, text);
    }
    for (const QString &number : {u"1793000000"_s, u"1793000000123"_s, u"1793000000123456"_s}) {
        add(DatabaseKind::SQLite, u"SQLite"_s, u"DATETIME"_s, number);
        add(DatabaseKind::PostgreSql, u"PostgreSQL"_s, u"bigint"_s, number);
        add(DatabaseKind::MariaDb, u"MariaDB"_s, u"bigint"_s, number);
    }
    for (const QString &type : {u"timestamp(3)"_s, u"timestamptz"_s})
        add(DatabaseKind::PostgreSql, u"PostgreSQL"_s, type, u"2026-11-01 10:00:00Z"_s);
    for (const QString &type :
         {u"datetime(3)"_s, u"timestamp(6) NULL"_s, u"datetime(6) DEFAULT NOW(6) ON UPDATE NOW(6)"_s})
        add(DatabaseKind::MariaDb, u"MariaDB"_s, type, u"2026-11-01 10:00:00"_s);
}

void TestUserWriting::timeOfTheChange_isSetInItsOwnForm()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, type);
    QFETCH(QString, sample);
    database->run(u"CREATE TABLE users (id integer PRIMARY KEY, email text, phone text, updated_at %1)"_s.arg(type));
    database->run(u"INSERT INTO users VALUES (1, 'a@example.com', '1', ?), (2, 'b@example.com', '1', ?)"_s,
                  {sample, sample});
    const auto directory = directoryOf(database->address(), {Attribute::Phone});
    const auto mark = directory->usersChangedSince(std::nullopt, std::chrono::seconds{0}, 10, {});
    const qint64 from = QDateTime::currentMSecsSinceEpoch();

    const auto done = directory->writeValues({phoneOf(u"1"_s, u"1"_s, u"2"_s)}, {});

    const qint64 until = QDateTime::currentMSecsSinceEpoch();
    QCOMPARE(done.value(), Outcomes{Outcome::Written});
    const auto users = directory->usersWithIds({{u"1"_s}, {u"2"_s}}, {});
    const qint64 changed = users->value(0).updatedAt.value_or(Moment{0}).milliseconds();
    QVERIFY2(changed >= from - 1'000 && changed <= until + 1, qPrintable(QString::number(changed - from)));
    QVERIFY(users->value(1).updatedAt->milliseconds() < from - 1'000);
    const QStringList times = database->column(u"SELECT updated_at FROM users ORDER BY id"_s);
    QCOMPARE(times.value(0).size(), times.value(1).size());
    const auto changes = directory->usersChangedSince(*mark->mark, std::chrono::seconds{0}, 10, {});
    QVERIFY2(changes, qPrintable(changes ? QString() : changes.error().detail));
    QVERIFY(std::any_of(changes->users.begin(), changes->users.end(),
                        [](const AppUser &user) { return user.id.value == u"1"_s && user.phone == u"2"_s; }));
}

void TestUserWriting::statement_isShownAsItIsRun_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("grant");
    QTest::newRow("SQLite") << DatabaseKind::SQLite
                            << uR"(UPDATE "users" SET "pho""ne" = ? WHERE "id" = ?)"
                               R"( AND CAST(coalesce("pho""ne", '') AS BLOB) = CAST(? AS BLOB))"_s
                            << QString();
    QTest::newRow("PostgreSQL") << DatabaseKind::PostgreSql
                                << uR"(UPDATE "public"."users" SET "pho""ne" = ?, "updatedAt" = CURRENT_TIMESTAMP)"
                                   R"( WHERE "id" = CAST(? AS bigint))"
                                   R"( AND coalesce(CAST("pho""ne" AS text), '') COLLATE "C" = ?)"_s
                                << uR"(GRANT UPDATE ("pho""ne", "updatedAt") ON "public"."users" TO "%1")"_s;
    QTest::newRow("MariaDB") << DatabaseKind::MariaDb
                             << u"UPDATE `%2`.`users` SET `pho\"ne` = ?, `updatedAt` = CURRENT_TIMESTAMP(6)"
                                " WHERE `id` = ? AND CAST(CONVERT(coalesce(`pho\"ne`, '') USING utf8mb4) AS BINARY)"
                                " = CAST(? AS BINARY)"_s
                             << u"GRANT UPDATE (`pho\"ne`, `updatedAt`) ON `%2`.`users` TO '%1'@'localhost'"_s;
}

void TestUserWriting::statement_isShownAsItIsRun()
{
    WITH_FRESH_DATABASE;
    QFETCH(QString, statement);
    QFETCH(QString, grant);
    const QString quote = kind == DatabaseKind::MariaDb ? u"`pho\"ne`"_s : u"\"pho\"\"ne\""_s;
    const QString table = kind == DatabaseKind::MariaDb ? u"`users`"_s : u"\"users\""_s;
    database->run(u"CREATE TABLE users (id integer PRIMARY KEY, email text, \"updatedAt\" {time})"_s);
    const UsersDatabaseAddress address = database->address();
    database->run(u"ALTER TABLE %1 ADD COLUMN %2 text"_s.arg(table, quote));
    database->run(u"INSERT INTO users (id, email) VALUES (1, 'a@example.com')"_s);
    const MappingOverrides overrides{.columns = {{Attribute::Phone, ColumnMatch{.column = u"pho\"ne"_s}}}};

    const QList<ColumnWriting> all = writingOf(*database, overrides);

    QCOMPARE(all.value(1).attribute, Attribute::Phone);
    const auto inPlace = [&](QString text) {
        return text.replace(u"%1"_s, address.user).replace(u"%2"_s, address.database);
    };
    QCOMPARE(all.value(1).statement, inPlace(statement));
    QCOMPARE(all.value(1).grant, inPlace(grant));
    QCOMPARE(all.value(1).isAllowed, std::optional(true));
    QCOMPARE(all.value(1).obstacle, WritingObstacle::None);
}

QTEST_GUILESS_MAIN(TestUserWriting)
#include "tst_user_writing.moc"

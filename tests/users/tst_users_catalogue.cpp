// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/every_database.h"
#include "users/sql_user_directory.h"
#include "users/users_catalogue.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;

class TestUsersCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void betterAuthTables_areFoundWithTheirAccounts_data() { addEveryDatabase(); }
    void betterAuthTables_areFoundWithTheirAccounts();
    void severalTables_theLikeliestIsFirst_data() { addEveryDatabase(); }
    void severalTables_theLikeliestIsFirst();
    void operatorsChoice_goesBeforeWhatWasFound_data() { addEveryDatabase(); }
    void operatorsChoice_goesBeforeWhatWasFound();
    void unknownNames_areRefused_data() { addEveryDatabase(); }
    void unknownNames_areRefused();
    void tableWithoutAddresses_isUnsuitable_data() { addEveryDatabase(); }
    void tableWithoutAddresses_isUnsuitable();
    void fiveSampleRows_showMappedColumnsOnly_data() { addEveryDatabase(); }
    void fiveSampleRows_showMappedColumnsOnly();
    void linkColumn_isAdvisedAndAdded_data() { addEveryDatabase(); }
    void linkColumn_isAdvisedAndAdded();
    void migrationsTable_tellsOfPrisma_data() { addEveryDatabase(); }
    void migrationsTable_tellsOfPrisma();
    void schemaOfTheUrl_isLookedIntoFirst();
    void hostileTableNames_areQuoted_data() { addEveryDatabase(); }
    void hostileTableNames_areQuoted();
};

namespace
{

std::unique_ptr<UsersCatalogue> catalogueOf(const TestDatabase &database)
{
    auto catalogue = UsersCatalogue::open(database.address());
    return catalogue ? std::move(*catalogue) : nullptr;
}

QString schemaOf(TestDatabase &database)
{
    switch (database.kind()) {
    case DatabaseKind::SQLite:
        return {};
    case DatabaseKind::PostgreSql:
        return u"public"_s;
    case DatabaseKind::MariaDb:
        return database.column(u"SELECT database()"_s).first();
    }
    return {};
}

} // namespace

void TestUsersCatalogue::betterAuthTables_areFoundWithTheirAccounts()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "user" ("id" {id} PRIMARY KEY, "name" text, "email" {id} NOT NULL UNIQUE,
        "emailVerified" {bool} NOT NULL, "createdAt" {time}, "image" text))"_s);
    database->run(uR"(CREATE TABLE "account" ("id" {id} PRIMARY KEY, "accountId" text, "providerId" text,
        "userId" {id} REFERENCES "user" ("id"), "createdAt" {time}))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto tables = catalogue->tables();

    QVERIFY(tables);
    QCOMPARE(tables->size(), 1);
    const UsersMapping expected{.schema = schemaOf(*database),
                                .table = u"user"_s,
                                .columns = {{Attribute::Id, {.column = u"id"_s}},
                                            {Attribute::FullName, {.column = u"name"_s}},
                                            {Attribute::Email, {.column = u"email"_s}},
                                            {Attribute::EmailVerified, {.column = u"emailVerified"_s}},
                                            {Attribute::CreatedAt, {.column = u"createdAt"_s}}},
                                .accountTable = u"account"_s,
                                .accountUserColumn = u"userId"_s,
                                .accountProviderColumn = u"providerId"_s,
                                .accountCreatedColumn = u"createdAt"_s};
    QCOMPARE(tables->first().mapping, expected);
    QCOMPARE(tables->first().columns,
             QStringList({u"id"_s, u"name"_s, u"email"_s, u"emailVerified"_s, u"createdAt"_s, u"image"_s}));
    QCOMPARE(catalogue->mappingFor({})->mapping, expected);
}

void TestUsersCatalogue::severalTables_theLikeliestIsFirst()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "email" text, "first_name" text, "plan" text))"_s);
    database->run(uR"(CREATE TABLE "user" ("id" {id} PRIMARY KEY, "email" text))"_s);
    database->run(uR"(CREATE TABLE "customers" ("id" {id} PRIMARY KEY, "email" text))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto tables = catalogue->tables();

    QVERIFY(tables);
    QCOMPARE(tables->size(), 2);
    QCOMPARE(tables->at(0).mapping.table, u"users"_s);
    QCOMPARE(tables->at(1).mapping.table, u"user"_s);
    QCOMPARE(catalogue->mappingFor(u"customers"_s)->mapping.table, u"customers"_s);
}

void TestUsersCatalogue::operatorsChoice_goesBeforeWhatWasFound()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "email" text, "contact" text, "name" text,
        "newsletter" {bool}))"_s);
    database->run(uR"(CREATE TABLE "logins" ("user_id" {id}, "provider" text))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto table = catalogue->mappingFor(
        u"users"_s,
        {.columns = {{Attribute::Email, ColumnMatch{.column = u"contact"_s}},
                     {Attribute::FullName, std::nullopt},
                     {Attribute::OptedOut, ColumnMatch{.column = u"newsletter"_s, .negated = true}}},
         .accountTable = u"logins"_s});

    QVERIFY(table);
    const QHash<Attribute, ColumnMatch> expected{{Attribute::Id, {.column = u"id"_s}},
                                                 {Attribute::Email, {.column = u"contact"_s}},
                                                 {Attribute::OptedOut, {.column = u"newsletter"_s, .negated = true}}};
    QCOMPARE(table->mapping.columns, expected);
    QCOMPARE(table->mapping.accountTable, u"logins"_s);
    QCOMPARE(table->mapping.accountProviderColumn, u"provider"_s);
}

void TestUsersCatalogue::unknownNames_areRefused()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "email" text))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto noTable = catalogue->mappingFor(u"people"_s);
    const auto noColumn =
        catalogue->mappingFor(u"users"_s, {.columns = {{Attribute::Phone, ColumnMatch{.column = u"phone"_s}}}});
    const auto noAccounts = catalogue->mappingFor(u"users"_s, {.accountTable = u"logins"_s});
    const auto noDirectory = SqlUserDirectory::open(
        database->address(),
        {.schema = schemaOf(*database),
         .table = u"users"_s,
         .columns = {{Attribute::Id, {.column = u"id"_s}}, {Attribute::Email, {.column = u"mail"_s}}}});

    QCOMPARE(noTable.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(noTable.error().subject, u"people"_s);
    QCOMPARE(noColumn.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(noColumn.error().subject, u"phone"_s);
    QCOMPARE(noAccounts.error().subject, u"logins"_s);
    QCOMPARE(noDirectory.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(noDirectory.error().subject, u"mail"_s);
}

void TestUsersCatalogue::tableWithoutAddresses_isUnsuitable()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" {id} PRIMARY KEY, "login" text))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto named = catalogue->mappingFor(u"users"_s);
    const auto found = catalogue->mappingFor({});

    QCOMPARE(catalogue->tables()->size(), 0);
    QCOMPARE(named.error().kind, ErrorKind::UsersTableUnsuitable);
    QCOMPARE(named.error().subject, u"users"_s);
    QCOMPARE(found.error().kind, ErrorKind::UsersTableUnsuitable);
}

void TestUsersCatalogue::fiveSampleRows_showMappedColumnsOnly()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text, "password" text))"_s);
    for (int i = 1; i <= 7; ++i)
        database->run(uR"(INSERT INTO "users" VALUES (?, ?, 'hash'))"_s, {i, u"user%1@example.com"_s.arg(i)});
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto sample = catalogue->sampleRows(catalogue->mappingFor({})->mapping);

    QVERIFY(sample);
    QCOMPARE(sample->columns, QStringList({u"id"_s, u"email"_s}));
    QCOMPARE(sample->rows.size(), 5);
    QCOMPARE(sample->rows.first(), QStringList({u"1"_s, u"user1@example.com"_s}));
}

void TestUsersCatalogue::linkColumn_isAdvisedAndAdded()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "users" ("id" integer PRIMARY KEY, "email" text))"_s);
    database->run(uR"(INSERT INTO "users" VALUES (1, 'a@example.com'))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);
    const UsersMapping mapping = catalogue->mappingFor({})->mapping;

    const auto advice = catalogue->linkColumnAdvice(mapping);
    QVERIFY(advice);
    QCOMPARE(advice->prismaLine, u"mauticContactId Int? @map(\"mautic_contact_id\")"_s);
    QVERIFY(advice->prismaCommand.startsWith(u"npx prisma migrate dev"_s));
    QVERIFY(!advice->behindPrisma);
    QVERIFY(database->column(u"SELECT * FROM \"users\""_s).size() == 1);
    const auto extended = catalogue->addLinkColumn(mapping);

    QVERIFY(extended);
    QCOMPARE(catalogue->mappingFor({})->mapping, *extended);
    QCOMPARE(database->column(u"SELECT mautic_contact_id FROM users"_s), QStringList{u"NULL"_s});
    QCOMPARE(*catalogue->addLinkColumn(mapping), *extended);
}

void TestUsersCatalogue::migrationsTable_tellsOfPrisma()
{
    WITH_FRESH_DATABASE;
    database->run(uR"(CREATE TABLE "User" ("id" {id} PRIMARY KEY, "email" text))"_s);
    database->run(uR"(CREATE TABLE "_prisma_migrations" ("id" {id} PRIMARY KEY, "migration_name" text))"_s);
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto advice = catalogue->linkColumnAdvice(catalogue->mappingFor({})->mapping);

    QVERIFY(advice);
    QVERIFY(advice->behindPrisma);
}

void TestUsersCatalogue::schemaOfTheUrl_isLookedIntoFirst()
{
    const auto database = TestDatabase::make(DatabaseKind::PostgreSql);
    if (!database && !everythingIsRequired())
        QSKIP("skipped: PostgreSQL is not installed");
    QVERIFY(database);
    database->run(u"CREATE SCHEMA shop"_s);
    database->run(uR"(CREATE TABLE shop."users" ("id" uuid PRIMARY KEY, "email" text))"_s);
    database->run(uR"(CREATE TABLE public."users" ("id" uuid PRIMARY KEY, "email" text, "name" text))"_s);
    auto address = database->address();
    address.schema = u"shop"_s;
    const auto inShop = UsersCatalogue::open(std::move(address));
    const auto anywhere = UsersCatalogue::open(database->address());
    QVERIFY(inShop && anywhere);

    QCOMPARE((*inShop)->mappingFor({})->mapping.schema, u"shop"_s);
    QCOMPARE((*anywhere)->mappingFor({})->mapping.schema, u"public"_s);
    QCOMPARE((*anywhere)->mappingFor(u"users"_s)->mapping.schema, u"public"_s);
    QCOMPARE((*anywhere)->mappingFor(u"shop.users"_s)->mapping.schema, u"shop"_s);
    QCOMPARE((*anywhere)->tables()->size(), 2);
}

void TestUsersCatalogue::hostileTableNames_areQuoted()
{
    WITH_FRESH_DATABASE;
    const QString name = u"us`ers' ?:x; DROP TABLE users"_s;
    database->run(uR"(CREATE TABLE "%1" ("id" {id} PRIMARY KEY, "e'ma`il ?" text))"_s.arg(name));
    database->run(uR"(INSERT INTO "%1" VALUES ('1', 'a@example.com'))"_s.arg(name));
    const auto catalogue = catalogueOf(*database);
    QVERIFY(catalogue);

    const auto table =
        catalogue->mappingFor(name, {.columns = {{Attribute::Email, ColumnMatch{.column = u"e'ma`il ?"_s}}}});
    QVERIFY(table);
    const auto linked = catalogue->addLinkColumn(table->mapping);
    QVERIFY(linked);
    const auto directory = SqlUserDirectory::open(database->address(), *linked);
    QVERIFY(directory);

    QCOMPARE((*directory)->usersAfter(AppUserId{u"0"_s}, 10, {})->users,
             (QList<AppUser>{{.id = {u"1"_s}, .email = u"a@example.com"_s}}));
    QCOMPARE((*directory)->storeLinks({{.user = {u"1"_s}, .contact = ContactId{7}}}, {}), 1);
}

QTEST_GUILESS_MAIN(TestUsersCatalogue)
#include "tst_users_catalogue.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/column_matching.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

using Attribute = UserAttribute;
using Columns = QHash<Attribute, QString>;

class TestColumnMatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsOfEveryLibrary_areMatchedByName_data();
    void columnsOfEveryLibrary_areMatchedByName();
    void accountsOfEveryLibrary_areMatchedByName_data();
    void accountsOfEveryLibrary_areMatchedByName();
    void tableWithoutProvider_isNoTableOfAccounts();
};

namespace
{

TableDescription tableOf(const QStringList &names)
{
    TableDescription table{.schema = {}, .name = u"user"_s, .columns = {}};
    for (const QString &name : names)
        table.columns.append({.name = name, .nature = ColumnNature::Text});
    return table;
}

} // namespace

void TestColumnMatching::columnsOfEveryLibrary_areMatchedByName_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<Columns>("expected");
    QTest::newRow("Better Auth") << QStringList{u"id"_s,        u"name"_s,        u"email"_s,     u"emailVerified"_s,
                                                u"image"_s,     u"createdAt"_s,   u"updatedAt"_s, u"banned"_s,
                                                u"banReason"_s, u"accountTier"_s, u"mtcId"_s,     u"mauticId"_s,
                                                u"newsletter"_s}
                                 << Columns{{Attribute::Id, u"id"_s},
                                            {Attribute::FullName, u"name"_s},
                                            {Attribute::Email, u"email"_s},
                                            {Attribute::EmailVerified, u"emailVerified"_s},
                                            {Attribute::CreatedAt, u"createdAt"_s},
                                            {Attribute::UpdatedAt, u"updatedAt"_s},
                                            {Attribute::Banned, u"banned"_s},
                                            {Attribute::AccountTier, u"accountTier"_s},
                                            {Attribute::TrackedContact, u"mtcId"_s},
                                            {Attribute::MauticContact, u"mauticId"_s}};
    QTest::newRow("snake case") << QStringList{u"user_id"_s,
                                               u"first_name"_s,
                                               u"last_name"_s,
                                               u"email_address"_s,
                                               u"email_confirmed_at"_s,
                                               u"created_at"_s,
                                               u"preferred_locale"_s,
                                               u"time_zone"_s,
                                               u"phone_number"_s,
                                               u"company_name"_s,
                                               u"signup_source"_s,
                                               u"source"_s,
                                               u"plan"_s,
                                               u"unsubscribed_at"_s,
                                               u"deleted_at"_s,
                                               u"mtc_id"_s,
                                               u"mautic_id"_s,
                                               u"mautic_contact_id"_s}
                                << Columns{{Attribute::Id, u"user_id"_s},
                                           {Attribute::FirstName, u"first_name"_s},
                                           {Attribute::LastName, u"last_name"_s},
                                           {Attribute::Email, u"email_address"_s},
                                           {Attribute::EmailVerified, u"email_confirmed_at"_s},
                                           {Attribute::CreatedAt, u"created_at"_s},
                                           {Attribute::Locale, u"preferred_locale"_s},
                                           {Attribute::TimeZone, u"time_zone"_s},
                                           {Attribute::Phone, u"phone_number"_s},
                                           {Attribute::Company, u"company_name"_s},
                                           {Attribute::Source, u"signup_source"_s},
                                           {Attribute::AccountTier, u"plan"_s},
                                           {Attribute::OptedOut, u"unsubscribed_at"_s},
                                           {Attribute::Deleted, u"deleted_at"_s},
                                           {Attribute::TrackedContact, u"mtc_id"_s},
                                           {Attribute::MauticContact, u"mautic_contact_id"_s}};
    QTest::newRow("names that only look alike")
        << QStringList{u"id"_s, u"email"_s, u"emailVisibility"_s, u"username"_s, u"newsletter"_s, u"planet"_s}
        << Columns{{Attribute::Id, u"id"_s}, {Attribute::Email, u"email"_s}};
}

void TestColumnMatching::columnsOfEveryLibrary_areMatchedByName()
{
    QFETCH(QStringList, names);
    QFETCH(Columns, expected);

    const auto matches = matchColumns(tableOf(names));

    Columns columns;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        QVERIFY(!match->negated);
        columns.insert(match.key(), match->column);
    }
    QCOMPARE(columns, expected);
}

void TestColumnMatching::accountsOfEveryLibrary_areMatchedByName_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("Better Auth") << QStringList{u"id"_s, u"accountId"_s, u"providerId"_s, u"userId"_s, u"createdAt"_s}
                                 << QStringList{u"userId"_s, u"providerId"_s, u"createdAt"_s};
    QTest::newRow("Auth.js") << QStringList{u"userId"_s, u"type"_s, u"provider"_s, u"providerAccountId"_s}
                             << QStringList{u"userId"_s, u"provider"_s, u""_s};
    QTest::newRow("snake case") << QStringList{u"id"_s, u"user_id"_s, u"provider_id"_s, u"created_at"_s}
                                << QStringList{u"user_id"_s, u"provider_id"_s, u"created_at"_s};
}

void TestColumnMatching::accountsOfEveryLibrary_areMatchedByName()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, expected);
    UsersMapping mapping;

    QVERIFY(matchAccounts(mapping, tableOf(names)));

    QCOMPARE(QStringList({mapping.accountUserColumn, mapping.accountProviderColumn, mapping.accountCreatedColumn}),
             expected);
}

void TestColumnMatching::tableWithoutProvider_isNoTableOfAccounts()
{
    UsersMapping mapping;

    QVERIFY(!matchAccounts(mapping, tableOf({u"id"_s, u"userId"_s, u"balance"_s})));

    QCOMPARE(mapping, UsersMapping());
}

QTEST_GUILESS_MAIN(TestColumnMatching)
#include "tst_column_matching.moc"

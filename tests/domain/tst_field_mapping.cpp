// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_mapping.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

QStringList aliasesOf(const QList<FieldRule> &rules)
{
    QStringList aliases;
    for (const FieldRule &rule : rules)
        aliases.append(rule.alias);
    return aliases;
}

UsersMapping tableWith(std::initializer_list<UserAttribute> attributes)
{
    UsersMapping users{.table = u"user"_s};
    for (const UserAttribute attribute : attributes)
        users.columns.insert(attribute, {.column = nameOf(attribute)});
    return users;
}

} // namespace

class TestFieldMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatTheTableHas_goesToMautic();
    void oneNameColumn_feedsBothNames();
    void theAccountTable_tellsMethodAndProvider();
    void mauticsOwnFields_areNeverMade();
    void whatMauticLacks_isMadeAsItsKind();
    void everyAttribute_hasANameOfItsOwn();
    void whatIsNoValue_hasNoText();
    void everyRule_sendsTheTextOfItsAttribute();
};

void TestFieldMapping::onlyWhatTheTableHas_goesToMautic()
{
    const UsersMapping users =
        tableWith({UserAttribute::Id, UserAttribute::Email, UserAttribute::EmailVerified, UserAttribute::Locale});

    QCOMPARE(aliasesOf(rulesFor(users, defaultFieldRules())),
             (QStringList{u"email"_s, u"app_user_id"_s, u"preferred_locale"_s}));
}

void TestFieldMapping::oneNameColumn_feedsBothNames()
{
    const UsersMapping users = tableWith({UserAttribute::FullName});

    QCOMPARE(aliasesOf(rulesFor(users, defaultFieldRules())), (QStringList{u"firstname"_s, u"lastname"_s}));
}

void TestFieldMapping::theAccountTable_tellsMethodAndProvider()
{
    UsersMapping users = tableWith({});
    users.accountTable = u"account"_s;

    QCOMPARE(aliasesOf(rulesFor(users, defaultFieldRules())),
             (QStringList{u"registration_method"_s, u"auth_provider"_s}));
}

void TestFieldMapping::mauticsOwnFields_areNeverMade()
{
    for (const QString &alias :
         {u"email"_s, u"firstname"_s, u"lastname"_s, u"preferred_locale"_s, u"timezone"_s, u"phone"_s, u"company"_s})
        QCOMPARE(customFieldFor({UserAttribute::Email, alias}), std::nullopt);
}

void TestFieldMapping::whatMauticLacks_isMadeAsItsKind()
{
    const NewContactField id{.alias = u"app_user_id"_s, .label = u"App user id"_s};
    const NewContactField registered{
        .alias = u"registered_at"_s, .label = u"Registered at"_s, .type = ContactFieldType::DateTime};

    QCOMPARE(customFieldFor({UserAttribute::Id, appUserIdAlias}), std::optional(id));
    QCOMPARE(customFieldFor({UserAttribute::CreatedAt, u"registered_at"_s}), std::optional(registered));
    for (const QString &alias : {u"user_source"_s, u"registration_method"_s, u"auth_provider"_s, u"account_tier"_s})
        QVERIFY(customFieldFor({UserAttribute::Source, alias}));
}

void TestFieldMapping::everyAttribute_hasANameOfItsOwn()
{
    QSet<QString> names;
    for (const UserAttribute attribute : allUserAttributes()) {
        const QString name = nameOf(attribute);
        QVERIFY(!name.isEmpty() && !names.contains(name));
        names.insert(name);
        QCOMPARE(attributeNamed(name), std::optional(attribute));
    }
    QCOMPARE(attributeNamed(u"shoeSize"), std::nullopt);
    QCOMPARE(attributeNamed(u""), std::nullopt);
}

void TestFieldMapping::whatIsNoValue_hasNoText()
{
    const AppUser user{.id = {u"1"_s}, .email = u"ada@example.com"_s, .emailVerified = true, .optedOut = true};

    for (const UserAttribute attribute : {UserAttribute::EmailVerified, UserAttribute::OptedOut, UserAttribute::Banned,
                                          UserAttribute::CreatedAt, UserAttribute::MauticContact})
        QCOMPARE(textOf(user, attribute), QString());
}

void TestFieldMapping::everyRule_sendsTheTextOfItsAttribute()
{
    const AppUser user{.id = {u"id"_s},
                       .email = u"email"_s,
                       .firstName = u"first"_s,
                       .lastName = u"last"_s,
                       .createdAt = Moment{0},
                       .locale = u"locale"_s,
                       .timeZone = u"zone"_s,
                       .phone = u"phone"_s,
                       .company = u"company"_s,
                       .source = u"source"_s,
                       .accountTier = u"tier"_s,
                       .registrationMethod = u"method"_s,
                       .authProvider = u"provider"_s};
    QStringList texts;
    for (const FieldRule &rule : defaultFieldRules())
        texts.append(textOf(user, rule.attribute));

    QCOMPARE(texts,
             (QStringList{u"email"_s, u"id"_s, u"first"_s, u"last"_s, u"locale"_s, u"zone"_s, u"phone"_s, u"company"_s,
                          u"1970-01-01T00:00:00+00:00"_s, u"source"_s, u"method"_s, u"provider"_s, u"tier"_s}));
}

QTEST_APPLESS_MAIN(TestFieldMapping)
#include "tst_field_mapping.moc"

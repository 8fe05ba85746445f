// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/column_matching.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

struct KnownNames {
    UserAttribute attribute;
    QStringList names;
};

QString withoutCase(const QString &name)
{
    QString plain;
    for (const QChar character : name) {
        if (character.isLetterOrNumber())
            plain += character.toLower();
    }
    return plain;
}

const QList<KnownNames> &namesOfThePerson()
{
    static const QList<KnownNames> all{
        {UserAttribute::Id, {u"id"_s, u"userid"_s, u"uuid"_s, u"uid"_s}},
        {UserAttribute::Email, {u"email"_s, u"emailaddress"_s, u"useremail"_s, u"primaryemail"_s, u"mail"_s}},
        {UserAttribute::EmailVerified,
         {u"emailverified"_s, u"emailverifiedat"_s, u"emailconfirmedat"_s, u"emailconfirmed"_s, u"isemailverified"_s,
          u"emailisverified"_s, u"verifiedat"_s, u"isverified"_s, u"verified"_s, u"confirmedat"_s}},
        {UserAttribute::FullName, {u"name"_s, u"fullname"_s, u"displayname"_s}},
        {UserAttribute::FirstName, {u"firstname"_s, u"givenname"_s, u"forename"_s}},
        {UserAttribute::LastName, {u"lastname"_s, u"familyname"_s, u"surname"_s}},
        {UserAttribute::CreatedAt,
         {u"createdat"_s, u"created"_s, u"createdon"_s, u"registeredat"_s, u"signedupat"_s, u"signupat"_s,
          u"joinedat"_s, u"datejoined"_s, u"insertedat"_s}},
        {UserAttribute::UpdatedAt, {u"updatedat"_s, u"updated"_s, u"updatedon"_s, u"modifiedat"_s, u"lastmodified"_s}},
        {UserAttribute::Locale, {u"locale"_s, u"preferredlocale"_s, u"preferredlanguage"_s, u"language"_s, u"lang"_s}},
        {UserAttribute::TimeZone, {u"timezone"_s, u"preferredtimezone"_s, u"tz"_s}},
        {UserAttribute::Phone, {u"phone"_s, u"phonenumber"_s, u"mobile"_s, u"mobilephone"_s, u"telephone"_s, u"tel"_s}},
        {UserAttribute::Company,
         {u"company"_s, u"companyname"_s, u"organization"_s, u"organisation"_s, u"organizationname"_s}},
    };
    return all;
}

const QList<KnownNames> &namesOfTheAccount()
{
    static const QList<KnownNames> all{
        {UserAttribute::Source,
         {u"signupsource"_s, u"usersource"_s, u"registrationsource"_s, u"acquisitionsource"_s, u"source"_s,
          u"utmsource"_s}},
        {UserAttribute::AccountTier,
         {u"accounttier"_s, u"subscriptiontier"_s, u"tier"_s, u"plan"_s, u"subscriptionplan"_s, u"planname"_s}},
        {UserAttribute::RegistrationMethod, {u"registrationmethod"_s, u"signupmethod"_s}},
        {UserAttribute::AuthProvider, {u"authprovider"_s, u"signupprovider"_s, u"registrationprovider"_s}},
        {UserAttribute::TrackedContact,
         {u"mtcid"_s, u"mauticdevicecontact"_s, u"mauticdevicecontactid"_s, u"mauticvisitorid"_s,
          u"mautictrackedcontact"_s, u"mautictrackedcontactid"_s, u"trackedcontactid"_s}},
        {UserAttribute::OptedOut,
         {u"marketingoptout"_s, u"marketingoptoutat"_s, u"emailoptout"_s, u"optout"_s, u"optedout"_s, u"optedoutat"_s,
          u"unsubscribed"_s, u"unsubscribedat"_s, u"isunsubscribed"_s, u"donotcontact"_s, u"donotemail"_s}},
        {UserAttribute::Banned,
         {u"banned"_s, u"isbanned"_s, u"bannedat"_s, u"blocked"_s, u"isblocked"_s, u"blockedat"_s, u"disabled"_s,
          u"isdisabled"_s, u"disabledat"_s, u"suspended"_s, u"issuspended"_s, u"suspendedat"_s}},
        {UserAttribute::Deleted, {u"deleted"_s, u"isdeleted"_s, u"deletedat"_s, u"removedat"_s}},
        {UserAttribute::MauticContact, {u"mauticcontactid"_s, u"mauticid"_s}},
    };
    return all;
}

/// The name of the first column that goes by one of the names; a name further front wins.
QString columnCalled(const TableDescription &table, const QStringList &names)
{
    for (const QString &name : names) {
        for (const ColumnDescription &column : table.columns) {
            if (column.nature != ColumnNature::Binary && withoutCase(column.name) == name)
                return column.name;
        }
    }
    return {};
}

void matchInto(QHash<UserAttribute, ColumnMatch> &matches, const TableDescription &table,
               const QList<KnownNames> &known)
{
    for (const KnownNames &names : known) {
        const QString column = columnCalled(table, names.names);
        if (!column.isEmpty())
            matches.insert(names.attribute, {.column = column});
    }
}

} // namespace

const QStringList &usersTableNames()
{
    static const QStringList names{u"user"_s, u"users"_s, u"User"_s, u"Users"_s};
    return names;
}

const QStringList &accountTableNames()
{
    static const QStringList names{u"account"_s, u"accounts"_s, u"Account"_s, u"Accounts"_s};
    return names;
}

QHash<UserAttribute, ColumnMatch> matchColumns(const TableDescription &table)
{
    QHash<UserAttribute, ColumnMatch> matches;
    matchInto(matches, table, namesOfThePerson());
    matchInto(matches, table, namesOfTheAccount());
    return matches;
}

bool matchAccounts(UsersMapping &mapping, const TableDescription &accounts)
{
    const QString user = columnCalled(accounts, {u"userid"_s});
    const QString provider = columnCalled(accounts, {u"providerid"_s, u"provider"_s});
    if (user.isEmpty() || provider.isEmpty())
        return false;
    mapping.accountTable = accounts.name;
    mapping.accountUserColumn = user;
    mapping.accountProviderColumn = provider;
    mapping.accountCreatedColumn = columnCalled(accounts, {u"createdat"_s, u"created"_s});
    return true;
}

} // namespace lockstep

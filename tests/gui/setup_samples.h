// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"
#include "support/hostile_texts.h"

namespace lockstep::testing
{

using namespace Qt::StringLiterals;

inline UsersMapping usersMapping()
{
    return {.table = u"user"_s,
            .columns = {{UserAttribute::Id, {.column = u"id"_s}},
                        {UserAttribute::Email, {.column = u"email"_s}},
                        {UserAttribute::EmailVerified, {.column = u"emailVerified"_s}},
                        {UserAttribute::FullName, {.column = u"name"_s}},
                        {UserAttribute::CreatedAt, {.column = u"createdAt"_s}}}};
}

inline SetupState stateWithTable()
{
    SetupState state{.mautic = {.address = u"https://mautic.example.com"_s, .name = u"1_abc"_s},
                     .users = {.form = DatabaseForm::PostgreSql,
                               .host = u"db.example.com"_s,
                               .database = u"application"_s,
                               .user = u"lockstep"_s},
                     .mauticSignIn = {.place = SignInPlace::Keychain},
                     .usersSignIn = {.place = SignInPlace::Keychain},
                     .boundAddress = u"https://mautic.example.com"_s,
                     .userCount = 12'345};
    state.settings.users = usersMapping();
    state.settings.rules = rulesFor(state.settings.users, defaultFieldRules());
    state.settings.newUsersSince = parseMoment(u"2026-11-01T10:00:00Z");
    return state;
}

inline MauticFound foundWithFields()
{
    return {.address = u"https://mautic.example.com"_s,
            .check = {.version = u"7.0.0"_s,
                      .userName = u"lockstep"_s,
                      .roleName = u"API"_s,
                      .rights = {{MauticRight::ReadContacts, RightState::Granted, true},
                                 {MauticRight::WriteContacts, RightState::Granted, true},
                                 {MauticRight::ReadCampaigns, RightState::Denied, false}},
                      .handshake = std::chrono::milliseconds(180)},
            .fields = {{.alias = u"email"_s, .label = u"Email"_s},
                       {.alias = u"firstname"_s, .label = u"First Name"_s},
                       {.alias = u"lastname"_s, .label = u"Last Name"_s},
                       {.alias = u"company"_s, .label = u"Primary company"_s}},
            .segments = {{.id = {3}, .name = u"Customers"_s}},
            .at = *parseMoment(u"2026-11-21T10:00:00Z")};
}

inline MauticFound foundWithoutRights()
{
    MauticFound found = foundWithFields();
    found.check.rights = {{MauticRight::ReadContacts, RightState::Denied, true}};
    return found;
}

inline UsersReport usersReport()
{
    return {.database = u"postgresql://lockstep@db.example.com/application"_s,
            .table = {.mapping = usersMapping(),
                      .columns = {u"id"_s, u"email"_s, u"emailVerified"_s, u"name"_s, u"createdAt"_s, u"employer"_s}},
            .sample = {.columns = {u"id"_s, u"email"_s, u"name"_s},
                       .rows = {{u"u1"_s, u"anna@example.com"_s, u"Anna Smith"_s},
                                {u"u2"_s, u"b@example.org"_s, u"Борис Борисов"_s},
                                {u"u3"_s, u"c@example.net"_s, u"王小明"_s},
                                {u"u4"_s, u"d@example.com"_s, u"ليلى"_s},
                                {u"u5"_s, u"e@example.com"_s, u"Maximiliane von und zu Hohenlohe-Langenburg"_s}}},
            .advice = {.prismaLine = u"mauticContactId Int?"_s,
                       .prismaCommand = u"npx prisma migrate dev"_s,
                       .statement = u"ALTER TABLE \"user\" ADD COLUMN mautic_contact_id BIGINT"_s},
            .otherTables = {u"auth.users"_s}};
}

inline UsersReport usersReportWithPhone()
{
    UsersReport report = usersReport();
    report.table.mapping.columns.insert(UserAttribute::Phone, {.column = u"phone"_s});
    report.writing = {{.attribute = UserAttribute::Phone,
                       .column = u"phone"_s,
                       .statement = u"UPDATE \"user\" SET \"phone\" = ? WHERE \"id\" = ?"_s,
                       .setsChangeTime = true,
                       .grant = u"GRANT UPDATE (\"phone\") ON \"user\" TO \"lockstep\""_s,
                       .isAllowed = false}};
    return report;
}

inline SetupState hostileState(const QString &text)
{
    SetupState state = stateWithTable();
    state.mautic = {.address = text, .name = text};
    state.users = {.form = DatabaseForm::PostgreSql, .host = text, .database = text, .user = text};
    state.settings.users.table = text;
    state.settings.segmentName = text;
    state.settings.rules = {{UserAttribute::Email, emailAlias}, {UserAttribute::FirstName, text}};
    state.processFile = text;
    state.boundAddress = text;
    return state;
}

inline MauticFound hostileMautic(const QString &text)
{
    MauticFound found = foundWithFields();
    found.check.version = text;
    found.check.userName = text;
    found.check.roleName = text;
    found.fields.append({.alias = text, .label = text});
    found.segments.append({.id = {4}, .name = text});
    return found;
}

inline UsersReport hostileUsers(const QString &text)
{
    UsersReport report = usersReport();
    report.database = text;
    report.table.mapping.table = text;
    report.table.columns.append(text);
    report.sample = {.columns = {text}, .rows = {{text}}};
    report.otherTables = {text};
    report.advice.statement = text;
    report.writing = {{.attribute = UserAttribute::FirstName, .column = text, .statement = text, .grant = text}};
    return report;
}

} // namespace lockstep::testing

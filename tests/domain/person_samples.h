// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"

#include <initializer_list>
#include <utility>

namespace lockstep::samples
{

inline const Moment since = Moment::fromSeconds(1'790'000'000);
inline const Moment before = Moment::fromSeconds(1'780'000'000);
inline const Moment after = Moment::fromSeconds(1'795'000'000);

using Values = std::initializer_list<std::pair<QString, QString>>;

/// A contact with every field of `settings()`; empty where nothing is given.
inline Contact contact(qint64 id, const QString &email, Values values = {})
{
    Contact made{.id = {id}, .fields = {{emailAlias, email}, {appUserIdAlias, {}}, {QStringLiteral("firstname"), {}}}};
    for (const auto &[alias, value] : values)
        made.fields.insert(alias, value);
    return made;
}

inline AppUser user(const QString &id, const QString &email)
{
    return {.id = {id}, .email = email, .emailVerified = true, .createdAt = before};
}

inline DecisionSettings settings()
{
    const auto rule = [](UserAttribute attribute, const QString &alias, ContactFieldType type) {
        return UsableRule{.rule = {attribute, alias}, .field = {.alias = alias, .type = type, .lengthLimit = 64}};
    };
    return {.rules = {rule(UserAttribute::Email, emailAlias, ContactFieldType::Email),
                      rule(UserAttribute::Id, appUserIdAlias, ContactFieldType::Text),
                      rule(UserAttribute::FirstName, QStringLiteral("firstname"), ContactFieldType::Text)},
            .newUsersSince = since};
}

/// A link whose base is what user and contact hold now.
inline Link linkOf(const AppUser &user, const Contact &contact)
{
    Link link{.user = user.id, .contact = contact.id, .createdAt = before};
    link.base = {{emailAlias, {user.email, contact.email()}},
                 {appUserIdAlias, {user.id.value, contact.fields.value(appUserIdAlias)}},
                 {QStringLiteral("firstname"), {user.firstName, contact.fields.value(QStringLiteral("firstname"))}}};
    return link;
}

/// A user linked to a contact, both in step.
inline PersonFacts linked(const AppUser &user, const Contact &contact)
{
    return {.user = user,
            .link = linkOf(user, contact),
            .linkedContact = contact,
            .byAppUserId = {contact},
            .byEmail = {contact},
            .owners = {{contact.id, user.id}}};
}

/// `ada`, Ada, ada@example.com, linked to contact 7.
inline PersonFacts linkedAda()
{
    AppUser ada = user(QStringLiteral("ada"), QStringLiteral("ada@example.com"));
    ada.firstName = QStringLiteral("Ada");
    return linked(
        ada,
        contact(7, QStringLiteral("ada@example.com"),
                {{appUserIdAlias, QStringLiteral("ada")}, {QStringLiteral("firstname"), QStringLiteral("Ada")}}));
}

/// `ada`, not linked, with nobody in Mautic who might be her.
inline PersonFacts newAda()
{
    AppUser ada = user(QStringLiteral("ada"), QStringLiteral("ada@example.com"));
    ada.firstName = QStringLiteral("Ada");
    return {.user = ada};
}

} // namespace lockstep::samples

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_decision.h"

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

/// As `newAda`, with one contact that holds her address.
inline PersonFacts foundAda()
{
    PersonFacts facts = newAda();
    facts.byEmail = {
        contact(9, QStringLiteral("ada@example.com"), {{QStringLiteral("firstname"), QStringLiteral("Ada")}})};
    return facts;
}

inline PersonFacts asNewUser(PersonFacts facts)
{
    facts.user.createdAt = after;
    return facts;
}

inline PersonFacts optedOut(PersonFacts facts)
{
    facts.user.optedOut = true;
    return facts;
}

inline const AppUserId ada{QStringLiteral("ada")};
inline const SegmentId signups{2};

inline DecisionSettings withSegment(std::optional<SegmentId> id = signups)
{
    DecisionSettings rules = settings();
    rules.segments = {{.name = QStringLiteral("New Signups"), .id = id}};
    return rules;
}

inline QList<PlanRowKind> kindsOf(const PersonDecision &decision)
{
    QList<PlanRowKind> kinds;
    for (const PlanRow &row : decision.rows)
        kinds.append(row.kind);
    return kinds;
}

inline PlanRow rowOfAda(PlanRowKind kind, qint64 contact, MatchedBy matchedBy, QList<FieldChange> changes = {})
{
    return {.kind = kind,
            .user = ada,
            .contact = ContactId{contact},
            .matchedBy = matchedBy,
            .changes = std::move(changes)};
}

inline QList<FieldChange> allOfAda(ChangeReason reason = ChangeReason::New)
{
    return {{.alias = emailAlias, .after = QStringLiteral("ada@example.com"), .reason = reason},
            {.alias = appUserIdAlias, .after = QStringLiteral("ada"), .reason = reason},
            {.alias = QStringLiteral("firstname"), .after = QStringLiteral("Ada"), .reason = reason}};
}

} // namespace lockstep::samples

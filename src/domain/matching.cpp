// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching.h"

#include "domain/email_address.h"
#include "domain/person_resolutions.h"

#include <algorithm>

namespace lockstep
{

namespace
{

QList<ContactId> idsOf(const QList<Contact> &contacts)
{
    QList<ContactId> ids;
    for (const Contact &contact : contacts)
        ids.append(contact.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Contacts whose address may be the user's.
QList<Contact> withAddresses(const PersonFacts &facts)
{
    QList<Contact> contacts = facts.byEmail;
    if (facts.tracked)
        contacts.append(*facts.tracked);
    return contacts;
}

Contact contactIn(const PersonFacts &facts, ContactId id)
{
    const QList<Contact> contacts = withAddresses(facts);
    return *std::find_if(contacts.cbegin(), contacts.cend(), [id](const Contact &each) { return each.id == id; });
}

Match asCase(Situation situation, Case personCase)
{
    Match match;
    match.situation = situation;
    match.personCase = std::move(personCase);
    return match;
}

/// The user, other than this one, to whom the contact belongs: by our link, by the id it carries or, while nobody has
/// linked it yet, by the address it holds. Writing this user's address there would take that one's away.
std::optional<AppUserId> otherOwner(const PersonFacts &facts, const Contact &contact)
{
    const auto owner = facts.owners.constFind(contact.id);
    if (owner != facts.owners.constEnd() && *owner != facts.user.id)
        return *owner;
    const AppUserId named{contact.fields.value(appUserIdAlias)};
    if (!named.value.isEmpty() && named != facts.user.id && facts.existingUsers.contains(named))
        return named;
    const auto addressOwner = facts.addressOwners.constFind(contact.id);
    if (!facts.link && addressOwner != facts.addressOwners.constEnd())
        return *addressOwner;
    return std::nullopt;
}

Match takeIfFree(const PersonFacts &facts, const Contact &contact, MatchedBy matchedBy)
{
    if (const auto other = otherOwner(facts, contact)) {
        return asCase(Situation::AlreadyLinked,
                      {.kind = CaseKind::ContactBelongsToOtherUser,
                       .user = facts.user.id,
                       .contacts = {contact.id},
                       .otherUsers = {*other}});
    }
    Match match;
    match.situation = Situation::Found;
    match.contact = contact;
    match.matchedBy = matchedBy;
    return match;
}

std::optional<Match> matchByAppUserId(const PersonFacts &facts)
{
    QList<Contact> contacts = facts.byAppUserId;
    contacts.removeIf([&](const Contact &contact) { return isNotTheSame(facts, contact.id); });
    if (contacts.isEmpty())
        return std::nullopt;
    if (contacts.size() > 1) {
        return asCase(Situation::Ambiguous,
                      {.kind = CaseKind::AmbiguousContacts, .user = facts.user.id, .contacts = idsOf(contacts)});
    }
    return takeIfFree(facts, contacts.first(), MatchedBy::AppUserIdField);
}

std::optional<Match> refuseAddress(const PersonFacts &facts, const DecisionSettings &settings)
{
    if (emailProblem(facts.user.email, settings.emailLengthLimit)) {
        return asCase(Situation::Unqualified, {.kind = CaseKind::UnusableAddress, .user = facts.user.id});
    }
    if (facts.sharingAddress.isEmpty())
        return std::nullopt;
    QList<AppUserId> others = facts.sharingAddress;
    std::sort(others.begin(), others.end());
    return asCase(Situation::SharedAddress,
                  {.kind = CaseKind::AddressSharedByUsers,
                   .user = facts.user.id,
                   .contacts = holdersOf(facts.user.email, facts),
                   .otherUsers = others});
}

std::optional<Match> matchByEmail(const PersonFacts &facts, const DecisionSettings &settings)
{
    QList<ContactId> holders = holdersOf(facts.user.email, facts);
    holders.removeIf([&](ContactId contact) { return isNotTheSame(facts, contact); });
    if (holders.isEmpty())
        return std::nullopt;
    if (holders.size() > 1) {
        return asCase(Situation::Ambiguous,
                      {.kind = CaseKind::AmbiguousContacts, .user = facts.user.id, .contacts = holders});
    }
    Match match = takeIfFree(facts, contactIn(facts, holders.first()), MatchedBy::Email);
    if (match.situation == Situation::Found && !addressIsTrusted(facts.user, settings)) {
        match.situation = Situation::WaitsForVerification;
        match.notices.append({.kind = NoticeKind::WaitsForVerification, .user = facts.user.id});
    }
    return match;
}

/// An anonymous visitor is taken over with its history. One with an address is somebody else at the same computer.
std::optional<Match> matchByTracking(const PersonFacts &facts)
{
    if (!facts.tracked || isNotTheSame(facts, facts.tracked->id))
        return std::nullopt;
    const bool anonymous = facts.tracked->email().isEmpty() && facts.tracked->fields.value(appUserIdAlias).isEmpty();
    if (!anonymous || otherOwner(facts, *facts.tracked)) {
        Match match;
        match.notices.append({.kind = NoticeKind::SharedComputer, .user = facts.user.id});
        return match;
    }
    return takeIfFree(facts, *facts.tracked, MatchedBy::TrackedContact);
}

Match matchWithoutLink(const PersonFacts &facts, const DecisionSettings &settings)
{
    if (auto match = matchByAppUserId(facts))
        return *match;
    if (auto refused = refuseAddress(facts, settings))
        return *refused;
    if (auto match = matchByEmail(facts, settings))
        return *match;
    if (auto match = matchByTracking(facts))
        return *match;
    return {};
}

/// The id we or the application kept: our link, else the application's own column.
std::optional<ContactId> keptContact(const PersonFacts &facts)
{
    if (facts.link)
        return facts.link->contact;
    return facts.user.storedContact;
}

/// Mautic no longer has the contact: perhaps it is there under another id, else a person decides.
Match remapOrAsk(const PersonFacts &facts, const DecisionSettings &settings)
{
    Match match = matchWithoutLink(facts, settings);
    const bool found = match.situation == Situation::Found && match.matchedBy != MatchedBy::TrackedContact;
    if (found || match.situation == Situation::WaitsForVerification)
        return match;
    return asCase(Situation::Missing,
                  {.kind = CaseKind::ContactDeleted, .user = facts.user.id, .contacts = {*keptContact(facts)}});
}

/// Somebody said so, and knew to whom it belonged.
Match matchChosen(const PersonFacts &facts)
{
    Match match;
    match.situation = facts.link && facts.link->contact == facts.chosen->id ? Situation::Confirmed : Situation::Found;
    match.contact = facts.chosen;
    match.matchedBy = MatchedBy::Operator;
    return match;
}

Match matchWithKeptContact(const PersonFacts &facts, const DecisionSettings &settings)
{
    if (!facts.linkedContact)
        return remapOrAsk(facts, settings);
    Match match = takeIfFree(facts, *facts.linkedContact, MatchedBy::StoredLink);
    if (match.situation != Situation::Found)
        return match;
    if (match.contact->id != *keptContact(facts))
        match.notices.append({.kind = NoticeKind::ContactMerged, .user = facts.user.id});
    if (facts.link)
        match.situation = Situation::Confirmed;
    return match;
}

} // namespace

QList<ContactId> holdersOf(QStringView address, const PersonFacts &facts, std::optional<ContactId> except)
{
    const QString key = emailKey(address);
    QList<ContactId> holders;
    if (key.isEmpty())
        return holders;
    for (const Contact &contact : withAddresses(facts)) {
        if (contact.id != except && !holders.contains(contact.id) && emailKey(contact.email()) == key)
            holders.append(contact.id);
    }
    std::sort(holders.begin(), holders.end());
    return holders;
}

bool addressIsTrusted(const AppUser &user, const DecisionSettings &settings)
{
    return !settings.waitForVerification || !settings.knowsVerification || user.emailVerified.value_or(false);
}

Match decideMatch(const PersonFacts &facts, const DecisionSettings &settings)
{
    if (facts.user.banned || facts.user.deleted) {
        Match match;
        match.situation = facts.link ? Situation::SourceMissing : Situation::Excluded;
        return match;
    }
    if (isLeftAlone(facts)) {
        Match match;
        match.situation = Situation::Excluded;
        match.contact = facts.linkedContact;
        return match;
    }
    if (const Resolution *linking = linkingResolution(facts); linking && isToBeHad(facts, *linking))
        return matchChosen(facts);
    if (const Resolution *fresh = resolutionOf(facts, Answer::CreateNew);
        fresh && fresh->state == ResolutionState::Waiting)
        return {};
    if (keptContact(facts))
        return matchWithKeptContact(facts, settings);
    return matchWithoutLink(facts, settings);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/contact.h"
#include "domain/field_mapping.h"
#include "domain/link.h"
#include "domain/refusal.h"
#include "domain/resolution.h"

#include <QHash>
#include <QSet>

#include <limits>

namespace lockstep
{

/// A rule together with what Mautic says of its field.
struct UsableRule {
    FieldRule rule;
    ContactField field;
    /// The plan itself makes the field: it is empty on every contact.
    bool toBeMade = false;
};

/// A segment new users belong into; without an id it is still to be made.
struct SegmentTarget {
    QString name;
    std::optional<SegmentId> id = std::nullopt;
    /// Nothing: every new user; else those who registered this way.
    QString onlyForMethod = {};
};

/// What is the same for everybody of one run.
struct DecisionSettings {
    QList<UsableRule> rules;
    QList<SegmentTarget> segments = {};
    /// Unless it is said, nobody is new: a segment may start a campaign.
    Moment newUsersSince = {std::numeric_limits<qint64>::max()};
    bool waitForVerification = true;
    /// The users table knows which addresses are verified.
    bool knowsVerification = true;
    /// The users table has a column for opt-outs.
    bool knowsOptOuts = false;
    /// The users table has a column for the link.
    bool storesLinks = false;
    /// Attributes that may be written to the application.
    QList<UserAttribute> writable = {};
    /// The limit of Mautic's e-mail field.
    int emailLengthLimit = 64;
};

/// All that is known of one user and of every contact that might be this person.
struct PersonFacts {
    AppUser user;
    std::optional<Link> link = std::nullopt;
    /// The contact behind the link, or behind the id the application stores; nothing where Mautic no longer has it. Its
    /// id differs from the asked one where Mautic merged that away.
    std::optional<Contact> linkedContact = std::nullopt;
    QList<Contact> byAppUserId = {};
    /// Holders of the user's address, and of any address that contacts above have: Mautic refuses every edit of a
    /// contact that shares its address (mautic-api.md 3.5).
    QList<Contact> byEmail = {};
    std::optional<Contact> tracked = std::nullopt;
    /// Other users, present and not excluded, with the same address.
    QList<AppUserId> sharingAddress = {};
    /// To whom contacts above are linked already.
    QHash<ContactId, AppUserId> owners = {};
    /// Where a contact found by its id holds the address of another user: that user.
    QHash<ContactId, AppUserId> addressOwners = {};
    /// Of the users that contacts above name in `app_user_id`, those that exist.
    QSet<AppUserId> existingUsers = {};
    /// Do Not Contact rows of the contacts above.
    QList<DoNotContact> doNotContact = {};
    QList<SegmentMember> memberships = {};
    /// What Mautic refused of this person before.
    std::optional<Refusal> refusal = std::nullopt;
    /// Users whose contacts hold each other's new addresses, this one's among them; without this one.
    QList<AppUserId> exchangesWith = {};
    /// What people decided about this user and is in force (resolution.h), oldest first.
    QList<Resolution> resolutions = {};
    /// The contact somebody said the user is; nothing where Mautic does not have it.
    std::optional<Contact> chosen = std::nullopt;
    /// By alias: when Mautic's value changed, as its log tells. Only for fields where the later change decides.
    QHash<QString, Moment> changedInMautic = {};
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"

#include <QList>
#include <QString>

#include <optional>

namespace lockstep
{

/// How a person of either side stands, as a list shows it.
enum class PersonState {
    InStep,
    /// Linked, and a sync would write something.
    Differs,
    /// Has no contact or no link yet; a sync would make it.
    NotLinked,
    /// Waits by itself, for the application to verify the address.
    Waiting,
    /// Several contacts or users fit; somebody has to say which.
    Ambiguous,
    /// Both sides hold what cannot both be right; somebody has to decide.
    Conflict,
    /// Mautic refused it, or it cannot be sent as it is: without a usable address, for one.
    Failing,
    /// Not synced: banned, deleted or gone in the application.
    Excluded,
    /// A contact no user of the application belongs to.
    OnlyInMautic,
};
inline constexpr int personStateCount = 9;

/// Whether the person may be written to by e-mail, as Mautic's Do Not Contact rows say.
enum class EmailConsent { NotInMautic, Contactable, Unsubscribed, Bounced, OptedOutByHand };

/// Who a row is, on either side; at least one of both is set. Outlives a sync.
struct PersonRef {
    /// Empty where the application has no such user.
    AppUserId user = {};
    std::optional<ContactId> contact = std::nullopt;

    friend bool operator==(const PersonRef &, const PersonRef &) = default;
};

/// One person of both sides. Texts come from outside: plain text, never markup.
struct PersonRow {
    PersonRef who;
    PersonState state = PersonState::InStep;
    QString name = {};
    QString email = {};
    /// Names, separated by commas.
    QString segments = {};
    EmailConsent consent = EmailConsent::NotInMautic;
    /// Of either side, as that side tells.
    std::optional<Moment> lastChange = std::nullopt;
    /// When both sides were last seen to agree.
    std::optional<Moment> lastSync = std::nullopt;

    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

enum class PeopleColumn { State, Name, Email, User, Contact, Segments, Consent, LastChange, LastSync };
inline constexpr int peopleColumnCount = 9;

/// Which people, in which order. Equal queries show the same list.
struct PeopleQuery {
    /// Every word must be found in name, address, user id or contact id; letter case and accents aside.
    QString search = {};
    /// Empty: all.
    QList<PersonState> states = {};
    PeopleColumn sortBy = PeopleColumn::Name;
    bool isDescending = false;
    /// These users alone; empty: everybody.
    QList<AppUserId> only = {};

    friend bool operator==(const PeopleQuery &, const PeopleQuery &) = default;
};

/// How many people there are in each state, by PersonState; those the search finds.
struct PeopleCounts {
    QList<qint64> byState = QList<qint64>(personStateCount, 0);

    [[nodiscard]] qint64 of(PersonState state) const { return byState.at(static_cast<int>(state)); }
    [[nodiscard]] qint64 all() const
    {
        qint64 sum = 0;
        for (const qint64 count : byState)
            sum += count;
        return sum;
    }
    friend bool operator==(const PeopleCounts &, const PeopleCounts &) = default;
};

} // namespace lockstep

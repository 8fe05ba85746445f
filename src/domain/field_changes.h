// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_decision.h"
#include "domain/person_facts.h"
#include "domain/plan.h"

namespace lockstep
{

/// What the fields of one person ask for, before it is known whether the contact may be written.
struct FieldOutcome {
    /// For Mautic, and for the application.
    QList<FieldChange> changes = {};
    QList<FieldChange> userChanges = {};
    /// By alias: which person's decision a change carries out or back.
    QHash<QString, qint64> decidedBy = {};
    /// Decisions that need no write, and those that no longer hold.
    QList<qint64> settled = {};
    QList<qint64> stale = {};
    BaseValues adopted = {};
    QList<Case> cases = {};
    QList<Notice> notices = {};
};

/// What counts as the application's side of a field: as it would be sent, an address as it is. Empty where the value
/// cannot be sent.
[[nodiscard]] QString sideInApp(const UsableRule &rule, const AppUser &user);

/// One field of both sides, `app` as it would be sent. `link` is given only where it is a link to this contact: what
/// was agreed with a contact that is gone says nothing about the one found in its place.
[[nodiscard]] FieldSides fieldSides(const UsableRule &rule, const QString &app, const Contact &contact,
                                    const Link *link);

/// The newest decision in force about this field of this user.
[[nodiscard]] const Resolution *resolutionOf(const PersonFacts &facts, const QString &alias);

/// Compares every rule's field with the contact; `contact` is nothing for one that is still to be made.
[[nodiscard]] FieldOutcome decideFields(const PersonFacts &facts, const DecisionSettings &settings,
                                        const std::optional<Contact> &contact);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"

#include <QHash>
#include <QList>

#include <map>

namespace lockstep
{

/// Users, contacts and what the engine keeps of them, small enough to make thousands of. Its Mautic strips tags,
/// drops characters from addresses, keeps times its own way and refuses what would share an address.
struct LittleWorld {
    std::map<qint64, Contact> contacts = {};
    /// Merged by Mautic: asked for one, it answers with the other.
    std::map<qint64, qint64> merged = {};
    QList<DoNotContact> doNotContact = {};
    QList<SegmentMember> members = {};
    QList<AppUser> users = {};
    std::map<QString, Link> links = {};
    DecisionSettings settings = {};

    [[nodiscard]] Decisions decide() const;
    /// Carries the plan out; the answer says which rows Mautic refused.
    QStringList apply(const Decisions &decisions);
    /// For a person to read when a property fails.
    [[nodiscard]] QString describe() const;
    /// What Mautic answers when asked for the contact, merged ones included.
    [[nodiscard]] const Contact *answerFor(std::optional<ContactId> id) const;

private:
    [[nodiscard]] PersonFacts factsOf(const AppUser &user) const;
    [[nodiscard]] bool isHeldByAnother(const QString &address, qint64 except) const;
    [[nodiscard]] QString store(const PlanRow &row, Contact &contact) const;
    AppUser &userWith(const AppUserId &id);
    QString applyRow(const PlanRow &row);
    QString writeContact(const PlanRow &row);
    void keepLink(const PlanRow &row, ContactId contact);
    [[nodiscard]] std::optional<ContactId> targetOf(const PlanRow &row) const;
};

/// What Mautic makes of a value on its way in.
[[nodiscard]] QString asMauticStores(const QString &value, ContactFieldType type);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "domain/link.h"
#include "domain/plan.h"

#include <optional>
#include <variant>

namespace lockstep
{

/// One field on both sides, and what they last agreed on.
struct FieldSides {
    std::optional<BaseValue> base = std::nullopt;
    /// In the form that would be sent; empty where the application has none.
    QString app = {};
    /// Nothing where Mautic did not return the field: unknown is not empty.
    std::optional<QString> mautic = std::nullopt;
    ContactFieldType type = ContactFieldType::Text;
    FieldPolicy policy = {};
    /// The operator switched its column in the application on.
    bool isWritable = false;
    /// When each side changed, where that is known well enough to compare (domain.md 1, evidence).
    std::optional<Moment> appChangedAt = std::nullopt;
    std::optional<Moment> mauticChangedAt = std::nullopt;
};

struct NothingToDo {
    friend bool operator==(const NothingToDo &, const NothingToDo &) = default;
};
/// Both agree, or what Mautic holds is left alone: only the base is set.
struct AdoptBase {
    BaseValue base;
    friend bool operator==(const AdoptBase &, const AdoptBase &) = default;
};
struct PushToMautic {
    ChangeReason reason;
    friend bool operator==(const PushToMautic &, const PushToMautic &) = default;
};
struct PushToApp {
    ChangeReason reason;
    friend bool operator==(const PushToApp &, const PushToApp &) = default;
};
struct LeaveMauticsChange {
    friend bool operator==(const LeaveMauticsChange &, const LeaveMauticsChange &) = default;
};
struct AskBecauseBothChanged {
    friend bool operator==(const AskBecauseBothChanged &, const AskBecauseBothChanged &) = default;
};

using FieldDecision =
    std::variant<NothingToDo, AdoptBase, PushToMautic, PushToApp, LeaveMauticsChange, AskBecauseBothChanged>;

/// Compares both sides with what they last agreed on, and goes by the field's policy. Unless that says otherwise no
/// winner is picked when both moved; at the first link, when there is no base yet, empty sides fill and the application
/// wins where both are set.
[[nodiscard]] FieldDecision decideField(const FieldSides &sides);

} // namespace lockstep

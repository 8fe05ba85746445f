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
struct LeaveMauticsChange {
    friend bool operator==(const LeaveMauticsChange &, const LeaveMauticsChange &) = default;
};
struct AskBecauseBothChanged {
    friend bool operator==(const AskBecauseBothChanged &, const AskBecauseBothChanged &) = default;
};

using FieldDecision = std::variant<NothingToDo, AdoptBase, PushToMautic, LeaveMauticsChange, AskBecauseBothChanged>;

/// Compares both sides with what they last agreed on. Never picks a winner when both moved; at the first link, when
/// there is no base yet, empty sides fill and the application wins where both are set.
[[nodiscard]] FieldDecision decideField(const FieldSides &sides);

} // namespace lockstep

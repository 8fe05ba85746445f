// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resolution.h"
#include "domain/rule_comparison.h"
#include "domain/workspace_settings.h"

namespace lockstep
{

/// How one field is to be kept in step for everybody, and how it is now.
struct RuleDraft {
    /// By Mautic's alias.
    QString field = {};
    FieldPolicy before = {};
    FieldPolicy after = {};

    friend bool operator==(const RuleDraft &, const RuleDraft &) = default;
};

/// A rule before it is saved.
struct RulePreview {
    /// Nothing where the answer makes no rule, or is the rule already.
    std::optional<RuleDraft> rule = std::nullopt;
    RuleComparison comparison = {};

    friend bool operator==(const RulePreview &, const RulePreview &) = default;
};

/// Which answers can hold for everybody at all.
[[nodiscard]] constexpr bool canBeRule(Answer answer)
{
    return answer == Answer::TakeApp || answer == Answer::TakeMautic || answer == Answer::NeverSyncField;
}

/// What an answer about one person's field means as a rule for everybody. Nothing where the operator may not choose
/// that for this field (field_choices.h), and where it is the rule already.
[[nodiscard]] std::optional<RuleDraft> ruleFrom(const WorkspaceSettings &settings, const QString &field, Answer answer);

/// Nothing where the field is not kept in step any more, or its rule is another than the draft was made from.
[[nodiscard]] std::optional<WorkspaceSettings> withRule(WorkspaceSettings settings, const RuleDraft &draft);

} // namespace lockstep

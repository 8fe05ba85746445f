// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_draft.h"

#include "domain/field_choices.h"

#include <algorithm>

namespace lockstep
{

namespace
{

bool mayBe(const WorkspaceSettings &settings, UserAttribute attribute, const FieldPolicy &policy)
{
    return directionsFor(settings, attribute).contains(policy.direction)
        && authoritiesFor(attribute).contains(policy.authority);
}

FieldPolicy policyFor(Answer answer, FieldPolicy policy)
{
    switch (answer) {
    case Answer::TakeApp:
        policy.authority = Authority::App;
        break;
    case Answer::TakeMautic:
        policy.authority = Authority::Mautic;
        policy.direction = SyncDirection::Both;
        break;
    case Answer::NeverSyncField:
        policy.direction = SyncDirection::Off;
        break;
    default:
        break;
    }
    return policy;
}

} // namespace

std::optional<RuleDraft> ruleFrom(const WorkspaceSettings &settings, const QString &field, Answer answer)
{
    const auto rule = std::find_if(settings.rules.cbegin(), settings.rules.cend(),
                                   [&](const FieldRule &each) { return each.alias == field; });
    if (rule == settings.rules.cend() || !canBeRule(answer))
        return std::nullopt;
    const FieldPolicy after = policyFor(answer, rule->policy);
    if (after == rule->policy || !mayBe(settings, rule->attribute, after))
        return std::nullopt;
    return RuleDraft{.field = field, .before = rule->policy, .after = after};
}

std::optional<WorkspaceSettings> withRule(WorkspaceSettings settings, const RuleDraft &draft)
{
    const auto rule = std::find_if(settings.rules.begin(), settings.rules.end(), [&](const FieldRule &each) {
        return each.alias == draft.field && each.policy == draft.before;
    });
    if (rule == settings.rules.end())
        return std::nullopt;
    rule->policy = draft.after;
    return settings;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk_facts.h"

#include "domain/person_outcome.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr qsizetype usersAtOnce = 500;

/// As Mautic was last seen to have the fields, or as they usually are; with what the operator said of each.
QList<UsableRule> rulesOf(QList<UsableRule> known, const WorkspaceSettings &workspace)
{
    if (known.isEmpty()) {
        for (const FieldRule &rule : rulesFor(workspace.users, workspace.rules))
            known.append({.rule = rule, .field = {.alias = rule.alias}});
    }
    for (UsableRule &each : known) {
        const auto rule = std::find_if(workspace.rules.cbegin(), workspace.rules.cend(),
                                       [&](const FieldRule &said) { return said.alias == each.rule.alias; });
        if (rule != workspace.rules.cend())
            each.rule.policy = rule->policy;
    }
    return known;
}

int emailLimitOf(const QList<UsableRule> &rules)
{
    const auto rule = std::find_if(rules.cbegin(), rules.cend(),
                                   [](const UsableRule &each) { return each.rule.alias == emailAlias; });
    return rule == rules.cend() ? DecisionSettings{.rules = {}}.emailLengthLimit : rule->field.lengthLimit;
}

} // namespace

DeskFacts::DeskFacts(Repositories &store, const WorkspaceSettings &settings)
    : m_store(store)
    , m_workspace(settings)
    , m_resolver(store)
    , m_reader(store, m_resolver, m_settings)
{
}

Result<void> DeskFacts::prepare()
{
    auto known = m_store.inventory.rules();
    if (!known)
        return fail(known.error());
    m_settings.rules = rulesOf(*std::move(known), m_workspace);
    m_settings.waitForVerification = m_workspace.waitForVerification;
    m_settings.knowsVerification = m_workspace.users.has(UserAttribute::EmailVerified);
    m_settings.knowsOptOuts = m_workspace.users.has(UserAttribute::OptedOut);
    m_settings.storesLinks = m_workspace.users.has(UserAttribute::MauticContact);
    m_settings.writable = m_workspace.writableAttributes;
    m_settings.emailLengthLimit = emailLimitOf(m_settings.rules);
    return m_reader.prepare();
}

Result<QHash<AppUserId, PersonFacts>> DeskFacts::of(const QList<AppUserId> &ids, const std::stop_token &stop)
{
    QHash<AppUserId, PersonFacts> all;
    for (qsizetype first = 0; first < ids.size(); first += usersAtOnce) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto users = m_store.users.withIds(ids.mid(first, usersAtOnce));
        if (!users)
            return fail(users.error());
        auto page = m_reader.factsOf(*users, stop);
        if (!page)
            return fail(page.error());
        for (PersonFacts &facts : *page)
            all.insert(facts.user.id, std::move(facts));
    }
    return all;
}

Result<QList<PersonFacts>> DeskFacts::ofUsers(const QList<AppUser> &users, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    return m_reader.factsOf(users, stop);
}

Result<void> DeskFacts::decideAnew(const QList<AppUserId> &users, Moment now, const std::stop_token &stop)
{
    if (auto prepared = m_reader.prepare(); !prepared)
        return prepared;
    const auto page = of(users, stop);
    if (!page)
        return fail(page.error());
    QList<Case> cases;
    QList<PersonOutcome> outcomes;
    for (const PersonFacts &facts : *page) {
        const PersonDecision decision = decidePerson(facts, m_settings);
        cases += decision.cases;
        outcomes.append(outcomeOf(decision, facts.link.has_value()));
    }
    std::sort(outcomes.begin(), outcomes.end(),
              [](const PersonOutcome &a, const PersonOutcome &b) { return a.user.value < b.user.value; });
    if (const auto kept = m_store.personStates.replaceOf(users, outcomes); !kept)
        return fail(kept.error());
    const auto kept = m_store.cases.replaceOpenOf(users, cases, now);
    return kept ? Result<void>() : Result<void>(fail(kept.error()));
}

} // namespace lockstep

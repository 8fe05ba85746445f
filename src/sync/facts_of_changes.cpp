// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_log.h"
#include "sync/contact_candidates.h"
#include "sync/facts_reader.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int changesAskedFor = 100;

/// Fields for which the later change decides.
QStringList aliasesOfNewest(const DecisionSettings &settings)
{
    QStringList aliases;
    for (const UsableRule &rule : settings.rules) {
        if (rule.rule.policy.authority == Authority::Newest)
            aliases.append(rule.rule.alias);
    }
    return aliases;
}

bool changedThere(const PersonFacts &facts, const QStringList &aliases)
{
    return std::any_of(aliases.cbegin(), aliases.cend(), [&](const QString &alias) {
        const auto base = facts.link->base.constFind(alias);
        return base != facts.link->base.constEnd() && facts.linkedContact->fields.value(alias) != base->answered;
    });
}

} // namespace

/// As Mautic's own log tells; asked only about those that did change there.
Result<void> FactsReader::addMauticTimes(Page &page)
{
    const QStringList aliases = aliasesOfNewest(m_settings);
    if (aliases.isEmpty())
        return {};
    ChangeLog log(m_store.database);
    for (PersonFacts &facts : page) {
        if (!isSettled(facts) || !changedThere(facts, aliases))
            continue;
        const auto changes =
            log.ofSubject(ChangeSide::Mautic, QString::number(facts.linkedContact->id.value), changesAskedFor);
        if (!changes)
            return fail(changes.error());
        for (const ObservedChange &change : *changes) {
            const bool isCertain = change.how == ChangeSource::Feed && change.madeAt;
            if (isCertain && !facts.changedInMautic.contains(change.field))
                facts.changedInMautic.insert(change.field, *change.madeAt);
        }
    }
    return {};
}

} // namespace lockstep

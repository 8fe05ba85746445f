// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rule_words.h"

#include "words/case_words.h"
#include "words/offer_words.h"
#include "words/plan_words.h"
#include "words/policy_words.h"
#include "words/value_words.h"

#include <QStringList>

namespace lockstep
{

using namespace Qt::StringLiterals;

QString RuleWords::holds(const FieldPolicy &policy)
{
    if (policy.direction == SyncDirection::Off)
        return PolicyWords::direction(policy.direction);
    //: %1 is which way a field goes, such as "both ways"; %2 who wins, such as "the application wins"
    return tr("%1; where both sides changed, %2")
        .arg(PolicyWords::direction(policy.direction), PolicyWords::authority(policy.authority));
}

QString RuleWords::rule(const RuleDraft &rule)
{
    //: %1 is a field, %2 how it is kept in step
    return tr("%1, for everybody: %2.").arg(OfferWords::quoted(rule.field), holds(rule.after));
}

QString RuleWords::ruleBefore(const RuleDraft &rule) { return tr("Until now: %1.").arg(holds(rule.before)); }

QString RuleWords::noRule(Answer answer)
{
    if (answer == Answer::TakeMautic)
        return tr("This cannot be a rule for this field, or it is the rule already. Mautic can win only where the "
                  "application's column may be written, and never with addresses: people sign in with them.");
    if (answer == Answer::NeverSyncField)
        return tr("This cannot be a rule for this field, or it is the rule already: a contact could not be found again "
                  "without its address.");
    return tr("This is the rule for this field already.");
}

QString RuleWords::saved(const RuleDraft &rule)
{
    //: %1 is a field, %2 how it is kept in step
    return tr("The rule is saved. %1, for everybody: %2. Change or end it under Connections → What goes where.")
        .arg(OfferWords::quoted(rule.field), holds(rule.after));
}

QString RuleWords::summary(const RuleComparison &comparison)
{
    if (comparison.differing == 0)
        return tr("Nobody would come out differently: %Ln people were tried.", "", comparison.people);
    //: %1 is how many people there are
    QStringList sentences{tr("%Ln people of %1 would come out differently.", "", comparison.differing)
                              .arg(ValueWords::number(comparison.people))};
    if (comparison.casesSettled > 0)
        sentences.append(tr("%Ln open case(s) would close.", "", comparison.casesSettled));
    if (comparison.casesOpened > 0)
        sentences.append(tr("%Ln case(s) would come up.", "", comparison.casesOpened));
    if (comparison.requests > 0)
        //: %1 is a number of API requests
        sentences.append(tr("What is written then costs %1.").arg(OfferWords::requests(comparison.requests)));
    else
        sentences.append(tr("Nothing more is written."));
    return sentences.join(u' ');
}

QString RuleWords::more(const RuleComparison &comparison)
{
    const auto shown = static_cast<int>(comparison.first.size());
    return shown < comparison.differing ? tr("The first %Ln are shown.", "", shown) : QString();
}

QString RuleWords::outcome(const QList<PlanRow> &rows, const QList<Case> &cases)
{
    QStringList parts;
    for (const Case &each : cases) {
        //: %1 is a field, or what a case is about
        parts.append(tr("%1: a person decides")
                         .arg(each.field.isEmpty() ? CaseWords::label(each.kind) : OfferWords::quoted(each.field)));
    }
    for (const PlanRow &row : rows) {
        if (row.changes.isEmpty())
            parts.append(PlanWords::rowSentence(row));
        for (const FieldChange &change : row.changes) {
            const QString value = OfferWords::quotedOrEmpty(change.after);
            //: %1 is a field, %2 the value it gets
            parts.append(row.kind == PlanRowKind::UpdateUser
                             ? tr("%1 in the application: %2").arg(OfferWords::quoted(change.alias), value)
                             : tr("%1 in Mautic: %2").arg(OfferWords::quoted(change.alias), value));
        }
    }
    return parts.isEmpty() ? tr("nothing is written, nobody is asked") : parts.join(u" · "_s);
}

QString RuleWords::now(const RuleDifference &difference) { return outcome(difference.rowsNow, difference.casesNow); }

QString RuleWords::then(const RuleDifference &difference) { return outcome(difference.rowsThen, difference.casesThen); }

} // namespace lockstep

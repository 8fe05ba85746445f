// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/explain_words.h"

#include "words/case_words.h"
#include "words/decision_words.h"
#include "words/field_words.h"
#include "words/offer_words.h"
#include "words/person_words.h"
#include "words/policy_words.h"
#include "words/situation_words.h"
#include "words/value_words.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// The case says it already.
bool isAsked(const PersonDetails &details, const PersonField &field)
{
    return std::any_of(details.cases.cbegin(), details.cases.cend(), [&field](const OpenCase &open) {
        return open.content.kind == CaseKind::BothChanged && open.content.field == field.alias;
    });
}

} // namespace

QStringList ExplainWords::sentences(const PersonDetails &details)
{
    QStringList sentences = {PersonWords::stateExplanation(details.row.state)};
    if (details.situation)
        sentences.append(tr("Rule: %1").arg(SituationWords::explanation(*details.situation)));
    else
        sentences.append(whyNoRule(details));
    return sentences + aboutCases(details) + aboutFields(details) + aboutRules(details) + aboutDecisions(details);
}

QString ExplainWords::whyNoRule(const PersonDetails &details)
{
    if (details.row.who.user.value.isEmpty())
        return tr("Rule: Lockstep starts from the application's users; a contact without one is never written to.");
    return tr("No run has decided about this person yet; the next plan does.");
}

QStringList ExplainWords::aboutCases(const PersonDetails &details)
{
    QStringList sentences;
    for (const OpenCase &open : details.cases) {
        //: %1 says what waits for somebody, %2 what can be done; both are sentences
        sentences.append(
            tr("Waits for you: %1 %2").arg(CaseWords::sentence(open.content), CaseWords::whatToDo(open.content.kind)));
    }
    return sentences;
}

QStringList ExplainWords::aboutFields(const PersonDetails &details)
{
    QStringList sentences;
    for (const FieldStanding standing : {FieldStanding::BothChanged, FieldStanding::ChangedInApp,
                                         FieldStanding::Differs, FieldStanding::ChangedInMautic}) {
        QStringList names;
        for (const PersonField &field : details.fields) {
            if (field.standing == standing && !isAsked(details, field))
                names.append(FieldWords::name(field));
        }
        if (!names.isEmpty())
            sentences.append(aboutField(standing, names.join(u", "_s)));
    }
    return sentences;
}

QStringList ExplainWords::aboutRules(const PersonDetails &details)
{
    QStringList sentences;
    for (const PersonField &field : details.fields) {
        const bool isInStep = field.standing == FieldStanding::Same || field.standing == FieldStanding::SameNotAgreed
            || field.standing == FieldStanding::OneSided;
        const bool isOff = field.policy && field.policy->direction == SyncDirection::Off;
        if (field.policy && (!isInStep || isOff))
            sentences.append(ruleOf(field));
    }
    return sentences;
}

QString ExplainWords::ruleOf(const PersonField &field)
{
    const FieldPolicy &policy = *field.policy;
    const QString name = FieldWords::name(field);
    if (policy.direction == SyncDirection::Off)
        return tr("Rule for %1: not kept in step.").arg(name);
    //: %1 is a field, %2 a direction such as "both ways", %3 who wins such as "a person decides"
    QString sentence =
        tr("Rule for %1: %2; where both sides changed, %3.")
            .arg(name, PolicyWords::direction(policy.direction), PolicyWords::authority(policy.authority));
    const bool isMeantForApp = goesToApp(policy.direction);
    if (isMeantForApp && !field.mayWriteApp)
        sentence += u' ' + tr("Writing its column in the application is not switched on.");
    return sentence;
}

QStringList ExplainWords::aboutDecisions(const PersonDetails &details)
{
    QStringList sentences;
    for (const TimelineEntry &entry : details.timeline) {
        if (entry.kind != TimelineKind::Decided || !entry.resolution || !isInForce(*entry.resolution))
            continue;
        const Resolution &decision = *entry.resolution;
        //: %1 is a person, %2 a day, %3 what was decided, %4 how far it has come
        sentences.append(tr("Decision of %1, %2: %3 (%4).")
                             .arg(entry.startedBy, ValueWords::dateTime(entry.at), DecisionWords::what(decision),
                                  isStanding(decision.answer) && decision.state == ResolutionState::Done
                                      ? tr("holds until it is taken back")
                                      : DecisionWords::state(decision.state)));
        if (!decision.note.isEmpty())
            //: %1 is what somebody typed as the reason for a decision
            sentences.last() += u' ' + tr("Reason: %1").arg(OfferWords::quoted(decision.note));
    }
    return sentences;
}

QString ExplainWords::aboutField(FieldStanding standing, const QString &names)
{
    switch (standing) {
    case FieldStanding::BothChanged:
        return tr("Changed on both sides: %1. Neither side is touched until somebody makes the two equal.").arg(names);
    case FieldStanding::ChangedInApp:
        return tr("Changed in the application: %1. A sync writes that to Mautic.").arg(names);
    case FieldStanding::Differs:
        return tr("Different and never agreed on: %1. At the first link empty values in Mautic are filled, and where "
                  "both sides hold one the application wins.")
            .arg(names);
    case FieldStanding::ChangedInMautic:
        return tr("Changed in Mautic: %1. Lockstep leaves what only Mautic changed.").arg(names);
    case FieldStanding::Same:
    case FieldStanding::SameNotAgreed:
    case FieldStanding::OneSided:
        break;
    }
    return {};
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/cases_texts.h"

#include "gui/colours.h"
#include "words/case_words.h"
#include "words/decision_words.h"
#include "words/field_words.h"
#include "words/offer_words.h"
#include "words/timeline_words.h"
#include "words/value_words.h"

#include <QCoreApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Later than anybody sleeps until a time: such a case waits for a change.
const Moment farFuture = Moment::fromSeconds(32'000'000'000);

class CasesTexts
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CasesTexts)

public:
    static QString title(CaseColumn column)
    {
        switch (column) {
        case CaseColumn::Person:
            return tr("Person");
        case CaseColumn::Kind:
            return tr("What");
        case CaseColumn::Since:
            return tr("Since");
        case CaseColumn::Assigned:
            return tr("With");
        }
        return {};
    }
    static QString title(DecisionColumn column)
    {
        switch (column) {
        case DecisionColumn::At:
            return tr("When");
        case DecisionColumn::Who:
            return tr("Who");
        case DecisionColumn::User:
            return tr("User");
        case DecisionColumn::What:
            return tr("What");
        case DecisionColumn::Why:
            return tr("Why");
        case DecisionColumn::State:
            return tr("State");
        }
        return {};
    }
    static QString user(const AppUserId &id) { return tr("user %1").arg(id.value); }
    static QString kind(const Case &content)
    {
        const QString label = CaseWords::label(content.kind);
        //: %1 is what a case is about, %2 a field
        return content.field.isEmpty() ? label : tr("%1: %2").arg(label, content.field);
    }
    static QString fact(CandidateFact fact)
    {
        switch (fact) {
        case CandidateFact::LinkedTo:
            return tr("Linked to");
        case CandidateFact::AddedAt:
            return tr("In Mautic since");
        case CandidateFact::OptedOut:
            return tr("E-mail");
        }
        return {};
    }
    static QString factOf(const CaseCandidate &candidate, CandidateFact fact)
    {
        switch (fact) {
        case CandidateFact::LinkedTo:
            return candidate.linkedTo.value.isEmpty() ? tr("nobody") : user(candidate.linkedTo);
        case CandidateFact::AddedAt:
            return candidate.addedAt ? ValueWords::dateTime(*candidate.addedAt) : tr("not known");
        case CandidateFact::OptedOut:
            return candidate.isOptedOut ? tr("opted out, and stays so") : tr("not opted out");
        }
        return {};
    }
    static QString sleeps(const QueuedCase &queued)
    {
        if (*queued.snoozedUntil >= farFuture)
            return tr("Sleeps until either side changes.");
        return tr("Sleeps until %1.").arg(ValueWords::dateTime(*queued.snoozedUntil));
    }
    static QString effect(const AlikeCase &each)
    {
        if (each.obstacle != OfferObstacle::None)
            return tr("left out. %1").arg(OfferWords::obstacle(each.obstacle));
        QStringList parts = OfferWords::effects({.rows = each.rows});
        for (const PlanRow &row : each.rows) {
            for (const FieldChange &change : row.changes)
                parts.append(OfferWords::quoted(change.before) + u" → "_s + OfferWords::quoted(change.after));
        }
        return parts.join(u' ');
    }
    static QString optOuts(const QList<DoNotContact> &entries)
    {
        QStringList parts;
        for (const DoNotContact &entry : entries)
            //: %1 is a channel such as E-mail, %2 a reason such as unsubscribed
            parts.append(
                tr("%1 (%2)").arg(TimelineWords::channel(entry.channel), TimelineWords::optOutReason(entry.reason)));
        return parts.join(u", "_s);
    }
};

QString cellText(const QueuedCase &queued, CaseColumn column)
{
    switch (column) {
    case CaseColumn::Person:
        return calledIn(queued.row.user);
    case CaseColumn::Kind:
        return CasesTexts::kind(queued.row.open.content);
    case CaseColumn::Since:
        return ValueWords::dateTime(queued.row.open.firstSeen);
    case CaseColumn::Assigned:
        return queued.assignedTo;
    }
    return {};
}

QString toolTipOf(const QueuedCase &queued, CaseColumn column)
{
    const PersonName &user = queued.row.user;
    switch (column) {
    case CaseColumn::Person:
        return QStringList{user.name, user.email, CasesTexts::user(user.user)}.join(u'\n').trimmed();
    case CaseColumn::Kind:
        return CaseWords::sentence(queued.row.open.content);
    case CaseColumn::Since:
        return ValueWords::exactDateTime(queued.row.open.firstSeen);
    case CaseColumn::Assigned:
        return queued.assignedTo;
    }
    return {};
}

QString decisionText(const Resolution &resolution, DecisionColumn column)
{
    switch (column) {
    case DecisionColumn::At:
        return ValueWords::dateTime(resolution.at);
    case DecisionColumn::Who:
        return DecisionWords::who(resolution);
    case DecisionColumn::User:
        return resolution.user.value;
    case DecisionColumn::What:
        return DecisionWords::what(resolution);
    case DecisionColumn::Why:
        return resolution.note;
    case DecisionColumn::State:
        return DecisionWords::state(resolution.state);
    }
    return {};
}

QString decisionToolTip(const Resolution &resolution, DecisionColumn column)
{
    if (column == DecisionColumn::At)
        return ValueWords::exactDateTime(resolution.at);
    if (column == DecisionColumn::State)
        return DecisionWords::stateExplanation(resolution.state);
    return decisionText(resolution, column);
}

} // namespace

QString calledIn(const PersonName &user)
{
    if (!user.name.trimmed().isEmpty())
        return user.name;
    return user.email.isEmpty() ? CasesTexts::user(user.user) : user.email;
}

QString standingOf(const QueuedCase &queued)
{
    QStringList sentences;
    if (queued.isChangedSinceAnswered)
        sentences.append(CasesTexts::tr("Somebody answered this, but a side changed before it was carried out. Please "
                                        "look again."));
    if (queued.snoozedUntil)
        sentences.append(CasesTexts::sleeps(queued));
    if (!queued.assignedTo.isEmpty())
        sentences.append(CasesTexts::tr("%1 has taken this.").arg(queued.assignedTo));
    return sentences.join(u' ');
}

QString consentNote(const CaseFile &file)
{
    const Case &content = file.queued.row.open.content;
    const bool isAboutField = !content.field.isEmpty() && fieldInQuestion(content) != u"email"_s;
    if (isAboutField)
        return {};
    const QString rule = CasesTexts::tr("Opt-outs stay with the person, whatever you answer.");
    const QList<DoNotContact> &optOuts = file.person.doNotContact;
    if (optOuts.isEmpty())
        return rule;
    return QString(rule + u' ' + CasesTexts::tr("Opted out now: %1.").arg(CasesTexts::optOuts(optOuts)));
}

QString titleOf(CaseScope scope)
{
    switch (scope) {
    case CaseScope::Open:
        return CasesTexts::tr("Everything open");
    case CaseScope::Mine:
        return CasesTexts::tr("Taken by me");
    case CaseScope::Unassigned:
        return CasesTexts::tr("Taken by nobody");
    case CaseScope::Sleeping:
        return CasesTexts::tr("Sleeping");
    }
    return {};
}

CaseTexts caseTexts()
{
    return {.title = [](CaseColumn column) { return CasesTexts::title(column); },
            .text = [](const QueuedCase &queued, CaseColumn column) { return cellText(queued, column); },
            .toolTip = [](const QueuedCase &queued, CaseColumn column) { return toolTipOf(queued, column); }};
}

CandidateTexts candidateTexts()
{
    return {
        .fieldTitle = CasesTexts::tr("Field"),
        .userTitle = CasesTexts::tr("The user (App)"),
        .contactTitle = [](ContactId id) { return CasesTexts::tr("Contact %1").arg(id.value); },
        .factTitle = [](CandidateFact fact) { return CasesTexts::fact(fact); },
        .fact = [](const CaseCandidate &candidate, CandidateFact fact) { return CasesTexts::factOf(candidate, fact); },
        .fieldName = &FieldWords::name,
        .agrees = CasesTexts::tr("speaks for it"),
        .differs = CasesTexts::tr("speaks against it"),
        .empty = CasesTexts::tr("empty")};
}

AlikeTexts alikeTexts(const QPalette &palette)
{
    return {.title =
                [](AlikeColumn column) {
                    return column == AlikeColumn::Person ? CasesTexts::tr("Person") : CasesTexts::tr("What is done");
                },
            .text =
                [](const AlikeCase &each, AlikeColumn column) {
                    return column == AlikeColumn::Person ? calledIn(each.row.user) : CasesTexts::effect(each);
                },
            .paleColour = [palette] { return QVariant(colourOf(Tone::Quiet, palette)); }};
}

DecisionTexts decisionTexts()
{
    return {.title = [](DecisionColumn column) { return CasesTexts::title(column); },
            .text = &decisionText,
            .user = [](const PersonName &user) { return calledIn(user); },
            .toolTip = &decisionToolTip};
}

} // namespace lockstep

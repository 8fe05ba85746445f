// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/cases_report.h"
#include "agent/commands.h"
#include "agent/person_report.h"
#include "domain/case_json.h"
#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"
#include "runtime/people_reader.h"
#include "words/decision_words.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class PersonCommandWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::PersonCommandWords)

public:
    static QString usage()
    {
        return tr("person USER [edit FIELD --value TEXT | link --contact N --note WHY | unlink --note WHY | "
                  "leave-alone | undo]");
    }
    static QString nobody(const QString &user)
    {
        return tr("the application has no user \"%1\", or none that a run has seen").arg(user);
    }
    static QString kept() { return tr("Kept; the engine or the next \"lockstep-agent sync\" carries it out."); }
    static QString nothingDecided() { return tr("nobody decided anything about this person that could be taken back"); }
    static QString takenBack(int count)
    {
        return tr("%n decisions are being taken back; the engine or the next \"lockstep-agent sync\" does it.", "",
                  count);
    }
};

Result<ExitCode> misused(CommandContext &context, const QString &problem)
{
    context.terminal.say(problem);
    return ExitCode::BadUsage;
}

Result<PersonDetails> detailsOf(const CommandContext &context, const AppUserId &user)
{
    // The list of everybody may be older than the last run.
    if (const auto updated = updatePeople(context.options.workspace, context.stop); !updated)
        return fail(updated.error());
    return PeopleReader(context.options.workspace).details({.user = user});
}

/// Whoever asked for nobody is told so; any other failure is the caller's.
Result<ExitCode> withoutDetails(CommandContext &context, const AppUserId &user, const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return misused(context, PersonCommandWords::nobody(user.value));
    return fail(error);
}

Result<ExitCode> show(CommandContext &context, const AppUserId &user)
{
    const auto details = detailsOf(context, user);
    if (!details)
        return withoutDetails(context, user, details.error());
    if (context.options.json)
        context.terminal.answer(personAsJson(*details));
    else
        context.terminal.answer(personShown(*details));
    return details->cases.isEmpty() ? ExitCode::Done : ExitCode::NeedsReview;
}

Result<ExitCode> decide(CommandContext &context, HandDecision decision)
{
    const DecisionOptions &said = context.options.decision;
    decision.value = said.value;
    decision.contact = said.contact;
    decision.note = said.note;
    const auto receipts = CaseDesk(context.options.workspace).decideByHand({decision}, currentOperator());
    if (!receipts)
        return fail(receipts.error());
    const DecisionReceipt &receipt = receipts->constFirst();
    const QString refusal = DecisionWords::refusal(receipt, decision.user.value);
    if (context.options.json)
        context.terminal.answer(QJsonObject{{u"decisions"_s, toJsonArray(*receipts)}});
    else if (refusal.isEmpty())
        context.terminal.answer(PersonCommandWords::kept());
    else
        context.terminal.say(refusal);
    return receipt.outcome == DecisionOutcome::Kept ? ExitCode::Done : ExitCode::NeedsReview;
}

Result<ExitCode> undo(CommandContext &context, const AppUserId &user)
{
    const auto details = detailsOf(context, user);
    if (!details)
        return withoutDetails(context, user, details.error());
    const auto newest =
        std::find_if(details->timeline.cbegin(), details->timeline.cend(), [](const TimelineEntry &entry) {
            return entry.kind == TimelineKind::Decided && entry.resolution
                && DecisionWords::mayTakeBack(entry.resolution->state);
        });
    if (newest == details->timeline.cend())
        return misused(context, PersonCommandWords::nothingDecided());
    const auto back = CaseDesk(context.options.workspace).takeBack(newest->resolution->batch, currentOperator());
    if (!back)
        return fail(back.error());
    if (context.options.json)
        context.terminal.answer(QJsonObject{{u"decisions"_s, toJsonArray(*back)}});
    else
        context.terminal.answer(PersonCommandWords::takenBack(static_cast<int>(back->size())));
    return ExitCode::Done;
}

} // namespace

Result<ExitCode> runPerson(CommandContext &context)
{
    static const QHash<QString, Answer> answers{
        {u"link"_s, Answer::LinkContact}, {u"unlink"_s, Answer::Unlink}, {u"leave-alone"_s, Answer::LeaveAlone}};
    const QStringList &words = context.options.arguments;
    const AppUserId user{words.value(0)};
    const QString verb = words.value(1);
    if (words.size() == 1)
        return show(context, user);
    if (words.size() == 3 && verb == "edit"_L1)
        return decide(context, {.user = user, .answer = Answer::OtherValue, .field = words[2]});
    if (words.size() == 2 && verb == "undo"_L1)
        return undo(context, user);
    if (const auto answer = answers.constFind(verb); words.size() == 2 && answer != answers.constEnd())
        return decide(context, {.user = user, .answer = *answer});
    return misused(context, PersonCommandWords::usage());
}

} // namespace lockstep

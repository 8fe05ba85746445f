// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/cases_report.h"
#include "agent/commands.h"
#include "domain/case_json.h"
#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"
#include "words/decision_words.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class CasesWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CasesWords)

public:
    static QString usage()
    {
        return tr(
            "cases [show N | decide N ANSWER | undo N | assign N [ACCOUNT] | snooze N [TIME] | wake N | decided]");
    }
    static QString noAnswer(const QString &word) { return tr("there is no answer \"%1\"").arg(word); }
    static QString noTime(const QString &word)
    {
        return tr("\"%1\" is no time such as 2026-11-01T10:00:00Z").arg(word);
    }
    static QString kept(int count)
    {
        return tr("%n decisions are kept; the engine or the next \"lockstep-agent sync\" carries them out.", "", count);
    }
    static QString takenBack(int count)
    {
        return tr("%n decisions are being taken back; the engine or the next \"lockstep-agent sync\" does it.", "",
                  count);
    }
    static QString neverAnswered() { return tr("nobody answered this case"); }
};

/// One use of the command: its words after the verb.
struct CasesCall {
    CommandContext &context;
    CaseDesk desk;
    qint64 caseId = 0;
    QStringList words = {};
};

Result<ExitCode> misused(CommandContext &context, const QString &problem)
{
    context.terminal.say(problem);
    return ExitCode::BadUsage;
}

Result<ExitCode> list(CommandContext &context)
{
    const auto queue = CaseDesk(context.options.workspace).queue();
    if (!queue)
        return fail(queue.error());
    if (context.options.json)
        context.terminal.answer(QJsonObject{{u"cases"_s, casesAsJson(*queue)}});
    else
        context.terminal.answer(casesListed(*queue));
    return queue->isEmpty() ? ExitCode::Done : ExitCode::NeedsReview;
}

Result<ExitCode> listDecided(CommandContext &context)
{
    constexpr int latest = 100;
    const auto decided = CaseDesk(context.options.workspace).decided(std::nullopt, latest);
    if (!decided)
        return fail(decided.error());
    if (context.options.json)
        context.terminal.answer(QJsonObject{{u"decisions"_s, toJsonArray(*decided)}});
    else
        context.terminal.answer(decisionsListed(*decided));
    return ExitCode::Done;
}

Result<ExitCode> show(CasesCall &call)
{
    const auto file = call.desk.file(call.caseId);
    if (!file)
        return fail(file.error());
    if (call.context.options.json)
        call.context.terminal.answer(toJson(*file));
    else
        call.context.terminal.answer(caseShown(*file));
    return ExitCode::Done;
}

Result<QList<CaseDecision>> decisionsOf(const CasesCall &call, const CaseDecision &decision)
{
    QList<CaseDecision> decisions{decision};
    if (!call.context.options.decision.isForAllAlike)
        return decisions;
    const auto preview = call.desk.previewAlike(decision, call.context.stop);
    if (!preview)
        return fail(preview.error());
    for (const AlikeCase &alike : preview->cases) {
        if (alike.obstacle == OfferObstacle::None && alike.row.open.id != decision.caseId)
            decisions.append(alike.decision);
    }
    return decisions;
}

Result<ExitCode> decide(CasesCall &call)
{
    const auto answer = answerNamed(call.words.value(0));
    if (!answer)
        return misused(call.context, CasesWords::noAnswer(call.words.value(0)));
    const DecisionOptions &said = call.context.options.decision;
    CaseDecision decision{.caseId = call.caseId, .answer = *answer, .value = said.value, .note = said.note};
    decision.contact = said.contact;
    const auto decisions = decisionsOf(call, decision);
    if (!decisions)
        return fail(decisions.error());
    const auto receipts = call.desk.decide(*decisions, currentOperator());
    if (!receipts)
        return fail(receipts.error());
    int kept = 0;
    for (const DecisionReceipt &receipt : *receipts) {
        kept += receipt.outcome == DecisionOutcome::Kept ? 1 : 0;
        const QString refusal = DecisionWords::refusal(receipt, QString::number(receipt.caseId));
        if (!refusal.isEmpty() && !call.context.options.json)
            call.context.terminal.say(refusal);
    }
    if (call.context.options.json)
        call.context.terminal.answer(QJsonObject{{u"decisions"_s, toJsonArray(*receipts)}});
    else if (kept > 0)
        call.context.terminal.answer(CasesWords::kept(kept));
    return kept == receipts->size() ? ExitCode::Done : ExitCode::NeedsReview;
}

Result<ExitCode> undo(CasesCall &call)
{
    const auto batch = call.desk.batchOf(call.caseId);
    if (!batch)
        return fail(batch.error());
    if (!*batch)
        return misused(call.context, CasesWords::neverAnswered());
    const auto back = call.desk.takeBack(**batch, currentOperator());
    if (!back)
        return fail(back.error());
    if (call.context.options.json)
        call.context.terminal.answer(QJsonObject{{u"decisions"_s, toJsonArray(*back)}});
    else
        call.context.terminal.answer(CasesWords::takenBack(static_cast<int>(back->size())));
    return ExitCode::Done;
}

Result<ExitCode> after(const Result<void> &done)
{
    return done ? Result<ExitCode>(ExitCode::Done) : fail(done.error());
}

Result<ExitCode> assign(CasesCall &call) { return after(call.desk.assign({call.caseId}, call.words.value(0))); }

Result<ExitCode> snooze(CasesCall &call)
{
    const QString time = call.words.value(0);
    const auto until = time.isEmpty() ? std::nullopt : parseMoment(time);
    if (!time.isEmpty() && !until)
        return misused(call.context, CasesWords::noTime(time));
    return after(call.desk.snooze({call.caseId}, until));
}

Result<ExitCode> wake(CasesCall &call) { return after(call.desk.wake({call.caseId})); }

} // namespace

Result<ExitCode> runCases(CommandContext &context)
{
    using Verb = Result<ExitCode> (*)(CasesCall &);
    static const QHash<QString, Verb> verbs{{u"show"_s, show},     {u"decide"_s, decide}, {u"undo"_s, undo},
                                            {u"assign"_s, assign}, {u"snooze"_s, snooze}, {u"wake"_s, wake}};
    const QStringList &words = context.options.arguments;
    if (words.isEmpty())
        return list(context);
    if (words == QStringList{u"decided"_s})
        return listDecided(context);
    const Verb verb = verbs.value(words[0]);
    bool isNumber = false;
    CasesCall call{.context = context, .desk = CaseDesk(context.options.workspace)};
    call.caseId = words.value(1).toLongLong(&isNumber);
    call.words = words.mid(2);
    if (!verb || !isNumber || call.words.size() > 1)
        return misused(context, CasesWords::usage());
    return verb(call);
}

} // namespace lockstep

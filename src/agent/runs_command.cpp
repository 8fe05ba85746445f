// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/findings_text.h"
#include "agent/text_table.h"
#include "domain/case_json.h"
#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"
#include "words/overview_words.h"
#include "words/undo_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int latest = 30;

class RunsWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::RunsWords)

public:
    static QString usage() { return tr("runs [show N | undo N]"); }
    static QString none() { return tr("Nothing has run yet."); }
    static QString nothing(qint64 run) { return tr("run %1 wrote nothing that can be taken back").arg(run); }
    static QString kept()
    {
        return tr("It is being taken back; the engine or the next \"lockstep-agent sync\" does it.");
    }
    static QString stays() { return tr("What stays"); }
    static QString comes() { return tr("What comes back"); }
};

QJsonObject asJson(const ListedRun &listed)
{
    QJsonObject json{{u"run"_s, listed.run.id.value},
                     {u"startedAt"_s, toIsoText(listed.run.startedAt)},
                     {u"startedBy"_s, listed.run.startedBy.account}};
    if (listed.takenBack) {
        json.insert(u"takenBack"_s,
                    QJsonObject{{u"by"_s, listed.takenBack->by},
                                {u"waiting"_s, listed.takenBack->waiting},
                                {u"done"_s, listed.takenBack->done},
                                {u"left"_s, listed.takenBack->left}});
    }
    return json;
}

Result<ExitCode> list(CommandContext &context)
{
    const auto runs = CaseDesk(context.options.workspace).runs(latest);
    if (!runs)
        return fail(runs.error());
    QJsonArray json;
    TextTable table;
    for (const ListedRun &listed : *runs) {
        json.append(asJson(listed));
        table.add({QString::number(listed.run.id.value), OverviewWords::runKind(listed.run.kind),
                   toIsoText(listed.run.startedAt), nameOf(listed.run.startedBy),
                   listed.takenBack ? UndoWords::standing(*listed.takenBack) : QString()});
    }
    if (context.options.json)
        context.terminal.answer(QJsonObject{{u"runs"_s, json}});
    else
        context.terminal.answer(table.isEmpty() ? RunsWords::none() : table.text());
    return ExitCode::Done;
}

QString shown(const RunUndo &undo)
{
    TextTable coming;
    for (const UndoneRow &row : undo.first)
        coming.add({row.who.user.value, UndoWords::place(row), UndoWords::effect(row)});
    QStringList staying;
    for (const QString &sentence : UndoWords::staying(undo))
        staying.append(u"  "_s + sentence);
    return QString(UndoWords::summary(undo) + u'\n' + section(RunsWords::comes(), coming.text())
                   + section(RunsWords::stays(), staying.join(u'\n')))
        .trimmed();
}

void answer(CommandContext &context, const RunUndo &undo)
{
    if (context.options.json)
        context.terminal.answer(toJson(undo));
    else
        context.terminal.answer(shown(undo));
}

Result<ExitCode> show(CommandContext &context, RunId run)
{
    const auto undo = CaseDesk(context.options.workspace).previewUndo(run);
    if (!undo)
        return fail(undo.error());
    answer(context, *undo);
    return ExitCode::Done;
}

Result<ExitCode> undo(CommandContext &context, RunId run)
{
    const auto undone = CaseDesk(context.options.workspace).undoRun(run, currentOperator());
    if (!undone && undone.error().kind == ErrorKind::NotFound) {
        context.terminal.say(RunsWords::nothing(run.value));
        return ExitCode::NeedsReview;
    }
    if (!undone)
        return fail(undone.error());
    answer(context, *undone);
    if (!context.options.json)
        context.terminal.say(RunsWords::kept());
    return ExitCode::Done;
}

} // namespace

Result<ExitCode> runRuns(CommandContext &context)
{
    const QStringList &words = context.options.arguments;
    if (words.isEmpty())
        return list(context);
    bool isNumber = false;
    const RunId run{words.value(1).toLongLong(&isNumber)};
    if (words.size() == 2 && isNumber && words[0] == "show"_L1)
        return show(context, run);
    if (words.size() == 2 && isNumber && words[0] == "undo"_L1)
        return undo(context, run);
    context.terminal.say(RunsWords::usage());
    return ExitCode::BadUsage;
}

} // namespace lockstep

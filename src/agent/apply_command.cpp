// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/plan_file.h"
#include "agent/run_report.h"
#include "agent/run_words.h"
#include "agent/work_session.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// What the plan creates, by the word --yes wants for it and by name.
struct Creations {
    QStringList words = {};
    QStringList names = {};
};

Creations withoutYes(const Plan &plan, const Consents &yes)
{
    Creations creations;
    for (const PlanRow &row : plan.rows) {
        const bool isField = row.kind == PlanRowKind::CreateField && !yes.fields;
        const bool isSegment = row.kind == PlanRowKind::CreateSegment && !yes.segment;
        if (!isField && !isSegment)
            continue;
        const QString word = isField ? u"fields"_s : u"segment"_s;
        if (!creations.words.contains(word))
            creations.words.append(word);
        creations.names.append(isField && row.field ? row.field->alias : row.segmentName);
    }
    return creations;
}

/// An apply without the yes writes nothing at all: part of a plan is not what the operator saw.
Result<void> mustBeAllowed(CommandContext &context, const Plan &plan)
{
    const Creations creations = withoutYes(plan, context.options.yes);
    if (creations.words.isEmpty())
        return {};
    if (context.terminal.isInteractive() && context.terminal.confirm(RunWords::mayCreate(creations.names)))
        return {};
    return fail(ErrorKind::Guarded, u"no consent to create"_s, RunWords::wantsYes(creations.words));
}

} // namespace

Result<ExitCode> runApply(CommandContext &context)
{
    const auto plan = loadPlan(context.options.arguments.first());
    if (!plan)
        return fail(plan.error());
    if (auto allowed = mustBeAllowed(context, *plan); !allowed)
        return fail(allowed.error());
    auto work = openWorkSession(context, SetUp::MustExist);
    if (!work)
        return fail(work.error());
    const SyncOptions options{.startedBy = SyncSession::runOperator(),
                              .consent = {.fields = true, .segments = true},
                              .guard = shrinkGuard(context.options)};
    const auto report = work->session->engine().apply(*plan, options, context.stop);
    if (!report)
        return fail(report.error());
    if (context.options.json)
        context.terminal.answer(doneJson(*report));
    else
        context.terminal.answer(doneText(*report) + RunWords::hints(*work));
    return exitCodeOf(*report);
}

} // namespace lockstep

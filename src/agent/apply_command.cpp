// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/run_report.h"
#include "agent/run_words.h"
#include "agent/work_session.h"
#include "runtime/operator_identity.h"
#include "runtime/plan_file.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QStringList createdWithoutYes(const Plan &plan, const Consents &yes)
{
    QStringList names;
    for (const PlanRow &row : plan.rows) {
        if (row.kind == PlanRowKind::CreateField && !yes.fields && row.field)
            names.append(row.field->alias);
        if (row.kind == PlanRowKind::CreateSegment && !yes.segment)
            names.append(row.segmentName);
    }
    return names;
}

/// An apply without the yes writes nothing at all: part of a plan is not what the operator saw.
Result<void> mustBeAllowed(CommandContext &context, const Plan &plan)
{
    const QStringList names = createdWithoutYes(plan, context.options.yes);
    if (names.isEmpty())
        return {};
    if (context.terminal.isInteractive() && context.terminal.confirm(RunWords::mayCreate(names)))
        return {};
    return fail(ErrorKind::NeedsYes, u"no consent to create"_s, names.join(u", "_s));
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
    const SyncOptions options{.startedBy = currentOperator(),
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

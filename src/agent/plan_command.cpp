// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/run_report.h"
#include "agent/run_words.h"
#include "agent/work_session.h"
#include "runtime/operator_identity.h"
#include "runtime/plan_file.h"

namespace lockstep
{

Result<ExitCode> runPlan(CommandContext &context)
{
    auto work = openWorkSession(context, SetUp::IfNeeded);
    if (!work)
        return fail(work.error());
    // A plan shows what would be created; the yes is asked for when it is carried out.
    const SyncOptions options{.startedBy = currentOperator(),
                              .consent = {.fields = true, .segments = true},
                              .guard = shrinkGuard(context.options)};
    const auto report = work->session->engine().plan(options, context.stop);
    if (!report)
        return fail(report.error());
    const QString &file = context.options.planFile;
    if (!file.isEmpty()) {
        if (auto saved = savePlan(report->decisions.plan, file); !saved)
            return fail(saved.error());
    }
    if (context.options.json)
        context.terminal.answer(planJson(*report));
    else
        context.terminal.answer(planText(*report) + RunWords::hintsAfterPlan(*report, *work, file));
    return exitCodeOf(*report);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/run_report.h"
#include "agent/run_words.h"
#include "agent/work_session.h"
#include "runtime/operator_identity.h"

namespace lockstep
{

namespace
{

/// Where a person looks on and did not say yes beforehand, they are asked; that costs two requests.
Result<SetupConsent> consentFor(CommandContext &context, SyncSession &session)
{
    const Consents &yes = context.options.yes;
    SetupConsent consent{.fields = yes.fields, .segments = yes.segment};
    if (!context.terminal.isInteractive() || (consent.fields && consent.segments))
        return consent;
    const auto missing = session.missingInMautic(context.stop);
    if (!missing)
        return fail(missing.error());
    QStringList fields;
    for (const NewContactField &field : missing->missingFields)
        fields.append(field.alias);
    if (!consent.fields && !fields.isEmpty())
        consent.fields = context.terminal.confirm(RunWords::mayCreate(fields));
    if (!consent.segments && !missing->missingSegments.isEmpty())
        consent.segments = context.terminal.confirm(RunWords::mayCreate(missing->missingSegments));
    return consent;
}

} // namespace

Result<ExitCode> runSync(CommandContext &context)
{
    auto work = openWorkSession(context, SetUp::IfNeeded);
    if (!work)
        return fail(work.error());
    const auto consent = consentFor(context, *work->session);
    if (!consent)
        return fail(consent.error());
    const SyncOptions options{
        .startedBy = currentOperator(), .consent = *consent, .guard = shrinkGuard(context.options)};
    const auto report = work->session->engine().sync(options, context.stop);
    if (!report)
        return fail(report.error());
    if (context.options.json)
        context.terminal.answer(doneJson(*report));
    else
        context.terminal.answer(doneText(*report) + RunWords::hints(*work));
    return exitCodeOf(*report);
}

} // namespace lockstep

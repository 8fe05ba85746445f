// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_pass.h"

#include "sync/apply_links.h"
#include "sync/apply_opt_outs.h"
#include "sync/apply_segments.h"
#include "sync/apply_setup.h"
#include "sync/apply_unlinks.h"
#include "sync/apply_users.h"
#include "sync/contact_writer.h"

#include <utility>

namespace lockstep
{

namespace
{

/// The rows, by the step that writes them.
struct Steps {
    QList<PositionedRow> setup = {};
    QList<PositionedRow> optOuts = {};
    QList<PositionedRow> unlinks = {};
    QList<PositionedRow> creates = {};
    /// Of contacts that are still to be made.
    QList<PositionedRow> laterOptOuts = {};
    QList<PositionedRow> edits = {};
    QList<PositionedRow> links = {};
    QList<PositionedRow> users = {};
    QList<PositionedRow> segments = {};

    QList<PositionedRow> &stepOf(const PlanRow &row)
    {
        switch (row.kind) {
        case PlanRowKind::CreateField:
        case PlanRowKind::CreateSegment:
            return setup;
        case PlanRowKind::OptOut:
            return row.contact ? optOuts : laterOptOuts;
        case PlanRowKind::CreateContact:
            return creates;
        case PlanRowKind::TakeOverVisitor:
        case PlanRowKind::UpdateContact:
            return edits;
        case PlanRowKind::LinkContact:
            return links;
        case PlanRowKind::AddToSegment:
            return segments;
        case PlanRowKind::UpdateUser:
            return users;
        case PlanRowKind::Unlink:
            return unlinks;
        }
        return setup;
    }
};

Steps stepsOf(const QList<PositionedRow> &rows)
{
    Steps steps;
    for (const PositionedRow &each : rows)
        steps.stepOf(each.row).append(each);
    return steps;
}

} // namespace

ApplyPass::ApplyPass(ApplyContext context)
    : m_context(std::move(context))
{
}

ApplyOutcome ApplyPass::run(const QList<PositionedRow> &rows)
{
    m_context.rowsTotal = rows.size();
    const auto done = runSteps(rows);
    ApplyOutcome outcome{.report = std::move(m_context.report)};
    if (!done)
        outcome.stoppedBy = done.error();
    return outcome;
}

Result<void> ApplyPass::runSteps(const QList<PositionedRow> &rows)
{
    const Steps steps = stepsOf(rows);
    if (auto done = applySetup(m_context, steps.setup); !done)
        return done;
    if (auto done = applyOptOuts(m_context, steps.optOuts); !done)
        return done;
    if (auto done = applyUnlinks(m_context, steps.unlinks); !done)
        return done;
    ContactWriter contacts(m_context);
    if (auto done = contacts.create(steps.creates); !done)
        return done;
    if (auto done = applyOptOuts(m_context, steps.laterOptOuts); !done)
        return done;
    if (auto done = contacts.edit(steps.edits); !done)
        return done;
    if (auto done = applyLinks(m_context, steps.links); !done)
        return done;
    if (auto done = keepAdopted(m_context); !done)
        return done;
    if (auto done = m_context.store.resolutions.settle(m_context.settled, m_context.clock.now()); !done)
        return done;
    if (auto done = applyUsers(m_context, steps.users); !done)
        return done;
    return applySegments(m_context, steps.segments);
}

} // namespace lockstep

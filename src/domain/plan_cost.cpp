// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_cost.h"

#include <QHash>

#include <chrono>

namespace lockstep
{

namespace
{

using namespace std::chrono_literals;

// Measured, mautic-api.md 16: a contact in a batch, one of several hundred put into a segment, any single request.
constexpr auto timePerContact = 15ms;
constexpr auto timePerSegmentContact = 3ms;
constexpr auto timePerRequest = 50ms;
constexpr auto timePerField = 2s;

int batches(int items, int perBatch) { return (items + perBatch - 1) / perBatch; }

struct RowCounts {
    int setup = 0;
    int optOuts = 0;
    int creates = 0;
    int edits = 0;
    /// Those that take something off the contact.
    int unlinks = 0;
    QHash<QString, int> segments = {};
};

RowCounts countRows(const QList<PlanRow> &rows)
{
    RowCounts counts;
    for (const PlanRow &row : rows) {
        switch (row.kind) {
        case PlanRowKind::CreateField:
        case PlanRowKind::CreateSegment:
            ++counts.setup;
            break;
        case PlanRowKind::OptOut:
            ++counts.optOuts;
            break;
        case PlanRowKind::CreateContact:
            ++counts.creates;
            break;
        case PlanRowKind::TakeOverVisitor:
        case PlanRowKind::UpdateContact:
            ++counts.edits;
            break;
        case PlanRowKind::LinkContact:
        case PlanRowKind::UpdateUser:
            break;
        case PlanRowKind::Unlink:
            counts.unlinks += row.changes.isEmpty() ? 0 : 1;
            break;
        case PlanRowKind::AddToSegment:
            ++counts.segments[row.segmentName];
            break;
        }
    }
    return counts;
}

std::chrono::seconds waitingTime(int requests, const CostBasis &basis)
{
    if (!basis.leftThisHour || basis.requestsPerHour <= 0 || requests <= *basis.leftThisHour)
        return 0s;
    return std::chrono::hours(batches(requests - *basis.leftThisHour, basis.requestsPerHour));
}

} // namespace

PlanCost costOf(const QList<PlanRow> &rows, const CostBasis &basis)
{
    const RowCounts counts = countRows(rows);
    std::chrono::milliseconds time = counts.setup * timePerField + counts.optOuts * timePerRequest
        + (counts.creates + counts.edits + counts.unlinks) * timePerContact;
    PlanCost cost{.reads = basis.reads, .leftThisHour = basis.leftThisHour};
    cost.writes = counts.setup + counts.optOuts + batches(counts.creates, basis.batchLimit)
        + batches(counts.edits, basis.batchLimit) + batches(counts.unlinks, basis.batchLimit);
    for (const int members : counts.segments) {
        cost.writes += batches(members, basis.segmentLimit);
        time += members * timePerSegmentContact;
    }
    cost.duration = std::chrono::ceil<std::chrono::seconds>(time) + waitingTime(cost.requests(), basis);
    return cost;
}

} // namespace lockstep

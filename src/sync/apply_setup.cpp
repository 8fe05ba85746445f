// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apply_setup.h"

#include "domain/failpoint.h"

namespace lockstep
{

namespace
{

bool isAboutThisRowOnly(ErrorKind kind) { return kind == ErrorKind::Forbidden || kind == ErrorKind::Rejected; }

Result<void> makeField(ApplyContext &context, const PlanRow &row)
{
    const auto field = context.mautic.createField(*row.field, context.stop);
    if (field) {
        ++context.report.fieldsCreated;
        return {};
    }
    context.missingAliases.insert(row.field->alias);
    context.report.notices.append({.kind = NoticeKind::FieldMissingInMautic, .field = row.field->alias});
    return fail(field.error());
}

Result<void> makeSegment(ApplyContext &context, const PlanRow &row)
{
    const auto segment = context.mautic.createSegment(row.segmentName, context.stop);
    if (!segment)
        return fail(segment.error());
    context.madeSegments.insert(row.segmentName, segment->id);
    ++context.report.segmentsCreated;
    return {};
}

} // namespace

Result<void> applySetup(ApplyContext &context, const QList<PositionedRow> &rows)
{
    for (const PositionedRow &each : rows) {
        if (auto kept = context.keepIntents({each}); !kept)
            return kept;
        passBy("setup.before");
        const auto made =
            each.row.kind == PlanRowKind::CreateField ? makeField(context, each.row) : makeSegment(context, each.row);
        passBy("setup.answered");
        if (!made) {
            if (auto kept = context.keepFailure({each}, made.error()); !kept)
                return kept;
            if (!isAboutThisRowOnly(made.error().kind))
                return made;
        } else if (auto kept = context.keepOutcomes({appliedRow(each, AppliedOutcome::Done)}); !kept) {
            return kept;
        }
        context.progress(1);
    }
    return {};
}

} // namespace lockstep

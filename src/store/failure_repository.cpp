// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/failure_repository.h"

#include "domain/error_names.h"
#include "domain/work_item.h"
#include "store/case_repository.h"
#include "store/stored_names.h"

#include <QSet>

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<QList<Failure>> FailureRepository::all()
{
    auto failures = ofQueue();
    if (!failures)
        return failures;
    const auto refusedByMautic = refused();
    if (!refusedByMautic)
        return refusedByMautic;
    QSet<AppUserId> known;
    for (const Failure &failure : std::as_const(*failures))
        known.insert(failure.user);
    for (const Failure &failure : *refusedByMautic) {
        if (!known.contains(failure.user))
            failures->append(failure);
    }
    return failures;
}

Result<QList<Failure>> FailureRepository::ofQueue()
{
    auto statement = m_database.statement(u"work_failed"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->rows<Failure>([](const Statement &row) {
        return Failure{.user = {row.text(0)},
                       .kind = errorKindNamed(row.text(1)).value_or(ErrorKind::Internal),
                       .field = row.text(2),
                       .answer = row.text(3),
                       .since = row.moment(4),
                       .isGivenUp = row.text(5) == storedName(WorkState::Dead)};
    });
}

Result<QList<Failure>> FailureRepository::refused()
{
    const auto open = CaseRepository(m_database).open();
    if (!open)
        return tl::unexpected(open.error());
    QList<Failure> failures;
    for (const OpenCase &each : *open) {
        if (each.content.kind == CaseKind::RefusedByMautic)
            failures.append({.user = each.content.user,
                             .kind = ErrorKind::Rejected,
                             .field = each.content.field,
                             .answer = each.content.detail,
                             .since = each.firstSeen});
    }
    return failures;
}

} // namespace lockstep

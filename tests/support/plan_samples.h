// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_result.h"

namespace lockstep::testing
{

using namespace Qt::StringLiterals;

[[nodiscard]] inline PlanRow createRow(const QString &user)
{
    return {.kind = PlanRowKind::CreateContact,
            .user = {user},
            .matchedBy = MatchedBy::Created,
            .changes = {{.alias = u"email"_s, .after = QString(user + u"@example.com"_s), .reason = ChangeReason::New},
                        {.alias = u"app_user_id"_s, .after = user, .reason = ChangeReason::New}}};
}

[[nodiscard]] inline PlanRow updateRow(const QString &user, qint64 contact)
{
    return {.kind = PlanRowKind::UpdateContact,
            .user = {user},
            .contact = ContactId{contact},
            .changes = {{.alias = u"firstname"_s, .before = u"Anna"_s, .after = u"Annegret"_s},
                        {.alias = u"company"_s, .after = u"Example"_s, .reason = ChangeReason::FillsEmpty}}};
}

[[nodiscard]] inline PlanRow optOutRow(const QString &user, std::optional<ContactId> contact = std::nullopt)
{
    return {.kind = PlanRowKind::OptOut, .user = {user}, .contact = contact};
}

[[nodiscard]] inline PlanRow linkRow(const QString &user, qint64 contact)
{
    return {
        .kind = PlanRowKind::LinkContact, .user = {user}, .contact = ContactId{contact}, .matchedBy = MatchedBy::Email};
}

/// Into a segment the plan itself creates.
[[nodiscard]] inline PlanRow segmentRow(const QString &user, std::optional<ContactId> contact = std::nullopt)
{
    return {.kind = PlanRowKind::AddToSegment, .user = {user}, .contact = contact, .segmentName = u"New Signups"_s};
}

[[nodiscard]] inline PlanRow createFieldRow(const QString &alias)
{
    return {.kind = PlanRowKind::CreateField, .field = NewContactField{.alias = alias, .label = u"Company"_s}};
}

[[nodiscard]] inline PlanRow createSegmentRow()
{
    return {.kind = PlanRowKind::CreateSegment, .segmentName = u"New Signups"_s};
}

[[nodiscard]] inline PlanResult planOf(const QList<PlanRow> &rows)
{
    const CostBasis basis{.leftThisHour = 91, .requestsPerHour = 100, .reads = 4};
    PlanResult result{.costBasis = basis, .findings = RunFindings{.run = {1}}};
    result.plan = {.workspaceId = u"here"_s,
                   .mauticAddress = u"https://mautic.example.com"_s,
                   .madeAt = Moment::fromSeconds(1'793'000'000),
                   .newUsersSince = Moment::fromSeconds(1'790'000'000),
                   .rows = rows,
                   .cost = costOf(rows, basis),
                   .newUsers = 2,
                   .earlierUsers = 1};
    return result;
}

} // namespace lockstep::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "people_samples.h"

namespace lockstep::testing
{

[[nodiscard]] inline QueuedCase queuedCase(qint64 number, const Case &content, const QString &name = {})
{
    QueuedCase queued{.row = {.open = {.id = number, .content = content, .firstSeen = moment(8)},
                              .user = {.user = content.user, .name = name}}};
    if (!name.isEmpty())
        queued.row.user.email = u"%1@example.com"_s.arg(content.user.value);
    for (const ContactId id : content.contacts)
        queued.row.contacts.append({.id = id,
                                    .name = u"Contact %1"_s.arg(id.value),
                                    .email = u"c%1@example.com"_s.arg(id.value),
                                    .address = u"https://mautic.example.com/s/contacts/view/%1"_s.arg(id.value)});
    return queued;
}

/// A company that both sides changed.
[[nodiscard]] inline QueuedCase bothChanged(qint64 number, const QString &user, const QString &name = {})
{
    return queuedCase(number, {.kind = CaseKind::BothChanged, .user = {user}, .field = u"company"_s}, name);
}

/// Two contacts that fit one user.
[[nodiscard]] inline QueuedCase ambiguous(qint64 number, const QString &user, const QString &name = {})
{
    return queuedCase(number, {.kind = CaseKind::AmbiguousContacts, .user = {user}, .contacts = {{3}, {4}}}, name);
}

[[nodiscard]] inline QueuedCase refused(qint64 number, const QString &user)
{
    return queuedCase(number,
                      {.kind = CaseKind::RefusedByMautic,
                       .user = {user},
                       .field = u"phone"_s,
                       .detail = u"phone: This value is not valid."_s});
}

[[nodiscard]] inline PersonDetails personOf(const QueuedCase &queued)
{
    PersonRow row = personNumber(0);
    row.who = {.user = queued.row.open.content.user, .contact = ContactId{4711}};
    row.name = queued.row.user.name;
    return sampleDetails(row);
}

[[nodiscard]] inline PlanRow writes(PlanRowKind kind, const QString &alias, const QString &value)
{
    return {.kind = kind,
            .user = {u"anna"_s},
            .contact = ContactId{4711},
            .changes = {{.alias = alias, .before = u"before"_s, .after = value, .reason = ChangeReason::Decided}}};
}

/// Every answer about a value; the application's column may not be written.
[[nodiscard]] inline CaseFile fieldFile(const QueuedCase &queued, int alike = 0)
{
    return {.queued = queued,
            .person = personOf(queued),
            .offers = {{.answer = Answer::TakeApp,
                        .rows = {writes(PlanRowKind::UpdateContact, u"company"_s, u"Example GmbH"_s)},
                        .requests = 1},
                       {.answer = Answer::TakeMautic, .obstacle = OfferObstacle::ColumnNotWritable},
                       {.answer = Answer::OtherValue,
                        .rows = {writes(PlanRowKind::UpdateContact, u"company"_s, u"…"_s)},
                        .requests = 1},
                       {.answer = Answer::KeepBoth},
                       {.answer = Answer::NeverSyncField}},
            .alike = alike};
}

[[nodiscard]] inline CaseFile whoIsWhoFile(const QueuedCase &queued)
{
    const auto row = [](PlanRowKind kind, qint64 contact) {
        return PlanRow{.kind = kind, .user = {u"anna"_s}, .contact = ContactId{contact}};
    };
    return {.queued = queued,
            .person = personOf(queued),
            .candidates = {{.contact = {3},
                            .fields = {{u"email"_s, u"anna@example.com"_s}, {u"company"_s, u"Example GmbH"_s}},
                            .addedAt = moment(1),
                            .agreeing = {u"email"_s, u"company"_s},
                            .address = u"https://mautic.example.com/s/contacts/view/3"_s},
                           {.contact = {4},
                            .fields = {{u"email"_s, u"anna@example.com"_s}, {u"company"_s, u"Other AG"_s}},
                            .linkedTo = {u"u-7"_s},
                            .isOptedOut = true,
                            .agreeing = {u"email"_s},
                            .differing = {u"company"_s},
                            .address = u"https://mautic.example.com/s/contacts/view/4"_s}},
            .offers = {{.answer = Answer::LinkContact,
                        .contact = ContactId{3},
                        .rows = {row(PlanRowKind::LinkContact, 3)},
                        .requests = 1},
                       {.answer = Answer::LinkContact,
                        .contact = ContactId{4},
                        .rows = {row(PlanRowKind::LinkContact, 4)},
                        .requests = 1},
                       {.answer = Answer::NotTheSame, .contact = ContactId{3}},
                       {.answer = Answer::CreateNew, .rows = {row(PlanRowKind::CreateContact, 0)}, .requests = 2},
                       {.answer = Answer::LeaveAlone}}};
}

} // namespace lockstep::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/contact_events.h"
#include "mautic/feed_rows.h"
#include "mautic/mautic_client.h"
#include "mautic/stats_rows.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString auditLog = u"audit_log"_s;
const QString eventLog = u"lead_event_log"_s;
constexpr int rowsInAPage = 5000;

MauticQuery aboutContacts() { return where(0, u"bundle"_s, u"eq"_s, u"lead"_s); }
MauticQuery aboutSegments() { return where(0, u"object"_s, u"eq"_s, u"segment"_s); }
MauticQuery behind(int index, qint64 id) { return where(index, u"id"_s, u"gt"_s, QString::number(id)); }

} // namespace

Result<QList<Contact>> MauticClient::contactsWithIds(const QList<ContactId> &ids, const std::stop_token &stop)
{
    if (ids.size() > idsInACall)
        return fail(ErrorKind::BadInput, u"more than 500 contacts at once"_s);
    if (ids.isEmpty())
        return QList<Contact>();
    const QSet<ContactId> asked(ids.begin(), ids.end());
    auto found = pageOfContacts(where(0, u"id"_s, u"in"_s, idList(ids)), int(idsInACall), stop);
    if (found
        && std::any_of(found->cbegin(), found->cend(), [&](const auto &each) { return !asked.contains(each.id); }))
        return fail(ErrorKind::BadReply, u"contacts that were not asked for"_s);
    return found;
}

Result<QList<DoNotContact>> MauticClient::doNotContactOf(const QList<ContactId> &contacts, const std::stop_token &stop)
{
    if (contacts.size() > idsInACall)
        return fail(ErrorKind::BadInput, u"more than 500 contacts at once"_s);
    QList<DoNotContact> out;
    qint64 last = 0;
    for (qsizetype found = contacts.isEmpty() ? 0 : rowsInAPage; found == rowsInAPage;) {
        auto page = optOutsAfter(last, contacts, stop);
        if (!page)
            return page;
        found = page->size();
        out += *page;
        last = out.isEmpty() ? last : out.constLast().rowId;
    }
    return out;
}

Result<QList<DoNotContact>> MauticClient::optOutsAfter(qint64 lastRow, const QList<ContactId> &contacts,
                                                       const std::stop_token &stop)
{
    const auto conditions = where(0, u"lead_id"_s, u"in"_s, idList(contacts)) + behind(1, lastRow);
    const auto root = ask(statsCall(u"lead_donotcontact"_s, u"id"_s, rowsInAPage, conditions), stop);
    if (!root)
        return tl::unexpected(root.error());
    auto rows = readDoNotContactRows(*root);
    if (rows && !rows->isEmpty() && rows->constFirst().rowId <= lastRow)
        return fail(ErrorKind::BadReply, u"rows that were not asked for"_s);
    return rows;
}

Result<FeedPage> MauticClient::contactChangesAfter(qint64 lastEntry, int limit, const std::stop_token &stop)
{
    const auto root =
        askLog(auditLog, statsCall(auditLog, u"id"_s, limit, aboutContacts() + behind(1, lastEntry)), stop);
    if (!root)
        return tl::unexpected(root.error());
    auto page = readFeed(*root, limit);
    if (page && page->lastId != 0 && page->firstId <= lastEntry)
        return fail(ErrorKind::BadReply, u"rows that were not asked for"_s);
    return page;
}

Result<qint64> MauticClient::newestContactChange(const std::stop_token &stop)
{
    return newestOf(auditLog, aboutContacts(), stop);
}

Result<SegmentEventPage> MauticClient::segmentEventsAfter(qint64 lastEvent, int limit, const std::stop_token &stop)
{
    const auto root =
        askLog(eventLog, statsCall(eventLog, u"id"_s, limit, aboutSegments() + behind(1, lastEvent)), stop);
    if (!root)
        return tl::unexpected(root.error());
    return readSegmentEvents(*root, limit);
}

Result<qint64> MauticClient::newestSegmentEvent(const std::stop_token &stop)
{
    return newestOf(eventLog, aboutSegments(), stop);
}

Result<qint64> MauticClient::newestOf(const QString &table, const MauticQuery &conditions, const std::stop_token &stop)
{
    const auto root = askLog(table, newestRowCall(table, conditions), stop);
    if (!root)
        return tl::unexpected(root.error());
    return readNewestId(*root, table);
}

Result<JsonValue> MauticClient::askLog(const QString &table, const MauticCall &call, const std::stop_token &stop)
{
    const auto answer = m_session.call(call, stop);
    if (answer)
        return m_json.read(answer->body);
    Error error = answer.error();
    const bool isNotThere = error.detail.startsWith("status 404"_L1);
    if (isNotThere)
        error.kind = ErrorKind::BadReply;
    if (isNotThere || error.kind == ErrorKind::Forbidden)
        error.subject = table;
    return fail(error);
}

Result<ContactEventPage> MauticClient::newestEvents(ContactId id, int limit, const std::stop_token &stop)
{
    const auto root = ask({.path = u"contacts/%1/activity"_s.arg(id.value),
                           .query = {{u"limit"_s, QString::number(limit)},
                                     {u"page"_s, u"1"_s},
                                     {u"order[0]"_s, u"timestamp"_s},
                                     {u"order[1]"_s, u"DESC"_s}}},
                          stop);
    if (!root)
        return fail(root.error());
    return contactEvents(*root);
}

} // namespace lockstep

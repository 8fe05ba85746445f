// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/feed_rows.h"

#include "mautic/html_entities.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

FeedAction actionOf(const QString &name)
{
    static const QHash<QString, FeedAction> actions{{u"create"_s, FeedAction::Created},
                                                    {u"update"_s, FeedAction::Updated},
                                                    {u"identified"_s, FeedAction::Identified},
                                                    {u"delete"_s, FeedAction::Deleted},
                                                    {u"merge"_s, FeedAction::Merged}};
    return actions.value(name, FeedAction::Other);
}

/// What of the rows matters whatever they are about.
struct Rows {
    qint64 firstId = 0;
    qint64 lastId = 0;
    int count = 0;
};

template <class Each>
Result<Rows> readRows(JsonValue root, const QString &table, Each each)
{
    const auto list = member(root, "stats");
    if (!isMap(list))
        return fail(ErrorKind::BadReply, u"no rows in the answer"_s, table);
    Rows out;
    bool isWhole = true;
    forEachEntry(list, [&](qint64, JsonValue row) {
        const qint64 id = wholeNumber(member(row, "id")).value_or(0);
        isWhole = isWhole && id > 0 && each(id, row);
        out.firstId = out.count == 0 ? id : std::min(out.firstId, id);
        out.lastId = std::max(out.lastId, id);
        ++out.count;
    });
    if (!isWhole)
        return fail(ErrorKind::BadReply, u"a row without its ids"_s);
    return out;
}

} // namespace

Result<FeedPage> readFeed(JsonValue root, int limit)
{
    FeedPage page;
    const auto rows = readRows(root, u"audit_log"_s, [&](qint64 id, JsonValue row) {
        if (textOf(member(row, "object")) != "lead"_L1)
            return true;
        const qint64 contact = wholeNumber(member(row, "object_id")).value_or(0);
        page.entries.append({.id = id,
                             .contact = {contact},
                             .action = actionOf(textOf(member(row, "action"))),
                             .by = decodedEntities(textOf(member(row, "user_name"))),
                             .at = parseMoment(textOf(member(row, "date_added")))});
        return contact > 0;
    });
    if (!rows)
        return tl::unexpected(rows.error());
    std::sort(page.entries.begin(), page.entries.end(),
              [](const FeedEntry &a, const FeedEntry &b) { return a.id < b.id; });
    page.firstId = rows->firstId;
    page.lastId = rows->lastId;
    page.isLast = rows->count < limit;
    return page;
}

Result<SegmentEventPage> readSegmentEvents(JsonValue root, int limit)
{
    SegmentEventPage page;
    const auto rows = readRows(root, u"lead_event_log"_s, [&](qint64 id, JsonValue row) {
        const QString action = textOf(member(row, "action"));
        const auto contact = wholeNumber(member(row, "lead_id"));
        const auto segment = wholeNumber(member(row, "object_id"));
        const bool isAddition = action == "added"_L1;
        // Events of visitors who are no contact any more, and of segments that are gone, say nothing.
        if (contact && segment && (isAddition || action == "removed"_L1)) {
            page.events.append({.id = id,
                                .contact = {*contact},
                                .segment = {*segment},
                                .added = isAddition,
                                .at = parseMoment(textOf(member(row, "date_added")))});
        }
        return true;
    });
    if (!rows)
        return tl::unexpected(rows.error());
    std::sort(page.events.begin(), page.events.end(),
              [](const SegmentEvent &a, const SegmentEvent &b) { return a.id < b.id; });
    page.lastId = rows->lastId;
    page.isLast = rows->count < limit;
    return page;
}

Result<qint64> readNewestId(JsonValue root, const QString &table)
{
    return readRows(root, table, [](qint64, JsonValue) { return true; }).map([](const Rows &rows) {
        return rows.lastId;
    });
}

} // namespace lockstep

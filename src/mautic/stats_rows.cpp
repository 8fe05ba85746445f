// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/stats_rows.h"

#include "mautic/html_entities.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

DoNotContactReason reasonOf(qint64 number)
{
    switch (number) {
    case 0:
        return DoNotContactReason::Contactable;
    case 1:
        return DoNotContactReason::Unsubscribed;
    case 2:
        return DoNotContactReason::Bounced;
    default:
        return DoNotContactReason::Manual;
    }
}

std::optional<DoNotContact> optOut(JsonValue row, qint64 contact, std::string_view dateKey)
{
    const auto id = wholeNumber(member(row, "id"));
    if (!id || contact <= 0)
        return std::nullopt;
    return DoNotContact{.rowId = *id,
                        .contact = {contact},
                        .channel = textOf(member(row, "channel")),
                        .reason = reasonOf(wholeNumber(member(row, "reason")).value_or(3)),
                        .comments = decodedEntities(textOf(member(row, "comments"))),
                        .addedAt = parseMoment(textOf(member(row, dateKey)))};
}

std::optional<SegmentMember> segmentMember(JsonValue row)
{
    const auto segment = wholeNumber(member(row, "leadlist_id"));
    const auto contact = wholeNumber(member(row, "lead_id"));
    if (!segment || !contact)
        return std::nullopt;
    return SegmentMember{
        .segment = {*segment}, .contact = {*contact}, .removedByHand = isOn(member(row, "manually_removed"))};
}

template <class Row, class Read>
Result<QList<Row>> rowsOf(std::optional<JsonValue> list, Read read)
{
    if (!isMap(list))
        return fail(ErrorKind::BadReply, u"no rows in the answer"_s);
    QList<Row> out;
    bool isWhole = true;
    forEachEntry(list, [&](qint64, JsonValue value) {
        const auto row = read(value);
        isWhole = isWhole && row.has_value();
        if (row)
            out.append(*row);
    });
    if (!isWhole)
        return fail(ErrorKind::BadReply, u"a row without its ids"_s);
    return out;
}

} // namespace

Result<QList<DoNotContact>> readDoNotContactRows(JsonValue root)
{
    auto rows = rowsOf<DoNotContact>(member(root, "stats"), [](JsonValue row) {
        return optOut(row, wholeNumber(member(row, "lead_id")).value_or(0), "date_added");
    });
    if (rows)
        std::sort(rows->begin(), rows->end(), [](const auto &a, const auto &b) { return a.rowId < b.rowId; });
    return rows;
}

Result<QList<SegmentMember>> readMemberRows(JsonValue root)
{
    auto rows = rowsOf<SegmentMember>(member(root, "stats"), segmentMember);
    if (rows)
        std::sort(rows->begin(), rows->end(), [](const auto &a, const auto &b) { return a.contact < b.contact; });
    return rows;
}

Result<QList<DoNotContact>> readOptOuts(JsonValue root)
{
    const auto contact = member(root, "contact");
    const qint64 id = contact ? wholeNumber(member(*contact, "id")).value_or(0) : 0;
    auto rows = rowsOf<DoNotContact>(contact ? member(*contact, "doNotContact") : std::nullopt,
                                     [id](JsonValue row) { return optOut(row, id, "dateAdded"); });
    const bool isEmailOut = rows && std::any_of(rows->cbegin(), rows->cend(), [](const DoNotContact &row) {
                                return row.channel == "email"_L1 && row.reason != DoNotContactReason::Contactable;
                            });
    if (!isEmailOut)
        return fail(ErrorKind::OutcomeUnknown, u"the opt-out is not in the answer"_s);
    return rows;
}

} // namespace lockstep

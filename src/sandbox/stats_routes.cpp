// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"
#include "sandbox/row_filter.h"
#include "sandbox/sandbox_data.h"

#include <QJsonDocument>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// A database table as the stats routes read it; every value is text, NULL is a null text.
struct StatsTable {
    qsizetype rows = 0;
    std::function<QString(qsizetype row, const QString &column)> read;
};

QString flag(bool on) { return on ? u"1"_s : u"0"_s; }

template <class Row>
using Columns = QHash<QString, QString (*)(const Row &)>;

QString auditValue(const SandboxAuditRow &row, const QString &column)
{
    using Row = SandboxAuditRow;
    static const Columns<Row> columns{{u"id"_s, [](const Row &r) { return QString::number(r.id); }},
                                      {u"user_id"_s, [](const Row &) { return u"0"_s; }},
                                      {u"user_name"_s, [](const Row &r) { return r.userName; }},
                                      {u"bundle"_s, [](const Row &r) { return r.bundle; }},
                                      {u"object"_s, [](const Row &r) { return r.object; }},
                                      {u"object_id"_s, [](const Row &r) { return QString::number(r.objectId); }},
                                      {u"action"_s, [](const Row &r) { return r.action; }},
                                      {u"details"_s, [](const Row &r) { return QString::fromUtf8(r.details); }},
                                      {u"date_added"_s, [](const Row &r) { return databaseText(r.addedAt); }},
                                      {u"ip_address"_s, [](const Row &) { return u"127.0.0.1"_s; }}};
    return columns.value(column)(row);
}

QString descriptionOf(const SandboxEventRow &row)
{
    return QString::fromUtf8(toText({{u"object_description"_s, row.description}}));
}

QString eventValue(const SandboxEventRow &row, const QString &column)
{
    using Row = SandboxEventRow;
    static const Columns<Row> columns{
        {u"id"_s, [](const Row &r) { return QString::number(r.id); }},
        {u"lead_id"_s, [](const Row &r) { return QString::number(r.contactId); }},
        {u"user_name"_s, [](const Row &r) { return r.userName; }},
        {u"bundle"_s, [](const Row &) { return u"lead"_s; }},
        {u"object"_s, [](const Row &r) { return r.object; }},
        {u"action"_s, [](const Row &r) { return r.action; }},
        {u"object_id"_s, [](const Row &r) { return r.objectId > 0 ? QString::number(r.objectId) : QString(); }},
        {u"date_added"_s, [](const Row &r) { return databaseText(r.addedAt); }},
        {u"properties"_s, descriptionOf}};
    const auto read = columns.value(column);
    return read ? read(row) : QString();
}

struct OptOutRow {
    qint64 contact;
    SandboxDoNotContact row;
};

QString doNotContactValue(const OptOutRow &row, const QString &column)
{
    using Row = OptOutRow;
    static const Columns<Row> columns{{u"id"_s, [](const Row &r) { return QString::number(r.row.id); }},
                                      {u"lead_id"_s, [](const Row &r) { return QString::number(r.contact); }},
                                      {u"date_added"_s, [](const Row &r) { return databaseText(r.row.addedAt); }},
                                      {u"reason"_s, [](const Row &r) { return QString::number(r.row.reason); }},
                                      {u"channel"_s, [](const Row &r) { return r.row.channel; }},
                                      {u"comments"_s, [](const Row &r) { return r.row.comments; }}};
    const auto read = columns.value(column);
    return read ? read(row) : QString();
}

struct MemberRow {
    qint64 segment;
    qint64 contact;
    SandboxMembership membership;
};

QString memberValue(const MemberRow &row, const QString &column)
{
    using Row = MemberRow;
    static const Columns<Row> columns{
        {u"leadlist_id"_s, [](const Row &r) { return QString::number(r.segment); }},
        {u"lead_id"_s, [](const Row &r) { return QString::number(r.contact); }},
        {u"date_added"_s, [](const Row &r) { return databaseText(r.membership.addedAt); }},
        {u"manually_removed"_s, [](const Row &r) { return flag(r.membership.manuallyRemoved); }},
        {u"manually_added"_s, [](const Row &r) { return flag(r.membership.manuallyAdded); }}};
    return columns.value(column)(row);
}

StatsTable doNotContactTable(const MauticState &state)
{
    QList<OptOutRow> rows;
    for (const SandboxContact &contact : state.contacts()) {
        for (const SandboxDoNotContact &row : contact.doNotContact) {
            rows.append({contact.id, row});
        }
    }
    std::ranges::sort(rows, {}, [](const OptOutRow &row) { return row.row.id; });
    return {.rows = rows.size(),
            .read = [rows](qsizetype row, const QString &column) { return doNotContactValue(rows.at(row), column); }};
}

StatsTable memberTable(const MauticState &state)
{
    QList<MemberRow> rows;
    for (const SandboxSegment &segment : state.segments) {
        for (auto it = segment.members.cbegin(); it != segment.members.cend(); ++it) {
            rows.append({segment.id, it.key(), it.value()});
        }
    }
    return {.rows = rows.size(),
            .read = [rows](qsizetype row, const QString &column) { return memberValue(rows.at(row), column); }};
}

StatsTable tableNamed(const MauticState &state, const QString &name)
{
    if (name == "audit_log"_L1) {
        return {.rows = state.auditLog.size(), .read = [&state](qsizetype row, const QString &column) {
                    return auditValue(state.auditLog.at(row), column);
                }};
    }
    if (name == "lead_event_log"_L1) {
        return {.rows = state.eventLog.size(), .read = [&state](qsizetype row, const QString &column) {
                    return eventValue(state.eventLog.at(row), column);
                }};
    }
    if (name == "lead_donotcontact"_L1) {
        return doNotContactTable(state);
    }
    return name == "lead_lists_leads"_L1 ? memberTable(state) : StatsTable();
}

/// As the database's index finds it: the first row behind the id a page begins after.
qsizetype firstRow(const StatsTable &table, const QList<WhereCondition> &where)
{
    const auto after = std::ranges::find_if(where, [](const WhereCondition &condition) {
        return condition.column == "id"_L1 && condition.expression == "gt"_L1;
    });
    if (after == where.end()) {
        return 0;
    }
    const qint64 id = after->values.value(0).toLongLong();
    qsizetype first = 0;
    for (qsizetype end = table.rows; first < end;) {
        const qsizetype middle = first + (end - first) / 2;
        if (table.read(middle, u"id"_s).toLongLong() <= id) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

QList<qsizetype> matchingRows(const StatsTable &table, const QList<WhereCondition> &where)
{
    const RowFilter filter(where);
    QList<qsizetype> rows;
    for (qsizetype row = firstRow(table, where); row < table.rows; ++row) {
        if (filter.matches([&](const QString &column) { return table.read(row, column); })) {
            rows.append(row);
        }
    }
    return rows;
}

/// Rows come in the order of their ids, so that the usual order costs nothing.
void sortRows(const StatsTable &table, QList<qsizetype> &rows, const QList<OrderTerm> &order)
{
    if (order.size() == 1 && order.first().column == "id"_L1) {
        if (order.first().descending) {
            std::ranges::reverse(rows);
        }
        return;
    }
    for (auto term = order.crbegin(); term != order.crend(); ++term) {
        std::ranges::stable_sort(rows, [&](qsizetype a, qsizetype b) {
            const int compared = compareValues(table.read(a, term->column), table.read(b, term->column));
            return term->descending ? compared > 0 : compared < 0;
        });
    }
}

SandboxReply availableTables()
{
    const QJsonObject columns = sandboxData(u"stats_tables"_s).object();
    return jsonReply(
        {{u"availableTables"_s, QJsonArray::fromStringList(columns.keys())}, {u"tableColumns"_s, columns}});
}

bool namesOnly(const QStringList &columns, const QList<WhereCondition> &where, const QList<OrderTerm> &order)
{
    return std::ranges::all_of(where, [&](const auto &condition) { return columns.contains(condition.column); })
        && std::ranges::all_of(order, [&](const auto &term) { return columns.contains(term.column); });
}

QJsonObject rowToJson(const StatsTable &table, qsizetype row, const QStringList &columns)
{
    QJsonObject json;
    for (const QString &column : columns) {
        const QString value = table.read(row, column);
        if (!value.isNull()) {
            json.insert(column, value);
        }
    }
    return json;
}

SandboxReply statsTable(const SandboxCall &call)
{
    static const QJsonObject known = sandboxData(u"stats_tables"_s).object();
    const QString name = call.parameters.value(0);
    if (!known.contains(name)) {
        return availableTables();
    }
    QStringList columns;
    for (const QJsonValue column : known.value(name).toArray()) {
        columns.append(column.toString());
    }
    const auto where = call.query.where();
    const QList<OrderTerm> order = call.query.order();
    if (!where || !namesOnly(columns, *where, order)) {
        return crashReply(500);
    }
    const StatsTable table = tableNamed(call.state, name);
    QList<qsizetype> rows = matchingRows(table, *where);
    sortRows(table, rows, order);
    QJsonArray stats;
    for (const qsizetype row : rows.mid(call.query.number(u"start"_s, 0), call.query.number(u"limit"_s, 100))) {
        stats.append(rowToJson(table, row, columns));
    }
    return jsonReply({{u"total"_s, QString::number(rows.size())}, {u"stats"_s, stats}});
}

SandboxReply statsTables(const SandboxCall &) { return availableTables(); }

} // namespace

QList<SandboxRouteEntry> statsRoutes()
{
    return {{u"GET"_s, u"/api/stats"_s, statsTables}, {u"GET"_s, u"/api/stats/{}"_s, statsTable}};
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timeline_export.h"

#include "domain/plan_names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr std::array<QLatin1StringView, timelineKindCount> kinds{
    "signedUp"_L1,    "contactAdded"_L1,   "linked"_L1,     "seenInStep"_L1, "written"_L1,
    "optedOut"_L1,    "caseOpened"_L1,     "caseClosed"_L1, "refused"_L1,    "userGone"_L1,
    "userChanged"_L1, "contactChanged"_L1, "decided"_L1,    "takenBack"_L1,  "mauticEvent"_L1};

/// One entry as both formats have it: names and texts, without the empty ones.
QList<std::pair<QString, QString>> factsOf(const TimelineEntry &entry)
{
    QList<std::pair<QString, QString>> facts{
        {u"at"_s, toIsoText(entry.at)}, {u"side"_s, nameOf(sideOf(entry.kind))}, {u"kind"_s, nameOf(entry.kind)}};
    facts.append({u"by"_s, entry.startedBy});
    if (entry.run)
        facts.append({u"run"_s, QString::number(entry.run->value)});
    if (entry.row) {
        facts.append({u"what"_s, nameOf(entry.row->kind)});
        facts.append({u"outcome"_s, nameOf(entry.row->outcome)});
        facts.append({u"reason"_s, entry.row->reason});
    }
    if (entry.resolution) {
        facts.append({u"what"_s, nameOf(entry.resolution->answer)});
        facts.append({u"outcome"_s, nameOf(entry.resolution->state)});
        facts.append({u"reason"_s, entry.resolution->note});
    }
    if (entry.personCase)
        facts.append({u"what"_s, nameOf(entry.personCase->kind)});
    if (entry.event) {
        facts.append({u"what"_s, entry.event->kind});
        facts.append({u"text"_s, QString(entry.event->type + u": "_s + entry.event->label)});
    }
    if (entry.optOut)
        facts.append({u"text"_s, QString(entry.optOut->channel + u' ' + entry.optOut->comments).trimmed()});
    if (!entry.detail.isEmpty())
        facts.append({u"text"_s, entry.detail});
    facts.removeIf([](const auto &fact) { return fact.second.isEmpty(); });
    return facts;
}

struct ValueChange {
    QString field;
    QString before;
    QString after;
};

QList<ValueChange> valuesOf(const TimelineEntry &entry)
{
    QList<ValueChange> values;
    if (entry.change)
        values.append({entry.change->field, entry.change->before, entry.change->after});
    if (entry.row) {
        for (const FieldChange &change : entry.row->changes)
            values.append({change.alias, change.before, change.after});
    }
    if (entry.resolution && !entry.resolution->field.isEmpty())
        values.append({entry.resolution->field, {}, entry.resolution->value});
    if (entry.personCase && !entry.personCase->field.isEmpty())
        values.append({entry.personCase->field, {}, {}});
    return values;
}

const QStringList columns{u"at"_s, u"side"_s, u"kind"_s,    u"what"_s,   u"field"_s, u"before"_s,  u"after"_s,
                          u"by"_s, u"run"_s,  u"outcome"_s, u"reason"_s, u"text"_s,  u"user_id"_s, u"contact_id"_s};

QString contactOf(const PersonRef &who) { return who.contact ? QString::number(who.contact->value) : QString(); }

QByteArray recordOf(const TimelineEntry &entry, const ValueChange &value, const TimelineExport &wanted)
{
    QHash<QString, QString> cells{{u"field"_s, value.field},
                                  {u"before"_s, value.before},
                                  {u"after"_s, value.after},
                                  {u"user_id"_s, wanted.who.user.value},
                                  {u"contact_id"_s, contactOf(wanted.who)}};
    for (const auto &[name, text] : factsOf(entry))
        cells.insert(name, text);
    QStringList record;
    for (const QString &column : columns)
        record.append(cells.value(column));
    return csvRecord(record, wanted.cells);
}

QByteArray csvOf(const TimelineExport &wanted)
{
    QByteArray text = csvRecord(columns, wanted.cells);
    for (const TimelineEntry &entry : wanted.entries) {
        const QList<ValueChange> values = valuesOf(entry);
        if (values.isEmpty())
            text += recordOf(entry, {}, wanted);
        for (const ValueChange &value : values)
            text += recordOf(entry, value, wanted);
    }
    return text;
}

QJsonObject objectOf(const TimelineEntry &entry)
{
    QJsonObject object;
    for (const auto &[name, text] : factsOf(entry))
        object.insert(name, text);
    QJsonArray values;
    for (const ValueChange &value : valuesOf(entry))
        values.append(QJsonObject{{u"field"_s, value.field}, {u"before"_s, value.before}, {u"after"_s, value.after}});
    if (!values.isEmpty())
        object.insert(u"values"_s, values);
    return object;
}

QByteArray jsonOf(const TimelineExport &wanted)
{
    QJsonArray entries;
    for (const TimelineEntry &entry : wanted.entries)
        entries.append(objectOf(entry));
    QJsonObject document{{u"entries"_s, entries}};
    if (!wanted.who.user.value.isEmpty())
        document.insert(u"user"_s, wanted.who.user.value);
    if (wanted.who.contact)
        document.insert(u"contact"_s, wanted.who.contact->value);
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

} // namespace

QString nameOf(TimelineKind kind) { return kinds.at(static_cast<size_t>(kind)); }

QString nameOf(TimelineSide side)
{
    switch (side) {
    case TimelineSide::App:
        return u"app"_s;
    case TimelineSide::Mautic:
        return u"mautic"_s;
    case TimelineSide::Lockstep:
        return u"lockstep"_s;
    }
    return {};
}

QByteArray timelineText(const TimelineExport &wanted)
{
    return wanted.format == TimelineFormat::Csv ? csvOf(wanted) : jsonOf(wanted);
}

} // namespace lockstep

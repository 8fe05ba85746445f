// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_json.h"
#include "domain/plan_names.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Reads members of an object and remembers the first that is not what it must be.
class ObjectReader
{
public:
    explicit ObjectReader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    QString text(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isString())
            complain(name);
        return value.toString();
    }

    std::optional<qint64> number(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined())
            return std::nullopt;
        if (!value.isDouble())
            complain(name);
        return value.toInteger();
    }

    template <class E>
    E oneOf(const QString &name)
    {
        const auto value = valueNamed<E>(m_object.value(name).toString());
        if (!value)
            complain(name);
        return value.value_or(E{});
    }

    Moment moment(const QString &name)
    {
        const auto value = parseMoment(m_object.value(name).toString());
        if (!value)
            complain(name);
        return value.value_or(Moment{});
    }

    QJsonArray array(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isArray())
            complain(name);
        return value.toArray();
    }

    bool has(const QString &name) const { return m_object.contains(name); }
    QJsonObject object(const QString &name) const { return m_object.value(name).toObject(); }
    const QString &complaint() const { return m_complaint; }
    void complain(const QString &name)
    {
        if (m_complaint.isEmpty())
            m_complaint = name;
    }

private:
    QJsonObject m_object;
    QString m_complaint;
};

NewContactField readNewField(const QJsonObject &json, ObjectReader &parent)
{
    ObjectReader reader(json);
    NewContactField field{.alias = reader.text(u"alias"_s), .label = reader.text(u"label"_s)};
    field.type = reader.oneOf<ContactFieldType>(u"type"_s);
    if (!reader.complaint().isEmpty())
        parent.complain(reader.complaint());
    return field;
}

FieldChange readChange(const QJsonObject &json, ObjectReader &parent)
{
    ObjectReader reader(json);
    FieldChange change{
        .alias = reader.text(u"field"_s), .before = reader.text(u"before"_s), .after = reader.text(u"after"_s)};
    change.reason = reader.oneOf<ChangeReason>(u"reason"_s);
    if (!reader.complaint().isEmpty())
        parent.complain(reader.complaint());
    return change;
}

PlanRow readRow(const QJsonObject &json, ObjectReader &parent)
{
    ObjectReader reader(json);
    PlanRow row{.kind = reader.oneOf<PlanRowKind>(u"kind"_s), .user = {reader.text(u"user"_s)}};
    if (!row.user.value.isEmpty())
        row.matchedBy = reader.oneOf<MatchedBy>(u"matchedBy"_s);
    if (const auto contact = reader.number(u"contact"_s))
        row.contact = ContactId{*contact};
    if (const auto segment = reader.number(u"segment"_s))
        row.segment = SegmentId{*segment};
    row.segmentName = reader.text(u"segmentName"_s);
    for (const QJsonValue &change : reader.array(u"changes"_s))
        row.changes.append(readChange(change.toObject(), reader));
    if (reader.has(u"newField"_s))
        row.field = readNewField(reader.object(u"newField"_s), reader);
    if (!reader.complaint().isEmpty())
        parent.complain(reader.complaint());
    return row;
}

PlanCost readCost(const QJsonObject &json)
{
    ObjectReader reader(json);
    PlanCost cost;
    cost.writes = static_cast<int>(reader.number(u"writes"_s).value_or(0));
    cost.reads = static_cast<int>(reader.number(u"reads"_s).value_or(0));
    cost.duration = std::chrono::seconds(reader.number(u"seconds"_s).value_or(0));
    if (const auto left = reader.number(u"leftThisHour"_s))
        cost.leftThisHour = static_cast<int>(*left);
    return cost;
}

} // namespace

Result<Plan> planFromJson(const QByteArray &bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return fail(ErrorKind::BadInput, u"not a JSON object: "_s + problem.errorString());
    ObjectReader reader(document.object());
    if (reader.number(u"format"_s) != planFormatVersion)
        return fail(ErrorKind::BadInput, u"a format this version does not know"_s, u"format"_s);
    Plan plan{.workspaceId = reader.text(u"workspace"_s), .mauticAddress = reader.text(u"mautic"_s)};
    plan.mappingFingerprint = reader.text(u"mapping"_s);
    plan.madeAt = reader.moment(u"madeAt"_s);
    plan.newUsersSince = reader.moment(u"newUsersSince"_s);
    plan.newUsers = static_cast<int>(reader.number(u"newUsers"_s).value_or(0));
    plan.earlierUsers = static_cast<int>(reader.number(u"earlierUsers"_s).value_or(0));
    plan.cost = readCost(reader.object(u"cost"_s));
    for (const QJsonValue &row : reader.array(u"rows"_s))
        plan.rows.append(readRow(row.toObject(), reader));
    if (!reader.complaint().isEmpty())
        return fail(ErrorKind::BadInput, u"a member is not what it must be"_s, reader.complaint());
    return plan;
}

} // namespace lockstep

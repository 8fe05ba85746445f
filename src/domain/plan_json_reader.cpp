// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_json.h"
#include "domain/plan_names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

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
        if (!value.isString())
            complain(name);
        return value.toString();
    }

    QString textIfAny(const QString &name) { return has(name) ? text(name) : QString(); }

    QString name(const QString &name)
    {
        const QString value = text(name);
        if (value.isEmpty())
            complain(name);
        return value;
    }

    std::optional<qint64> number(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined())
            return std::nullopt;
        // toInteger gives the default for a number that is not whole.
        const qint64 whole = value.toInteger(-1);
        if (!value.isDouble() || whole < 0)
            complain(name);
        return whole;
    }

    std::optional<qint64> id(const QString &name)
    {
        const auto value = number(name);
        if (value == 0)
            complain(name);
        return value;
    }

    int count(const QString &name)
    {
        const qint64 value = number(name).value_or(-1);
        if (value < 0 || value > std::numeric_limits<int>::max())
            complain(name);
        return static_cast<int>(std::clamp<qint64>(value, 0, std::numeric_limits<int>::max()));
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
        if (!value.isArray())
            complain(name);
        return value.toArray();
    }

    bool has(const QString &name) const { return m_object.contains(name); }
    /// A reader of the member; what it complains of is complained of here with `passOn`.
    ObjectReader inner(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isObject())
            complain(name);
        return ObjectReader(value.toObject());
    }
    void passOn(const ObjectReader &inner)
    {
        if (!inner.complaint().isEmpty())
            complain(inner.complaint());
    }
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

NewContactField readNewField(ObjectReader &parent)
{
    ObjectReader reader = parent.inner(u"newField"_s);
    NewContactField field{.alias = reader.name(u"alias"_s), .label = reader.text(u"label"_s)};
    field.type = reader.oneOf<ContactFieldType>(u"type"_s);
    parent.passOn(reader);
    return field;
}

FieldChange readChange(const QJsonObject &json, ObjectReader &parent)
{
    ObjectReader reader(json);
    FieldChange change{
        .alias = reader.name(u"field"_s), .before = reader.text(u"before"_s), .after = reader.text(u"after"_s)};
    change.reason = reader.oneOf<ChangeReason>(u"reason"_s);
    if (reader.has(u"agreed"_s)) {
        ObjectReader agreed = reader.inner(u"agreed"_s);
        change.agreed = BaseValue{.sent = agreed.text(u"sent"_s), .answered = agreed.text(u"answered"_s)};
        reader.passOn(agreed);
    }
    parent.passOn(reader);
    return change;
}

/// Complains of what a row of this kind cannot do without.
void checkNeeds(const PlanRow &row, ObjectReader &reader)
{
    const PlanRowKind kind = row.kind;
    const bool setsUp = kind == PlanRowKind::CreateField || kind == PlanRowKind::CreateSegment;
    const bool edits =
        kind == PlanRowKind::UpdateContact || kind == PlanRowKind::TakeOverVisitor || kind == PlanRowKind::UpdateUser;
    if (!setsUp && row.user.value.isEmpty())
        reader.complain(u"user"_s);
    if ((edits || kind == PlanRowKind::LinkContact) && !row.contact)
        reader.complain(u"contact"_s);
    if ((edits || kind == PlanRowKind::CreateContact) && row.changes.isEmpty())
        reader.complain(u"changes"_s);
    if ((kind == PlanRowKind::CreateSegment || kind == PlanRowKind::AddToSegment) && row.segmentName.isEmpty())
        reader.complain(u"segmentName"_s);
    if (kind == PlanRowKind::CreateField && !row.field)
        reader.complain(u"newField"_s);
}

PlanRow readRow(const QJsonObject &json, ObjectReader &parent)
{
    ObjectReader reader(json);
    PlanRow row{.kind = reader.oneOf<PlanRowKind>(u"kind"_s), .user = {reader.textIfAny(u"user"_s)}};
    if (!row.user.value.isEmpty())
        row.matchedBy = reader.oneOf<MatchedBy>(u"matchedBy"_s);
    if (const auto contact = reader.id(u"contact"_s))
        row.contact = ContactId{*contact};
    if (const auto segment = reader.id(u"segment"_s))
        row.segment = SegmentId{*segment};
    row.segmentName = reader.textIfAny(u"segmentName"_s);
    if (reader.has(u"changes"_s)) {
        for (const QJsonValue &change : reader.array(u"changes"_s))
            row.changes.append(readChange(change.toObject(), reader));
    }
    if (reader.has(u"newField"_s))
        row.field = readNewField(reader);
    if (reader.has(u"resolutions"_s)) {
        for (const QJsonValue &id : reader.array(u"resolutions"_s))
            row.resolutions.append(id.toInteger());
    }
    checkNeeds(row, reader);
    parent.passOn(reader);
    return row;
}

PlanCost readCost(ObjectReader &parent)
{
    ObjectReader reader = parent.inner(u"cost"_s);
    PlanCost cost{.writes = reader.count(u"writes"_s), .reads = reader.count(u"reads"_s)};
    cost.duration = std::chrono::seconds(reader.number(u"seconds"_s).value_or(0));
    if (reader.has(u"leftThisHour"_s))
        cost.leftThisHour = reader.count(u"leftThisHour"_s);
    parent.passOn(reader);
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
    plan.newUsers = reader.count(u"newUsers"_s);
    plan.earlierUsers = reader.count(u"earlierUsers"_s);
    plan.cost = readCost(reader);
    for (const QJsonValue &row : reader.array(u"rows"_s))
        plan.rows.append(readRow(row.toObject(), reader));
    if (!reader.complaint().isEmpty())
        return fail(ErrorKind::BadInput, u"a member is not what it must be"_s, reader.complaint());
    return plan;
}

} // namespace lockstep

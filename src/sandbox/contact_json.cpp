// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_json.h"

#include "sandbox/json_text.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Columns of the contact's own table that an ungrouped answer repeats at its top.
const QStringList &entityColumns()
{
    static const QStringList columns{u"title"_s, u"firstname"_s, u"lastname"_s, u"company"_s,  u"position"_s,
                                     u"email"_s, u"phone"_s,     u"mobile"_s,   u"address1"_s, u"address2"_s,
                                     u"city"_s,  u"state"_s,     u"zipcode"_s,  u"timezone"_s, u"country"_s};
    return columns;
}

class ContactWriter
{
public:
    ContactWriter(const MauticState &state, const SandboxContact &contact, ContactShape shape,
                  const std::optional<BlankArtefacts> &artefacts)
        : m_state(state)
        , m_contact(contact)
        , m_shape(shape)
        , m_artefacts(artefacts)
    {
        m_text.reserve(12'000);
    }

    QByteArray write()
    {
        m_text += '{';
        writeHead();
        writeFields();
        if (m_shape != ContactShape::Minimal && m_shape != ContactShape::Embedded) {
            writeRelations();
        }
        m_text += '}';
        return m_text;
    }

private:
    [[nodiscard]] bool omitsNulls() const { return m_shape == ContactShape::Ungrouped; }
    [[nodiscard]] bool isPlainNull(const SandboxField &field) const;
    void writeHead();
    void writeStamps();
    void writeFields();
    void writeGroup(const QString &group);
    void writeField(const SandboxField &field);
    void writeAll();
    void writeRelations();
    void writeTags();
    void writeIpAddresses();
    void writeDoNotContact();
    void member(const char *name, const QByteArray &json);
    void textMember(const char *name, const QString &text);
    void timeMember(const char *name, const QDateTime &time);
    [[nodiscard]] QByteArray pointsText() const;
    [[nodiscard]] QByteArray valueText(const SandboxField &field) const;
    [[nodiscard]] QByteArray blankText(const SandboxField &field) const;
    [[nodiscard]] QByteArray normalizedText(const SandboxField &field, const QByteArray &value) const;

    const MauticState &m_state;
    const SandboxContact &m_contact;
    ContactShape m_shape;
    const std::optional<BlankArtefacts> &m_artefacts;
    QByteArray m_text;
};

/// NULL, in an answer that shows NULLs as they are.
bool ContactWriter::isPlainNull(const SandboxField &field) const
{
    return !m_artefacts && m_shape != ContactShape::Created && m_shape != ContactShape::Ungrouped
        && !m_contact.values.contains(field.alias) && field.alias != "points"_L1 && field.alias != "last_active"_L1;
}

void ContactWriter::member(const char *name, const QByteArray &json)
{
    if (omitsNulls() && json == "null") {
        return;
    }
    if (!m_text.endsWith('{')) {
        m_text += ',';
    }
    m_text.append('"').append(name).append("\":").append(json);
}

void ContactWriter::textMember(const char *name, const QString &text) { member(name, jsonText(text)); }

void ContactWriter::timeMember(const char *name, const QDateTime &time)
{
    member(name, time.isValid() ? jsonText(isoOrNull(time).toString()) : QByteArray("null"));
}

void ContactWriter::writeHead()
{
    if (m_shape != ContactShape::Embedded) {
        writeStamps();
    }
    member("id", m_shape == ContactShape::Deleted ? QByteArray("null") : QByteArray::number(m_contact.id));
    member("points", QByteArray::number(m_contact.points));
    if (m_shape != ContactShape::Ungrouped) {
        member("color", "null");
        return;
    }
    for (const QString &column : entityColumns()) {
        textMember(column.toLatin1().constData(), m_contact.values.value(column));
    }
}

void ContactWriter::writeStamps()
{
    member("isPublished", "true");
    timeMember("dateAdded", m_contact.stamps.addedAt);
    timeMember("dateModified", m_contact.stamps.modifiedAt);
    member("createdBy", "null");
    textMember("createdByUser", m_contact.stamps.createdByUser);
    member("modifiedBy", "null");
    textMember("modifiedByUser", m_contact.stamps.modifiedByUser);
}

void ContactWriter::writeFields()
{
    m_text += ",\"fields\":{";
    for (const QString &group : {u"core"_s, u"social"_s, u"personal"_s, u"professional"_s}) {
        writeGroup(group);
    }
    if (m_shape != ContactShape::FailedItem && m_shape != ContactShape::Ungrouped
        && m_shape != ContactShape::Embedded) {
        writeAll();
    }
    m_text += '}';
}

void ContactWriter::writeGroup(const QString &group)
{
    if (!m_text.endsWith('{')) {
        m_text += ',';
    }
    m_text.append('"').append(group.toLatin1()).append("\":");
    const qsizetype start = m_text.size();
    m_text += '{';
    for (const SandboxField &field : m_state.fields.all()) {
        if (field.group == group) {
            writeField(field);
        }
    }
    if (m_text.size() == start + 1) {
        m_text.chop(1);
        m_text += "[]";
    } else {
        m_text += '}';
    }
}

void ContactWriter::writeField(const SandboxField &field)
{
    if (!m_text.endsWith('{')) {
        m_text += ',';
    }
    if (isPlainNull(field)) {
        m_text += field.loadedNullText;
        return;
    }
    QByteArray value = valueText(field);
    if (m_shape == ContactShape::Created) {
        m_text += field.createdText;
    } else {
        m_text += field.loadedText;
        if (!field.defaultValue.isNull() || !omitsNulls()) {
            m_text.append("\"default_value\":").append(jsonText(field.defaultValue)).append(',');
        }
    }
    if (value == "null" && m_artefacts) {
        value = blankText(field);
    }
    const QByteArray normalized = normalizedText(field, value);
    if (value != "null" || !omitsNulls()) {
        m_text.append("\"value\":").append(value).append(',');
    }
    m_text.append("\"normalizedValue\":").append(normalized).append('}');
}

void ContactWriter::writeAll()
{
    m_text += ",\"all\":{\"id\":";
    m_text += m_shape == ContactShape::Deleted ? QByteArray("null") : '"' + QByteArray::number(m_contact.id) + '"';
    for (const SandboxField &field : m_state.fields.all()) {
        if (isPlainNull(field)) {
            m_text += field.nullInAllText;
            continue;
        }
        QByteArray value = field.alias == "points"_L1 ? QByteArray::number(m_contact.points) : valueText(field);
        if (value == "null" && m_artefacts && !m_artefacts->cleared.contains(field.alias)) {
            value = blankText(field);
        }
        m_text.append(",\"").append(field.alias.toUtf8()).append("\":").append(value);
    }
    m_text += '}';
}

QByteArray ContactWriter::pointsText() const
{
    QByteArray number = QByteArray::number(m_contact.points);
    switch (m_shape) {
    case ContactShape::Created:
        return m_artefacts ? number : QByteArray("null");
    case ContactShape::FailedItem:
        return '"' + number + '"';
    case ContactShape::Ungrouped:
    case ContactShape::Embedded:
        return number + ".0";
    case ContactShape::Loaded:
    case ContactShape::Minimal:
    case ContactShape::Deleted:
        break;
    }
    return number;
}

QByteArray ContactWriter::valueText(const SandboxField &field) const
{
    if (field.alias == "points"_L1) {
        return pointsText();
    }
    if (field.alias == "last_active"_L1) {
        return m_shape == ContactShape::Created ? "null" : jsonText(databaseText(m_contact.lastActive));
    }
    const QString value = m_contact.values.value(field.alias);
    if (value.isNull()) {
        return "null";
    }
    if (field.type == "boolean"_L1) {
        return value == "1"_L1 ? "true" : "false";
    }
    return field.isNumber() ? value.toUtf8() : jsonText(value);
}

QByteArray ContactWriter::blankText(const SandboxField &field) const { return field.isNumber() ? "0.0" : "\"\""; }

QByteArray ContactWriter::normalizedText(const SandboxField &field, const QByteArray &value) const
{
    if (value == "null") {
        return "\"\"";
    }
    const QString stored = m_contact.values.value(field.alias);
    for (const auto &[choice, label] : field.choices()) {
        if (choice == stored) {
            return jsonText(label);
        }
    }
    return value;
}

void ContactWriter::writeRelations()
{
    const bool was = m_artefacts && m_artefacts->lastActiveBefore.isValid();
    timeMember("lastActive", was ? m_artefacts->lastActiveBefore : m_contact.lastActive);
    member("owner", "null");
    writeIpAddresses();
    writeTags();
    member("utmtags", m_shape == ContactShape::Created ? "null" : "[]");
    member("stage", "null");
    timeMember("dateIdentified", m_contact.identifiedAt);
    textMember("preferredProfileImage", m_contact.preferredProfileImage);
    writeDoNotContact();
    member("frequencyRules", "[]");
}

void ContactWriter::writeTags()
{
    QByteArray tags;
    for (const qint64 id : m_contact.tags) {
        tags.append(tags.isEmpty() ? "{\"id\":" : ",{\"id\":").append(QByteArray::number(id));
        tags.append(",\"tag\":").append(jsonText(m_state.tags.value(id)));
        tags.append(omitsNulls() ? "}" : ",\"description\":null}");
    }
    member("tags", '[' + tags + ']');
}

void ContactWriter::writeIpAddresses()
{
    QByteArray list;
    for (const SandboxIpAddress &ip : m_contact.ipAddresses) {
        list.append(list.isEmpty() ? "{\"ipAddress\":" : ",{\"ipAddress\":").append(jsonText(ip.address));
        list.append(",\"id\":").append(QByteArray::number(ip.id));
        list.append(",\"ipDetails\":{\"city\":\"\",\"region\":\"\",\"zipcode\":\"\",\"country\":\"\",\"latitude\":\"\","
                    "\"longitude\":\"\",\"isp\":\"\",\"organization\":\"\",\"timezone\":\"\",\"extra\":\"\"}}");
    }
    member("ipAddresses", '[' + list + ']');
}

void ContactWriter::writeDoNotContact()
{
    QByteArray list;
    for (const SandboxDoNotContact &row : m_contact.doNotContact) {
        list.append(list.isEmpty() ? "{\"id\":" : ",{\"id\":").append(QByteArray::number(row.id));
        if (omitsNulls()) {
            list.append(",\"dateAdded\":").append(jsonText(isoOrNull(row.addedAt).toString()));
        }
        list.append(",\"reason\":").append(QByteArray::number(row.reason));
        list.append(",\"comments\":").append(jsonText(row.comments));
        list.append(",\"channel\":").append(jsonText(row.channel));
        list.append(omitsNulls() ? "}" : ",\"channelId\":null}");
    }
    member("doNotContact", '[' + list + ']');
}

} // namespace

QByteArray contactText(const MauticState &state, const SandboxContact &contact, ContactShape shape,
                       const std::optional<BlankArtefacts> &artefacts)
{
    return ContactWriter(state, contact, shape, artefacts).write();
}

QByteArray singleContactText(const QByteArray &contact) { return "{\"contact\":" + contact + '}'; }

} // namespace lockstep

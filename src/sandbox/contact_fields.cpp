// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_fields.h"

#include "sandbox/json_text.h"
#include "sandbox/php_text.h"
#include "sandbox/sandbox_data.h"
#include "sandbox/sandbox_times.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

SandboxField fieldFromJson(const QJsonObject &json)
{
    const QJsonValue limit = json.value("charLengthLimit"_L1);
    return {.id = json.value("id"_L1).toInteger(),
            .alias = json.value("alias"_L1).toString(),
            .label = json.value("label"_L1).toString(),
            .type = json.value("type"_L1).toString(),
            .group = json.value("group"_L1).toString(),
            .order = json.value("order"_L1).toInt(),
            .isFixed = json.value("isFixed"_L1).toBool(),
            .isShortVisible = json.value("isShortVisible"_L1).toBool(),
            .isUniqueIdentifier = json.value("isUniqueIdentifier"_L1).toBool(),
            .isIndex = json.value("isIndex"_L1).toBool(),
            .defaultValue = json.value("defaultValue"_L1).toString(),
            .properties = json.value("properties"_L1).toObject(),
            .lengthLimit = limit.isDouble() ? std::optional(limit.toInt()) : std::nullopt};
}

/// `"alias":{…,`: the members of an object, left open for the value.
QByteArray openMember(const QString &alias, const QJsonObject &members)
{
    const QByteArray object = QJsonDocument(members).toJson(QJsonDocument::Compact);
    return '"' + alias.toUtf8() + "\":" + object.chopped(1) + ',';
}

void writeTexts(SandboxField &field)
{
    const QJsonObject common{
        {u"label"_s, field.label}, {u"alias"_s, field.alias}, {u"type"_s, field.type}, {u"group"_s, field.group}};
    QJsonObject created = common;
    created.insert(u"id"_s, field.id);
    created.insert(u"properties"_s, field.properties.isEmpty() ? QJsonValue(QJsonArray()) : field.properties);
    QJsonObject loaded = common;
    loaded.insert(u"id"_s, QString::number(field.id));
    loaded.insert(u"object"_s, u"lead"_s);
    loaded.insert(u"is_fixed"_s, field.isFixed ? u"1"_s : u"0"_s);
    loaded.insert(u"properties"_s, QString::fromUtf8(phpText(field.properties)));
    field.createdText = openMember(field.alias, created);
    field.loadedText = openMember(field.alias, loaded);
    field.loadedNullText = field.loadedText + "\"default_value\":" + jsonText(field.defaultValue)
        + ",\"value\":null,\"normalizedValue\":\"\"}";
    field.nullInAllText = ",\"" + field.alias.toUtf8() + "\":null";
}

} // namespace

QList<std::pair<QString, QString>> SandboxField::choices() const
{
    QList<std::pair<QString, QString>> choices;
    if (type != "select"_L1 && type != "multiselect"_L1) {
        return choices;
    }
    for (const QJsonValue choice : properties.value("list"_L1).toArray()) {
        const QString value = choice.isObject() ? choice["value"_L1].toString() : choice.toString();
        choices.emplaceBack(value, choice.isObject() ? choice["label"_L1].toString() : value);
    }
    return choices;
}

ContactFields::ContactFields()
{
    for (const QJsonValue json : sandboxData(u"contact_fields"_s).array()) {
        SandboxField field = fieldFromJson(json.toObject());
        writeTexts(field);
        m_fields.append(std::move(field));
    }
}

const SandboxField *ContactFields::find(const QString &alias) const
{
    const auto it = std::ranges::find(m_fields, alias, &SandboxField::alias);
    return it == m_fields.end() ? nullptr : &*it;
}

const SandboxField *ContactFields::find(qint64 id) const
{
    const auto it = std::ranges::find(m_fields, id, &SandboxField::id);
    return it == m_fields.end() ? nullptr : &*it;
}

const SandboxField &ContactFields::add(SandboxField field)
{
    field.id = ++m_lastId;
    field.order = ++m_added;
    writeTexts(field);
    return *m_fields.insert(field.order - 1, std::move(field));
}

void ContactFields::remove(const QString &alias)
{
    m_fields.removeIf([&alias](const SandboxField &field) { return field.alias == alias; });
}

QJsonObject toJson(const SandboxField &field)
{
    QJsonObject json = changeStamps({.addedAt = field.addedAt,
                                     .modifiedAt = field.addedAt,
                                     .createdByUser = field.createdByUser,
                                     .modifiedByUser = field.createdByUser});
    json.insert(u"isPublished"_s, true);
    json.insert(u"id"_s, field.id);
    json.insert(u"label"_s, field.label);
    json.insert(u"alias"_s, field.alias);
    json.insert(u"type"_s, field.type);
    json.insert(u"group"_s, field.group);
    json.insert(u"order"_s, field.order);
    json.insert(u"object"_s, u"lead"_s);
    json.insert(u"defaultValue"_s, textOrNull(field.defaultValue));
    json.insert(u"isRequired"_s, false);
    json.insert(u"isFixed"_s, field.isFixed);
    json.insert(u"isListable"_s, true);
    json.insert(u"isVisible"_s, true);
    json.insert(u"isShortVisible"_s, field.isShortVisible);
    json.insert(u"isUniqueIdentifier"_s, field.isUniqueIdentifier);
    json.insert(u"isPubliclyUpdatable"_s, false);
    json.insert(u"properties"_s, field.properties);
    json.insert(u"isIndex"_s, field.isIndex);
    json.insert(u"charLengthLimit"_s, field.lengthLimit ? QJsonValue(*field.lengthLimit) : QJsonValue());
    return json;
}

} // namespace lockstep

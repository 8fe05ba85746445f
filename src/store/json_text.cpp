// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/json_text.h"

#include "store/stored_names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>

namespace lockstep
{

namespace
{

void appendEscaped(QByteArray &json, char byte)
{
    constexpr char digits[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0x20) {
        json += '\\';
        json += byte;
        return;
    }
    json += "\\u00";
    json += digits[code >> 4];
    json += digits[code & 15];
}

bool needsEscape(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\'; }

void appendText(QByteArray &json, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    json += '"';
    const char *from = bytes.begin();
    while (true) {
        const char *to = std::find_if(from, bytes.end(), needsEscape);
        json.append(from, to - from);
        if (to == bytes.end())
            break;
        appendEscaped(json, *to);
        from = to + 1;
    }
    json += '"';
}

template <class Value>
QStringList sortedKeys(const QHash<QString, Value> &hash)
{
    QStringList keys = hash.keys();
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// An array of what `append(json, element)` writes.
template <class List, class Append>
QString listOf(const List &list, Append append)
{
    QByteArray json = "[";
    for (const auto &element : list) {
        if (json.size() > 1)
            json += ',';
        append(json, element);
    }
    json += ']';
    return QString::fromUtf8(json);
}

QJsonArray arrayOf(const QString &json) { return QJsonDocument::fromJson(json.toUtf8()).array(); }

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }

} // namespace

QString jsonList(const QStringList &texts) { return listOf(texts, appendText); }

QString jsonList(const QList<AppUserId> &users)
{
    return listOf(users, [](QByteArray &json, const AppUserId &user) { appendText(json, user.value); });
}

QString jsonList(const QList<ContactId> &contacts)
{
    return listOf(contacts, [](QByteArray &json, ContactId contact) { json += QByteArray::number(contact.value); });
}

QString jsonList(const QList<SegmentId> &segments)
{
    return listOf(segments, [](QByteArray &json, SegmentId segment) { json += QByteArray::number(segment.value); });
}

QList<qint64> numbersOf(const QString &json)
{
    QList<qint64> numbers;
    for (const QJsonValue &value : arrayOf(json))
        numbers.append(value.toInteger());
    return numbers;
}

QStringList textsOf(const QString &json)
{
    QStringList texts;
    for (const QJsonValue &value : arrayOf(json))
        texts.append(value.toString());
    return texts;
}

QByteArray fieldsJson(const QHash<QString, QString> &fields)
{
    QByteArray json = "{";
    for (const QString &alias : sortedKeys(fields)) {
        if (json.size() > 1)
            json += ',';
        appendText(json, alias);
        json += ':';
        appendText(json, fields.value(alias));
    }
    json += '}';
    return json;
}

QByteArray baseJson(const BaseValues &base)
{
    QByteArray json = "{";
    for (const QString &alias : sortedKeys(base)) {
        const BaseValue value = base.value(alias);
        if (json.size() > 1)
            json += ',';
        appendText(json, alias);
        json += value.sent == value.answered ? ":" : ":[";
        appendText(json, value.sent);
        if (value.sent == value.answered)
            continue;
        json += ',';
        appendText(json, value.answered);
        json += ']';
    }
    json += '}';
    return json;
}

QString changesJson(const QList<FieldChange> &changes)
{
    return listOf(changes, [](QByteArray &json, const FieldChange &change) {
        const QStringList parts{change.alias, change.before, change.after, storedName(change.reason)};
        json += '[';
        for (const QString &part : parts) {
            if (!json.endsWith('['))
                json += ',';
            appendText(json, part);
        }
        json += ']';
    });
}

QList<FieldChange> changesOf(const QString &json)
{
    QList<FieldChange> changes;
    for (const QJsonValue &value : arrayOf(json)) {
        const QJsonArray parts = value.toArray();
        changes.append({.alias = parts.at(0).toString(),
                        .before = parts.at(1).toString(),
                        .after = parts.at(2).toString(),
                        .reason = fromStoredName<ChangeReason>(parts.at(3).toString()).value_or(ChangeReason::New)});
    }
    return changes;
}

struct StoredJsonReader::Parts {
    struct Name {
        QByteArray utf8;
        QString text;
        bool isWanted = true;
    };

    simdjson::dom::parser parser;
    QStringList wanted;
    QList<Name> names;

    /// Objects of one shape have the same name at the same place.
    const Name &nameAt(qsizetype place, std::string_view name)
    {
        const QByteArrayView utf8(name.data(), qsizetype(name.size()));
        if (place < names.size() && names.at(place).utf8 == utf8)
            return names.at(place);
        names.resize(std::max(names.size(), place + 1));
        const QString text = textOf(name);
        names[place] = {
            .utf8 = utf8.toByteArray(), .text = text, .isWanted = wanted.isEmpty() || wanted.contains(text)};
        return names.at(place);
    }

    template <class Value, class Read>
    QHash<QString, Value> object(const QByteArray &json, Read read)
    {
        QHash<QString, Value> all;
        simdjson::dom::object object;
        if (parser.parse(json.constData(), size_t(json.size())).get(object) != simdjson::SUCCESS)
            return all;
        all.reserve(wanted.isEmpty() ? qsizetype(object.size()) : wanted.size());
        qsizetype place = 0;
        for (const auto member : object) {
            if (const Name &name = nameAt(place++, member.key); name.isWanted)
                all.insert(name.text, read(member.value));
        }
        return all;
    }
};

namespace
{

QString stringIn(simdjson::dom::element element)
{
    std::string_view text;
    return element.get(text) == simdjson::SUCCESS ? textOf(text) : QString();
}

} // namespace

StoredJsonReader::StoredJsonReader(const QStringList &wanted)
    : m_parts(std::make_unique<Parts>())
{
    m_parts->wanted = wanted;
}
StoredJsonReader::~StoredJsonReader() = default;

QHash<QString, QString> StoredJsonReader::fields(const QByteArray &json)
{
    return m_parts->object<QString>(json, stringIn);
}

BaseValues StoredJsonReader::base(const QByteArray &json)
{
    return m_parts->object<BaseValue>(json, [](simdjson::dom::element element) {
        if (element.is_string()) {
            const QString both = stringIn(element);
            return BaseValue{both, both};
        }
        simdjson::dom::array pair;
        if (element.get(pair) != simdjson::SUCCESS || pair.size() != 2)
            return BaseValue{};
        return BaseValue{stringIn(pair.at(0).value_unsafe()), stringIn(pair.at(1).value_unsafe())};
    });
}

} // namespace lockstep

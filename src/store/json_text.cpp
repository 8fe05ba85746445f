// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/json_text.h"

#include "store/stored_names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>
#include <vector>

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

void appendEncoded(QByteArray &json, const QByteArray &bytes)
{
    const char *from = bytes.begin();
    while (true) {
        const char *to = std::find_if(from, bytes.end(), needsEscape);
        json.append(from, to - from);
        if (to == bytes.end())
            return;
        appendEscaped(json, *to);
        from = to + 1;
    }
}

bool isPlain(QChar character)
{
    const char16_t code = character.unicode();
    return code >= 0x20 && code < 0x7f && code != u'"' && code != u'\\';
}

void appendText(QByteArray &json, const QString &text)
{
    json += '"';
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        const qsizetype end = json.size();
        json.resize(end + text.size());
        std::transform(text.begin(), text.end(), json.begin() + end, [](QChar plain) { return plain.toLatin1(); });
    } else {
        appendEncoded(json, text.toUtf8());
    }
    json += '"';
}

/// Where the members stand, by name. Copies no text and hashes none.
template <class Value>
auto sortedMembers(const QHash<QString, Value> &hash)
{
    std::vector<typename QHash<QString, Value>::const_iterator> members;
    members.reserve(size_t(hash.size()));
    for (auto member = hash.constBegin(); member != hash.constEnd(); ++member)
        members.push_back(member);
    std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.key() < b.key(); });
    return members;
}

/// An object of what `append(json, value)` writes after each name.
template <class Value, class Append>
QByteArray objectOf(const QHash<QString, Value> &hash, Append append)
{
    QByteArray json;
    json.reserve(32 * (hash.size() + 1));
    json += '{';
    for (const auto &member : sortedMembers(hash)) {
        if (json.size() > 1)
            json += ',';
        appendText(json, member.key());
        json += ':';
        append(json, member.value());
    }
    json += '}';
    return json;
}

void appendBase(QByteArray &json, const BaseValue &value)
{
    if (value.sent == value.answered) {
        appendText(json, value.sent);
        return;
    }
    json += '[';
    appendText(json, value.sent);
    json += ',';
    appendText(json, value.answered);
    json += ']';
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

/// Most lists that are stored are empty.
QJsonArray arrayOf(const QString &json)
{
    return json == QLatin1String("[]") ? QJsonArray() : QJsonDocument::fromJson(json.toUtf8()).array();
}

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

QString jsonList(const QList<StoredLink> &links)
{
    return listOf(links, [](QByteArray &json, const StoredLink &link) {
        json += '[';
        appendText(json, link.user.value);
        json += ',';
        json += link.contact ? QByteArray::number(link.contact->value) : QByteArray("null");
        json += ']';
    });
}

QString jsonList(const QList<qint64> &numbers)
{
    return listOf(numbers, [](QByteArray &json, qint64 number) { json += QByteArray::number(number); });
}

QString jsonList(const QList<SegmentId> &segments)
{
    return listOf(segments, [](QByteArray &json, SegmentId segment) { json += QByteArray::number(segment.value); });
}

QList<qint64> numbersOf(const QString &json)
{
    QList<qint64> numbers;
    for (const auto &value : arrayOf(json))
        numbers.append(value.toInteger());
    return numbers;
}

QStringList textsOf(const QString &json)
{
    QStringList texts;
    for (const auto &value : arrayOf(json))
        texts.append(value.toString());
    return texts;
}

QByteArray fieldsJson(const QHash<QString, QString> &fields) { return objectOf(fields, appendText); }

QByteArray baseJson(const BaseValues &base) { return objectOf(base, appendBase); }

QString changesJson(const QList<FieldChange> &changes)
{
    return listOf(changes, [](QByteArray &json, const FieldChange &change) {
        json += '[';
        appendText(json, change.alias);
        const auto appendNext = [&](const QString &part) {
            json += ',';
            appendText(json, part);
        };
        appendNext(change.before);
        appendNext(change.after);
        appendNext(storedName(change.reason));
        if (change.agreed) {
            appendNext(change.agreed->sent);
            appendNext(change.agreed->answered);
        }
        json += ']';
    });
}

QList<FieldChange> changesOf(const QString &json)
{
    QList<FieldChange> changes;
    for (const auto &value : arrayOf(json)) {
        const QJsonArray parts = value.toArray();
        changes.append({.alias = parts.at(0).toString(),
                        .before = parts.at(1).toString(),
                        .after = parts.at(2).toString(),
                        .reason = fromStoredName<ChangeReason>(parts.at(3).toString()).value_or(ChangeReason::New)});
        if (parts.size() > 5)
            changes.last().agreed = BaseValue{.sent = parts.at(4).toString(), .answered = parts.at(5).toString()};
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

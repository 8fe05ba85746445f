// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/contact_fields.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int longestColumn = 191;

struct TypeName {
    QLatin1StringView name;
    ContactFieldType type;
};

/// The first name of a type is the one it is created with.
constexpr std::array typeNames{
    TypeName{"text"_L1, ContactFieldType::Text},         TypeName{"lookup"_L1, ContactFieldType::Text},
    TypeName{"email"_L1, ContactFieldType::Email},       TypeName{"tel"_L1, ContactFieldType::Phone},
    TypeName{"locale"_L1, ContactFieldType::Locale},     TypeName{"timezone"_L1, ContactFieldType::TimeZone},
    TypeName{"country"_L1, ContactFieldType::Country},   TypeName{"region"_L1, ContactFieldType::Region},
    TypeName{"select"_L1, ContactFieldType::Select},     TypeName{"multiselect"_L1, ContactFieldType::MultiSelect},
    TypeName{"boolean"_L1, ContactFieldType::Boolean},   TypeName{"number"_L1, ContactFieldType::Number},
    TypeName{"date"_L1, ContactFieldType::Date},         TypeName{"datetime"_L1, ContactFieldType::DateTime},
    TypeName{"time"_L1, ContactFieldType::Time},         TypeName{"url"_L1, ContactFieldType::Url},
    TypeName{"textarea"_L1, ContactFieldType::LongText}, TypeName{"html"_L1, ContactFieldType::LongText},
};

ContactFieldType typeFrom(const QString &name)
{
    const auto found =
        std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName &t) { return t.name == name; });
    return found == typeNames.end() ? ContactFieldType::Other : found->type;
}

std::optional<QString> nameOf(ContactFieldType type)
{
    const auto found =
        std::find_if(typeNames.begin(), typeNames.end(), [&](const TypeName &t) { return t.type == type; });
    return found == typeNames.end() ? std::nullopt : std::optional(QString(found->name));
}

bool hasChoices(ContactFieldType type)
{
    return type == ContactFieldType::Select || type == ContactFieldType::MultiSelect;
}

// `["Mr","Mrs"]` or `[{"label","value"}]` (mautic-api.md 7).
QStringList choicesIn(JsonValue field)
{
    QStringList out;
    const auto properties = member(field, "properties");
    forEachEntry(properties ? member(*properties, "list") : std::nullopt, [&](qint64, JsonValue choice) {
        out.append(choice.is_object() ? textOf(member(choice, "value")) : textOf(choice));
    });
    return out;
}

int lengthLimitIn(JsonValue field, ContactFieldType type)
{
    const qint64 told = wholeNumber(member(field, "charLengthLimit")).value_or(0);
    if (told <= 0 && type == ContactFieldType::LongText)
        return 65535;
    return told > 0 ? static_cast<int>(std::min<qint64>(told, longestColumn)) : longestColumn;
}

template <class Row, class Read>
QList<Row> collected(std::optional<JsonValue> map, Read read)
{
    QList<Row> out;
    forEachEntry(map, [&](qint64, JsonValue value) {
        if (const auto row = read(value))
            out.append(*row);
    });
    return out;
}

} // namespace

std::optional<ContactField> readField(JsonValue value)
{
    const QString alias = textOf(member(value, "alias"));
    const QString object = textOf(member(value, "object"));
    if (alias.isEmpty() || !(object.isEmpty() || object == "lead"_L1))
        return std::nullopt;
    const ContactFieldType type = typeFrom(textOf(member(value, "type")));
    const auto published = member(value, "isPublished");
    return ContactField{.alias = alias,
                        .label = textOf(member(value, "label")),
                        .type = type,
                        .isUniqueIdentifier = isOn(member(value, "isUniqueIdentifier")) || alias == emailAlias,
                        .isPublished = !published || isOn(published),
                        .lengthLimit = lengthLimitIn(value, type),
                        .choices = hasChoices(type) ? choicesIn(value) : QStringList()};
}

Result<QList<ContactField>> readFields(JsonValue root)
{
    auto out = collected<ContactField>(member(root, "fields").value_or(root), readField);
    if (out.isEmpty())
        return fail(ErrorKind::ServerFault, u"no contact fields"_s);
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.alias < b.alias; });
    return out;
}

Result<QByteArray> encodedField(const NewContactField &field)
{
    static const QRegularExpression goodAlias(u"^[a-z][a-z0-9_]{0,24}$"_s);
    const auto type = nameOf(field.type);
    if (!goodAlias.match(field.alias).hasMatch() || !type)
        return fail(ErrorKind::BadInput, u"not a field Mautic can have"_s, field.alias);
    const QJsonObject body{{u"alias"_s, field.alias}, {u"label"_s, field.label}, {u"type"_s, *type}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::optional<Segment> readSegment(JsonValue value)
{
    const auto id = wholeNumber(member(value, "id"));
    if (!id)
        return std::nullopt;
    const auto published = member(value, "isPublished");
    bool isFiltered = false;
    forEachEntry(member(value, "filters"), [&](qint64, JsonValue) { isFiltered = true; });
    return Segment{.id = {*id},
                   .name = textOf(member(value, "name")),
                   .alias = textOf(member(value, "alias")),
                   .isPublished = !published || isOn(published),
                   .isFiltered = isFiltered};
}

Result<QList<Segment>> readSegments(JsonValue root)
{
    const auto lists = member(root, "lists");
    if (!isMap(lists))
        return fail(ErrorKind::BadReply, u"no segments in the answer"_s);
    auto out = collected<Segment>(lists, readSegment);
    if (out.isEmpty() && wholeNumber(member(root, "total")).value_or(0) > 0)
        return fail(ErrorKind::ServerFault, u"segments are counted but not listed"_s);
    std::sort(out.begin(), out.end(), [](const Segment &a, const Segment &b) { return a.id < b.id; });
    return out;
}

} // namespace lockstep

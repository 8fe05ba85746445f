// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/json.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString text(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

QString joined(const simdjson::dom::array &list)
{
    QStringList parts;
    for (const JsonValue value : list)
        parts.append(textOf(value));
    return parts.join(u'|');
}

} // namespace

Result<JsonValue> JsonReader::read(const QByteArray &bytes)
{
    JsonValue root;
    const auto error = m_parser.parse(bytes.constData(), static_cast<size_t>(bytes.size())).get(root);
    if (error != simdjson::SUCCESS)
        return fail(ErrorKind::BadReply, u"JSON error %1"_s.arg(static_cast<int>(error)));
    return root;
}

std::optional<JsonValue> member(JsonValue object, std::string_view key)
{
    JsonValue value;
    simdjson::dom::object map;
    if (object.get(map) != simdjson::SUCCESS || map.at_key(key).get(value) != simdjson::SUCCESS || value.is_null())
        return std::nullopt;
    return value;
}

std::optional<qint64> wholeNumber(std::optional<JsonValue> value)
{
    if (!value)
        return std::nullopt;
    if (int64_t number = 0; value->get(number) == simdjson::SUCCESS)
        return number;
    bool ok = false;
    std::string_view digits;
    if (value->get(digits) != simdjson::SUCCESS)
        return std::nullopt;
    const qint64 number = QByteArrayView(digits.data(), static_cast<qsizetype>(digits.size())).toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

bool isOn(std::optional<JsonValue> value)
{
    if (!value)
        return false;
    if (bool flag = false; value->get(flag) == simdjson::SUCCESS)
        return flag;
    return wholeNumber(value).value_or(0) != 0;
}

QString textOf(std::optional<JsonValue> value)
{
    if (!value)
        return {};
    switch (value->type()) {
    case simdjson::dom::element_type::STRING:
        return text(value->get_string().value_unsafe());
    case simdjson::dom::element_type::INT64:
        return QString::number(value->get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
        return QString::number(value->get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
        return QString::number(value->get_double().value_unsafe(), 'g', QLocale::FloatingPointShortest);
    case simdjson::dom::element_type::BOOL:
        return value->get_bool().value_unsafe() ? u"1"_s : u"0"_s;
    case simdjson::dom::element_type::ARRAY:
        return joined(value->get_array().value_unsafe());
    case simdjson::dom::element_type::OBJECT:
    case simdjson::dom::element_type::NULL_VALUE:
        break;
    }
    return {};
}

QStringList keysOf(std::optional<JsonValue> value)
{
    QStringList out;
    simdjson::dom::object object;
    if (!value || value->get(object) != simdjson::SUCCESS)
        return out;
    for (const auto [key, ignored] : object)
        out.append(text(key));
    return out;
}

bool isMap(std::optional<JsonValue> value) { return value && (value->is_object() || value->is_array()); }

} // namespace lockstep

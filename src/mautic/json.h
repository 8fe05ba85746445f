// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QStringList>

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace lockstep
{

using JsonValue = simdjson::dom::element;

/// Reads one document at a time; its values live until the next. Mautic's contact pages are 8 KB a contact, for which
/// QJsonDocument takes ten times as long.
class JsonReader
{
public:
    /// BadReply when it is not one whole, valid JSON document.
    [[nodiscard]] Result<JsonValue> read(const QByteArray &text);

private:
    simdjson::dom::parser m_parser;
};

// Mautic gives ids and totals as numbers or as text, switches as true, 1 or "1", and maps as objects or, when they
// are empty or counted from 0, as arrays (mautic-api.md 2.3). These take each of them.

/// Nothing when the value is no object, lacks the key, or has null there.
[[nodiscard]] std::optional<JsonValue> member(JsonValue object, std::string_view key);
[[nodiscard]] std::optional<qint64> wholeNumber(std::optional<JsonValue> value);
[[nodiscard]] bool isOn(std::optional<JsonValue> value);
/// Null and absence as empty text; numbers in their shortest form, booleans as 1 and 0, lists joined by `|`.
[[nodiscard]] QString textOf(std::optional<JsonValue> value);
/// The keys of an object.
[[nodiscard]] QStringList keysOf(std::optional<JsonValue> value);
[[nodiscard]] bool isMap(std::optional<JsonValue> value);

/// Calls `each(qint64 key, JsonValue value)`; the key is -1 where it is no number.
template <class Each>
void forEachEntry(std::optional<JsonValue> map, Each each)
{
    if (!map)
        return;
    if (simdjson::dom::array list; map->get(list) == simdjson::SUCCESS) {
        qint64 index = 0;
        for (const JsonValue value : list)
            each(index++, value);
    }
    if (simdjson::dom::object object; map->get(object) == simdjson::SUCCESS) {
        for (const auto [key, value] : object) {
            bool ok = false;
            const qint64 number = QByteArrayView(key.data(), static_cast<qsizetype>(key.size())).toLongLong(&ok);
            each(ok ? number : -1, value);
        }
    }
}

} // namespace lockstep

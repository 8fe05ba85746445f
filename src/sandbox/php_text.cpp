// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/php_text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

namespace lockstep
{

namespace
{

QByteArray quoted(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return "s:" + QByteArray::number(bytes.size()) + ":\"" + bytes + "\";";
}

QByteArray number(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15) {
        return "i:" + QByteArray::number(static_cast<qint64>(value)) + ';';
    }
    return "d:" + QByteArray::number(value, 'g', 17) + ';';
}

} // namespace

void PhpArray::add(const QString &key, const QByteArray &serialized) { m_members.emplaceBack(quoted(key), serialized); }

void PhpArray::append(const QByteArray &serialized)
{
    m_members.emplaceBack("i:" + QByteArray::number(m_members.size()) + ';', serialized);
}

QByteArray PhpArray::text() const
{
    QByteArray text = "a:" + QByteArray::number(m_members.size()) + ":{";
    for (const auto &[key, value] : m_members) {
        text += key + value;
    }
    return text + '}';
}

QByteArray phpText(const QJsonValue &value)
{
    PhpArray members;
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "b:1;" : "b:0;";
    case QJsonValue::Double:
        return number(value.toDouble());
    case QJsonValue::String:
        return quoted(value.toString());
    case QJsonValue::Array:
        for (const QJsonValue item : value.toArray()) {
            members.append(phpText(item));
        }
        return members.text();
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            members.add(it.key(), phpText(it.value()));
        }
        return members.text();
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return "N;";
}

QByteArray phpChange(const QJsonValue &before, const QJsonValue &after)
{
    PhpArray change;
    change.append(phpText(before));
    change.append(phpText(after));
    return change.text();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>

#include <utility>

namespace lockstep
{

/// PHP's `serialize` of an array whose members were written before; keeps their order, which QJsonObject does not.
class PhpArray
{
public:
    void add(const QString &key, const QByteArray &serialized);
    void append(const QByteArray &serialized);
    [[nodiscard]] bool isEmpty() const { return m_members.isEmpty(); }
    [[nodiscard]] QByteArray text() const;

private:
    QList<std::pair<QByteArray, QByteArray>> m_members;
};

/// PHP's `serialize` of null, a boolean, a number, a text, a list or an object.
[[nodiscard]] QByteArray phpText(const QJsonValue &value);
/// A change as Mautic's audit log keeps it: `[before, after]`.
[[nodiscard]] QByteArray phpChange(const QJsonValue &before, const QJsonValue &after);

} // namespace lockstep

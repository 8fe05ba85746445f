// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/settling_basis.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QJsonArray toJson(const UsableRule &rule)
{
    return {nameOf(rule.rule.attribute),
            rule.rule.alias,
            nameOf(rule.rule.policy),
            rule.field.alias,
            rule.field.label,
            static_cast<int>(rule.field.type),
            rule.field.lengthLimit,
            QJsonArray::fromStringList(rule.field.choices),
            rule.toBeMade};
}

QJsonArray toJson(const SegmentTarget &target)
{
    return {target.name, target.id ? QJsonValue(target.id->value) : QJsonValue(), target.onlyForMethod};
}

} // namespace

QString settlingBasis(const DecisionSettings &settings)
{
    QJsonArray rules;
    for (const UsableRule &rule : settings.rules)
        rules.append(toJson(rule));
    QJsonArray segments;
    for (const SegmentTarget &target : settings.segments)
        segments.append(toJson(target));
    QJsonArray writable;
    for (const UserAttribute attribute : settings.writable)
        writable.append(nameOf(attribute));
    const QJsonArray all{QStringLiteral(LOCKSTEP_VERSION),
                         rules,
                         segments,
                         settings.newUsersSince.microseconds,
                         settings.waitForVerification,
                         settings.knowsVerification,
                         settings.knowsOptOuts,
                         settings.storesLinks,
                         writable,
                         settings.emailLengthLimit};
    const QByteArray json = QJsonDocument(all).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

} // namespace lockstep

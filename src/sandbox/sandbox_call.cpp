// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox_call.h"

#include <QRegularExpression>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString decoded(QByteArray text) { return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' '))); }

} // namespace

SandboxQuery::SandboxQuery(const QByteArray &query)
{
    int unnamed = 0;
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        QString name = decoded(equals < 0 ? pair : pair.left(equals));
        if (name.endsWith("[]"_L1)) {
            name = name.chopped(1) + QString::number(unnamed++) + u']';
        }
        if (!name.isEmpty()) {
            m_values.insert(name, equals < 0 ? u""_s : decoded(pair.mid(equals + 1)));
        }
    }
}

int SandboxQuery::number(const QString &name, int otherwise) const
{
    bool ok = false;
    const int number = m_values.value(name).toInt(&ok);
    return ok ? number : otherwise;
}

std::optional<QList<WhereCondition>> SandboxQuery::where() const
{
    static const QRegularExpression shape(u"^where\\[(\\w+)\\]\\[(col|expr|val)\\](\\[\\w+\\])?$"_s);
    QMap<QString, WhereCondition> conditions;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        const auto match = shape.match(it.key());
        if (!match.hasMatch()) {
            continue;
        }
        WhereCondition &condition = conditions[match.captured(1)];
        if (match.captured(2) == "val"_L1) {
            condition.values.append(it.value());
        } else {
            (match.captured(2) == "col"_L1 ? condition.column : condition.expression) = it.value();
        }
    }
    const bool complete = std::ranges::all_of(conditions, [](const WhereCondition &condition) {
        return !condition.column.isEmpty() && !condition.expression.isEmpty();
    });
    if (!complete) {
        return std::nullopt;
    }
    return conditions.values();
}

QList<OrderTerm> SandboxQuery::order() const
{
    static const QRegularExpression shape(u"^order\\[(\\w+)\\]\\[(col|dir)\\]$"_s);
    QMap<QString, OrderTerm> terms;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        const auto match = shape.match(it.key());
        if (match.hasMatch() && match.captured(2) == "col"_L1) {
            terms[match.captured(1)].column = it.value();
        } else if (match.hasMatch()) {
            terms[match.captured(1)].descending = it.value().compare("desc"_L1, Qt::CaseInsensitive) == 0;
        }
    }
    const QString by = value(u"orderBy"_s);
    if (terms.isEmpty() && !by.isEmpty()) {
        return {{.column = by, .descending = value(u"orderByDir"_s).compare("desc"_L1, Qt::CaseInsensitive) == 0}};
    }
    return terms.values();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/row_filter.h"

#include <QRegularExpression>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

bool isLike(const QString &value, const QString &pattern)
{
    QString shape;
    for (const QChar c : pattern) {
        shape += c == u'%' ? u".*"_s : c == u'_' ? u"."_s : QRegularExpression::escape(c);
    }
    const QRegularExpression expression(QRegularExpression::anchoredPattern(shape),
                                        QRegularExpression::CaseInsensitiveOption
                                            | QRegularExpression::DotMatchesEverythingOption);
    return expression.match(value).hasMatch();
}

bool isBetween(const QString &value, const QStringList &bounds)
{
    return bounds.size() == 2 && compareValues(value, bounds.at(0)) >= 0 && compareValues(value, bounds.at(1)) <= 0;
}

} // namespace

QString collated(const QString &text)
{
    const bool ascii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
    if (ascii) {
        return text.toLower();
    }
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark()) {
            folded += c;
        }
    }
    return folded.toCaseFolded();
}

int compareValues(const QString &a, const QString &b)
{
    bool aIsNumber = false;
    bool bIsNumber = false;
    const double first = a.toDouble(&aIsNumber);
    const double second = b.toDouble(&bIsNumber);
    if (aIsNumber && bIsNumber) {
        return first < second ? -1 : first > second ? 1 : 0;
    }
    return collated(a).compare(collated(b));
}

RowFilter::RowFilter(const QList<WhereCondition> &conditions)
{
    for (const WhereCondition &condition : conditions) {
        Prepared prepared{.condition = condition, .wanted = {}};
        if (condition.expression == "in"_L1 || condition.expression == "notIn"_L1) {
            for (const QString &value : condition.values.join(u',').split(u',')) {
                prepared.wanted.insert(collated(value.trimmed()));
            }
        }
        m_conditions.append(std::move(prepared));
    }
}

bool RowFilter::matches(const ColumnReader &row) const
{
    return std::ranges::all_of(
        m_conditions, [&row](const Prepared &prepared) { return holds(prepared, row(prepared.condition.column)); });
}

bool RowFilter::holds(const Prepared &prepared, const QString &value)
{
    const QString &expression = prepared.condition.expression;
    if (expression == "isNull"_L1 || expression == "isNotNull"_L1) {
        return value.isNull() == (expression == "isNull"_L1);
    }
    if (expression == "isEmpty"_L1 || expression == "isNotEmpty"_L1) {
        return value.isEmpty() == (expression == "isEmpty"_L1);
    }
    if (value.isNull()) {
        return false;
    }
    if (expression == "in"_L1 || expression == "notIn"_L1) {
        return prepared.wanted.contains(collated(value)) == (expression == "in"_L1);
    }
    const QString wanted = prepared.condition.values.value(0);
    if (expression == "like"_L1 || expression == "notLike"_L1) {
        return isLike(value, wanted) == (expression == "like"_L1);
    }
    if (expression == "between"_L1 || expression == "notBetween"_L1) {
        return isBetween(value, prepared.condition.values) == (expression == "between"_L1);
    }
    const int order = compareValues(value, wanted);
    return (expression == "eq"_L1 && order == 0) || (expression == "neq"_L1 && order != 0)
        || (expression == "lt"_L1 && order < 0) || (expression == "lte"_L1 && order <= 0)
        || (expression == "gt"_L1 && order > 0) || (expression == "gte"_L1 && order >= 0);
}

} // namespace lockstep

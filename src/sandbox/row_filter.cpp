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

/// How many conditions compare: by what is below, equal or above the wanted value.
bool RowFilter::holdsInOrder(const QString &expression, int order)
{
    using Check = bool (*)(int);
    static const QHash<QString, Check> checks{
        {u"eq"_s, [](int o) { return o == 0; }}, {u"neq"_s, [](int o) { return o != 0; }},
        {u"lt"_s, [](int o) { return o < 0; }},  {u"lte"_s, [](int o) { return o <= 0; }},
        {u"gt"_s, [](int o) { return o > 0; }},  {u"gte"_s, [](int o) { return o >= 0; }}};
    const Check check = checks.value(expression);
    return check && check(order);
}

bool RowFilter::holds(const Prepared &prepared, const QString &value)
{
    using Check = bool (*)(const Prepared &, const QString &);
    static const QHash<QString, Check> ofNulls{
        {u"isNull"_s, [](const Prepared &, const QString &v) { return v.isNull(); }},
        {u"isNotNull"_s, [](const Prepared &, const QString &v) { return !v.isNull(); }},
        {u"isEmpty"_s, [](const Prepared &, const QString &v) { return v.isEmpty(); }},
        {u"isNotEmpty"_s, [](const Prepared &, const QString &v) { return !v.isEmpty(); }}};
    static const QHash<QString, Check> ofValues{
        {u"in"_s, [](const Prepared &p, const QString &v) { return p.wanted.contains(collated(v)); }},
        {u"notIn"_s, [](const Prepared &p, const QString &v) { return !p.wanted.contains(collated(v)); }},
        {u"like"_s, [](const Prepared &p, const QString &v) { return isLike(v, p.condition.values.value(0)); }},
        {u"notLike"_s, [](const Prepared &p, const QString &v) { return !isLike(v, p.condition.values.value(0)); }},
        {u"between"_s, [](const Prepared &p, const QString &v) { return isBetween(v, p.condition.values); }},
        {u"notBetween"_s, [](const Prepared &p, const QString &v) { return !isBetween(v, p.condition.values); }}};
    const QString &expression = prepared.condition.expression;
    if (const Check check = ofNulls.value(expression)) {
        return check(prepared, value);
    }
    if (value.isNull()) {
        return false;
    }
    if (const Check check = ofValues.value(expression)) {
        return check(prepared, value);
    }
    return holdsInOrder(expression, compareValues(value, prepared.condition.values.value(0)));
}

} // namespace lockstep

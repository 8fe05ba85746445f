// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/value_rules.h"

#include "domain/email_address.h"
#include "domain/mautic_choices.h"
#include "domain/moment.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

PreparedValue orNotUnderstood(const std::optional<QString> &text)
{
    if (!text)
        return {.problem = ValueProblem::NotUnderstood};
    return {.text = *text};
}

bool hasControlCharacters(const QString &value, bool linesAllowed)
{
    return std::any_of(value.begin(), value.end(), [linesAllowed](QChar c) {
        if (linesAllowed && (c == u'\n' || c == u'\r' || c == u'\t'))
            return false;
        return c.category() == QChar::Other_Control;
    });
}

PreparedValue prepareText(const QString &value, const ContactField &field)
{
    const bool isLong = field.type == ContactFieldType::LongText;
    if (hasControlCharacters(value, isLong))
        return {.problem = ValueProblem::ControlCharacters};
    // Mautic counts characters, QString counts UTF-16 units.
    if (!isLong && value.size() > field.lengthLimit && value.toUcs4().size() > field.lengthLimit)
        return {.problem = ValueProblem::TooLong};
    return {.text = value};
}

PreparedValue prepareChoice(const QString &value, const ContactField &field)
{
    if (field.choices.isEmpty())
        return prepareText(value, field);
    if (field.choices.contains(value))
        return {.text = value};
    return {.problem = ValueProblem::NotUnderstood};
}

PreparedValue prepareMoment(const QString &value, ContactFieldType type)
{
    const auto moment = parseMoment(value);
    if (!moment)
        return {.problem = ValueProblem::NotUnderstood};
    const QString text = toMauticText(*moment);
    return {.text = type == ContactFieldType::Date ? text.left(10) : text};
}

std::optional<bool> truthOf(const QString &text)
{
    const QString word = text.toLower();
    if (word == "1"_L1 || word == "true"_L1)
        return true;
    if (word == "0"_L1 || word == "false"_L1)
        return false;
    return std::nullopt;
}

PreparedValue prepareBoolean(const QString &value)
{
    const auto truth = truthOf(value);
    if (!truth)
        return {.problem = ValueProblem::NotUnderstood};
    return {.text = *truth ? u"1"_s : u"0"_s};
}

PreparedValue prepareNumber(const QString &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return {.problem = ValueProblem::NotUnderstood};
    return {.text = value};
}

bool sameMoment(const QString &ours, const QString &theirs)
{
    const auto a = parseMoment(ours);
    const auto b = parseMoment(theirs);
    return a && b && a->seconds() == b->seconds();
}

/// `3`, `3.0` and `"3"` are one number to Mautic.
bool sameNumber(const QString &ours, const QString &theirs)
{
    bool isOurs = false;
    bool isTheirs = false;
    const double a = ours.toDouble(&isOurs);
    const double b = theirs.toDouble(&isTheirs);
    return isOurs && isTheirs && a == b;
}

} // namespace

PreparedValue prepareValue(const QString &appValue, const ContactField &field)
{
    const QString value = appValue.trimmed();
    if (value.isEmpty())
        return {};
    switch (field.type) {
    case ContactFieldType::Locale:
        return orNotUnderstood(mauticLocale(value));
    case ContactFieldType::TimeZone:
        return orNotUnderstood(mauticTimeZone(value));
    case ContactFieldType::Email:
        return orNotUnderstood(emailForMautic(value, field.lengthLimit));
    case ContactFieldType::Select:
    case ContactFieldType::Country:
    case ContactFieldType::Region:
        return prepareChoice(value, field);
    case ContactFieldType::DateTime:
    case ContactFieldType::Date:
        return prepareMoment(value, field.type);
    case ContactFieldType::Boolean:
        return prepareBoolean(value);
    case ContactFieldType::Number:
        return prepareNumber(value);
    case ContactFieldType::Text:
    case ContactFieldType::Phone:
    case ContactFieldType::MultiSelect:
    case ContactFieldType::Time:
    case ContactFieldType::Url:
    case ContactFieldType::LongText:
    case ContactFieldType::Other:
        return prepareText(value, field);
    }
    return {};
}

bool sameValue(const QString &prepared, const QString &inMautic, ContactFieldType type)
{
    if (prepared == inMautic)
        return true;
    switch (type) {
    case ContactFieldType::Email:
        return emailKey(prepared) == emailKey(inMautic);
    case ContactFieldType::DateTime:
        return sameMoment(prepared, inMautic);
    case ContactFieldType::Number:
        return sameNumber(prepared, inMautic);
    case ContactFieldType::Boolean:
        return truthOf(prepared).has_value() && truthOf(prepared) == truthOf(inMautic);
    default:
        return prepared.normalized(QString::NormalizationForm_C) == inMautic.normalized(QString::NormalizationForm_C);
    }
}

} // namespace lockstep

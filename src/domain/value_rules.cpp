// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/value_rules.h"

#include "domain/email_address.h"
#include "domain/moment.h"

#include <QSet>
#include <QTimeZone>

#include <unicode/uloc.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// ICU's locales are what Symfony's list, and so Mautic's, is made from.
const QSet<QString> &knownLocales()
{
    static const QSet<QString> locales = [] {
        QSet<QString> all;
        for (int32_t i = 0; i < uloc_countAvailable(); ++i)
            all.insert(QString::fromLatin1(uloc_getAvailable(i)));
        return all;
    }();
    return locales;
}

/// `en-us` and `en_US.UTF-8` become `en_US`; a region nobody knows falls back to the language.
PreparedValue prepareLocale(const QString &value)
{
    QString name = value;
    name.replace(u'-', u'_');
    name = name.section(u'.', 0, 0).section(u'@', 0, 0);
    QStringList parts = name.split(u'_', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {.problem = ValueProblem::NotUnderstood};
    parts[0] = parts[0].toLower();
    for (qsizetype i = 1; i < parts.size(); ++i)
        parts[i] = parts[i].size() == 4 ? parts[i].left(1).toUpper() + parts[i].mid(1).toLower() : parts[i].toUpper();
    for (; !parts.isEmpty(); parts.removeLast()) {
        const QString candidate = parts.join(u'_');
        if (knownLocales().contains(candidate))
            return {.text = candidate};
    }
    return {.problem = ValueProblem::NotUnderstood};
}

/// PHP lists `Area/Place` and `UTC`; the old short names (`EST5EDT`, `US/Pacific`) are not among them.
PreparedValue prepareTimeZone(const QString &value)
{
    static const QSet<QString> areas = {u"Africa"_s,   u"America"_s,   u"Antarctica"_s, u"Arctic"_s, u"Asia"_s,
                                        u"Atlantic"_s, u"Australia"_s, u"Europe"_s,     u"Indian"_s, u"Pacific"_s};
    const QString name = value.trimmed();
    if (name == "UTC"_L1)
        return {.text = name};
    const bool listed = areas.contains(name.section(u'/', 0, 0)) && name.contains(u'/')
        && QTimeZone::isTimeZoneIdAvailable(name.toLatin1());
    if (!listed)
        return {.problem = ValueProblem::NotUnderstood};
    return {.text = name};
}

bool hasControlCharacters(const QString &value, bool linesAllowed)
{
    return std::any_of(value.begin(), value.end(), [linesAllowed](QChar c) {
        if (linesAllowed && (c == u'\n' || c == u'\r' || c == u'\t'))
            return false;
        return c < u' ' || c == u'\x7f';
    });
}

PreparedValue prepareText(const QString &value, const ContactField &field)
{
    const bool isLong = field.type == ContactFieldType::LongText;
    if (hasControlCharacters(value, isLong))
        return {.problem = ValueProblem::ControlCharacters};
    const QString trimmed = value.trimmed();
    // Mautic counts characters, QString counts UTF-16 units.
    if (!isLong && trimmed.toUcs4().size() > field.lengthLimit)
        return {.problem = ValueProblem::TooLong};
    return {.text = trimmed};
}

PreparedValue prepareChoice(const QString &value, const ContactField &field)
{
    if (field.choices.isEmpty() || field.choices.contains(value))
        return {.text = value};
    return {.problem = ValueProblem::NotUnderstood};
}

PreparedValue prepareDateTime(const QString &value)
{
    const auto moment = parseMoment(value);
    if (!moment)
        return {.problem = ValueProblem::NotUnderstood};
    return {.text = toMauticText(*moment)};
}

} // namespace

PreparedValue prepareValue(const QString &appValue, const ContactField &field)
{
    if (appValue.trimmed().isEmpty())
        return {};
    switch (field.type) {
    case ContactFieldType::Locale:
        return prepareLocale(appValue);
    case ContactFieldType::TimeZone:
        return prepareTimeZone(appValue);
    case ContactFieldType::Select:
    case ContactFieldType::Country:
    case ContactFieldType::Region:
        return prepareChoice(appValue, field);
    case ContactFieldType::DateTime:
        return prepareDateTime(appValue);
    case ContactFieldType::Text:
    case ContactFieldType::Email:
    case ContactFieldType::Phone:
    case ContactFieldType::MultiSelect:
    case ContactFieldType::Boolean:
    case ContactFieldType::Number:
    case ContactFieldType::Date:
    case ContactFieldType::Time:
    case ContactFieldType::Url:
    case ContactFieldType::LongText:
    case ContactFieldType::Other:
        return prepareText(appValue, field);
    }
    return {};
}

bool sameValue(const QString &prepared, const QString &inMautic, ContactFieldType type)
{
    if (prepared == inMautic)
        return true;
    if (type == ContactFieldType::Email)
        return emailKey(prepared) == emailKey(inMautic);
    if (type == ContactFieldType::DateTime) {
        const auto ours = parseMoment(prepared);
        const auto theirs = parseMoment(inMautic);
        return ours && theirs && ours->seconds() == theirs->seconds();
    }
    return prepared.normalized(QString::NormalizationForm_C) == inMautic.normalized(QString::NormalizationForm_C);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_values.h"

#include "domain/moment.h"
#include "sandbox/sandbox_times.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int columnLimit = 191;

/// `zh_CN` for `zh_Hans_CN`: Symfony lists a locale without its script too where the script goes without saying.
QString withoutScript(const QString &locale)
{
    const QStringList parts = locale.split(u'_');
    if (parts.size() != 3 || parts[1].size() != 4) {
        return locale;
    }
    const QString brief = parts[0] + u'_' + parts[2];
    std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(brief.toLatin1().constData(), likely.data(), ULOC_FULLNAME_CAPACITY, &status);
    return U_SUCCESS(status) && locale == QLatin1StringView(likely.data()) ? brief : locale;
}

const QSet<QString> &localeKeys()
{
    static const QSet<QString> keys = [] {
        QSet<QString> known;
        for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
            const QString locale = QString::fromLatin1(uloc_getAvailable(i));
            known.insert(locale);
            known.insert(withoutScript(locale));
        }
        return known;
    }();
    return keys;
}

const QSet<QString> &countryNames()
{
    static const QSet<QString> names = [] {
        QSet<QString> known;
        for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
            known.insert(QLocale::territoryToString(static_cast<QLocale::Territory>(i)));
        }
        return known;
    }();
    return names;
}

QString withoutTags(const QString &text)
{
    QString kept;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool opens = text.at(i) == u'<' && i + 1 < text.size() && !text.at(i + 1).isSpace();
        if (!opens) {
            kept += text.at(i);
            continue;
        }
        const qsizetype end = text.indexOf(u'>', i);
        if (end < 0) {
            break;
        }
        i = end;
    }
    return kept;
}

QString withoutEntities(QString text)
{
    static const QRegularExpression numeric(u"&#(x?)([0-9a-fA-F]{1,6});"_s);
    for (auto match = numeric.match(text); match.hasMatch(); match = numeric.match(text)) {
        const int base = match.captured(1).isEmpty() ? 10 : 16;
        text.replace(match.capturedStart(), match.capturedLength(),
                     QString(QChar(match.captured(2).toUShort(nullptr, base))));
    }
    return text.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&nbsp;"_s, QString(QChar::Nbsp))
        .replace(u"&amp;"_s, u"&"_s);
}

bool isEmail(const QString &text)
{
    static const QRegularExpression shape(
        u"^(?=.{1,64}@)[A-Za-z0-9!#$'+/=?_`{|}~-]+(\\.[A-Za-z0-9!#$'+/=?_`{|}~-]+)*"
        "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$"_s);
    return shape.match(text).hasMatch();
}

bool isChoice(const SandboxField &field, const QString &value)
{
    if (field.type == "locale"_L1) {
        return localeKeys().contains(value);
    }
    if (field.type == "timezone"_L1) {
        return QTimeZone::availableTimeZoneIds().contains(value.toLatin1());
    }
    if (field.type == "country"_L1) {
        return countryNames().contains(value);
    }
    const auto choices = field.choices();
    if (field.type != "select"_L1 && field.type != "multiselect"_L1) {
        return true;
    }
    const QStringList wanted = field.type == "select"_L1 ? QStringList{value} : value.split(u'|');
    return std::ranges::all_of(wanted, [&choices](const QString &one) {
        return std::ranges::any_of(choices, [&one](const auto &choice) { return choice.first == one; });
    });
}

QString tooLong(int limit) { return u"This value is too long. It should have %1 characters or less."_s.arg(limit); }

QString submittedText(const QJsonValue &submitted)
{
    if (submitted.isArray()) {
        QStringList parts;
        for (const QJsonValue part : submitted.toArray()) {
            parts.append(part.toString());
        }
        return parts.join(u'|');
    }
    if (submitted.isDouble()) {
        const double number = submitted.toDouble();
        return number == std::floor(number) ? QString::number(static_cast<qint64>(number))
                                            : QString::number(number, 'g', 15);
    }
    return submitted.isBool() ? (submitted.toBool() ? u"1"_s : u"0"_s) : submitted.toString();
}

QString inUtc(const QString &text)
{
    const auto moment = parseMoment(text);
    return moment ? databaseText(QDateTime::fromSecsSinceEpoch(moment->seconds(), Qt::UTC)) : text;
}

} // namespace

QString sanitizedEmail(const QString &text)
{
    static const QString allowed = u"!#$%&'*+-=?^_`{|}~@.[]"_s;
    QString kept;
    for (const QChar c : text.left(254)) {
        if (c.unicode() < 128 && (c.isLetterOrNumber() || allowed.contains(c))) {
            kept += c;
        }
    }
    return kept;
}

QString sanitizedText(const QString &text) { return withoutTags(withoutEntities(text)).trimmed(); }

QString escapedComment(const QString &text)
{
    QString escaped = text;
    return escaped.replace(u'&', u"&#38;"_s)
        .replace(u'"', u"&#34;"_s)
        .replace(u'\'', u"&#39;"_s)
        .replace(u'<', u"&#60;"_s)
        .replace(u'>', u"&#62;"_s)
        .replace(u'\n', u"&#10;"_s);
}

QString formValue(const SandboxField &field, const QJsonValue &submitted)
{
    if (submitted.isUndefined() || submitted.isNull()) {
        return {};
    }
    const QString text = submittedText(submitted);
    if (field.type == "email"_L1) {
        return sanitizedEmail(text);
    }
    return field.type == "datetime"_L1 ? inUtc(text) : sanitizedText(text);
}

QString refusedBecause(const SandboxField &field, const QString &value)
{
    if (value.isEmpty()) {
        return {};
    }
    const auto length = static_cast<int>(value.toUcs4().size());
    if (length > columnLimit) {
        return tooLong(columnLimit);
    }
    if (!isChoice(field, value)) {
        return u"The selected choice is invalid."_s;
    }
    if (field.type == "email"_L1 && !isEmail(value)) {
        return value + u" is invalid."_s;
    }
    bool isNumeric = false;
    QLocale::c().toDouble(value, &isNumeric);
    if (field.isNumber() && !isNumeric) {
        return u"Please enter a number."_s;
    }
    if ((field.type == "datetime"_L1 || field.type == "date"_L1) && !parseMoment(value)) {
        return u"This value is not valid."_s;
    }
    return field.lengthLimit && length > *field.lengthLimit ? tooLong(*field.lengthLimit) : QString();
}

bool isDroppedNumber(const SandboxField &field, const QString &value)
{
    return field.isNumber() && std::abs(QLocale::c().toDouble(value)) < 1;
}

} // namespace lockstep

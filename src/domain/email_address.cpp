// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/email_address.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

struct Parts {
    QStringView local;
    QStringView domain;
};

std::optional<Parts> splitAddress(QStringView address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (at <= 0 || at == address.size() - 1)
        return std::nullopt;
    return Parts{.local = address.first(at), .domain = address.sliced(at + 1)};
}

bool isPlainAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

/// The domain as it goes over the wire (UTS 46); plain ones skip the conversion.
QString asciiDomain(QStringView domain)
{
    if (isPlainAscii(domain))
        return domain.toString();
    return QString::fromLatin1(QUrl::toAce(domain.toString()));
}

/// What PHP's FILTER_VALIDATE_EMAIL takes of an unquoted local part, less what Mautic refuses besides (`^ & * %`).
bool isAcceptableLocalPart(QStringView local)
{
    static const QRegularExpression pattern(uR"(^[A-Za-z0-9!#$'+/=?_`{|}~-]+(?:\.[A-Za-z0-9!#$'+/=?_`{|}~-]+)*$)"_s);
    return local.size() <= 64 && pattern.match(local.toString()).hasMatch();
}

/// As FILTER_VALIDATE_EMAIL has it: labels of letters, digits and inner hyphens, the last of them led by a letter.
bool isAcceptableDomain(const QString &domain)
{
    static const QRegularExpression pattern(
        uR"(^(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$)"_s);
    return pattern.match(domain).hasMatch();
}

} // namespace

QString emailKey(QStringView address)
{
    const QStringView trimmed = address.trimmed();
    if (isPlainAscii(trimmed))
        return trimmed.toString().toLower();
    const QString normal = trimmed.toString().normalized(QString::NormalizationForm_KC).trimmed();
    const auto parts = splitAddress(normal);
    if (!parts)
        return normal.toCaseFolded();
    const QString domain = asciiDomain(parts->domain);
    const QString usedDomain = domain.isEmpty() ? parts->domain.toString() : domain;
    const QString whole = parts->local.toString() + u'@' + usedDomain;
    return whole.toCaseFolded();
}

std::optional<EmailProblem> emailProblem(QStringView address, int lengthLimit)
{
    const QStringView trimmed = address.trimmed();
    if (trimmed.isEmpty())
        return EmailProblem::Empty;
    const auto parts = splitAddress(trimmed);
    if (!parts)
        return EmailProblem::Malformed;
    const QString domain = asciiDomain(parts->domain);
    if (!isAcceptableDomain(domain))
        return EmailProblem::Malformed;
    if (!isPlainAscii(parts->local))
        return EmailProblem::WouldBeRewritten;
    if (!isAcceptableLocalPart(parts->local))
        return parts->local.size() > 64 ? EmailProblem::TooLong : EmailProblem::WouldBeRewritten;
    // Mautic cuts what is longer than 254 before it looks at it.
    if (parts->local.size() + 1 + domain.size() > std::min(lengthLimit, 254))
        return EmailProblem::TooLong;
    return std::nullopt;
}

std::optional<QString> emailForMautic(QStringView address, int lengthLimit)
{
    if (emailProblem(address, lengthLimit))
        return std::nullopt;
    const auto parts = splitAddress(address.trimmed());
    const QString domain = asciiDomain(parts->domain);
    return QString(parts->local.toString() + u'@' + domain);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mautic_choices.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimeZone>

#include <unicode/ucal.h>
#include <unicode/uloc.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Symfony makes its list, and so Mautic's, from ICU's locales and their old short forms (`zh_TW`), but of two-letter
/// languages and of countries that exist; forms with a variant are left out.
bool isListedBySymfony(const QString &locale)
{
    static const QSet<QString> retiredLanguages = {u"in"_s, u"iw"_s, u"mo"_s};
    static const QSet<QString> retiredRegions = {u"CS"_s, u"NH"_s, u"RH"_s, u"XK"_s, u"YU"_s, u"POSIX"_s};
    const QString language = locale.section(u'_', 0, 0);
    return language.size() == 2 && !retiredLanguages.contains(language)
        && !retiredRegions.contains(locale.section(u'_', -1));
}

const QSet<QString> &knownLocales()
{
    static const QSet<QString> locales = [] {
        QSet<QString> all;
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UEnumeration, decltype(&uenum_close)> names(
            uloc_openAvailableByType(ULOC_AVAILABLE_WITH_LEGACY_ALIASES, &status), &uenum_close);
        while (const char *name = uenum_next(names.get(), nullptr, &status)) {
            const QString locale = QString::fromLatin1(name);
            if (isListedBySymfony(locale))
                all.insert(locale);
        }
        return all;
    }();
    return locales;
}

/// The name the locale data files use for a zone under any of its names; empty for none.
QString zoneInLocaleData(const QString &name)
{
    std::array<UChar, 64> buffer = {};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length =
        ucal_getCanonicalTimeZoneID(reinterpret_cast<const UChar *>(name.utf16()), static_cast<int32_t>(name.size()),
                                    buffer.data(), static_cast<int32_t>(buffer.size()), nullptr, &status);
    return U_SUCCESS(status) ? QString::fromUtf16(buffer.data(), length) : QString();
}

/// PHP lists `Area/Place` and `UTC`; neither bare names (`EST5EDT`) nor offsets.
bool isAreaAndPlace(const QString &name)
{
    static const QSet<QString> areas = {u"Africa"_s,   u"America"_s,   u"Antarctica"_s, u"Arctic"_s, u"Asia"_s,
                                        u"Atlantic"_s, u"Australia"_s, u"Europe"_s,     u"Indian"_s, u"Pacific"_s};
    return name.contains(u'/') && areas.contains(name.section(u'/', 0, 0));
}

struct Zones {
    QSet<QString> listed;
    QHash<QString, QString> byLocaleData;
};

/// Qt lists what the system's zone table does, which is what PHP lists too.
const Zones &knownZones()
{
    static const Zones zones = [] {
        Zones all;
        const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
        for (const QByteArray &id : ids) {
            const QString name = QString::fromLatin1(id);
            if (!isAreaAndPlace(name))
                continue;
            all.listed.insert(name);
            const QString inLocaleData = zoneInLocaleData(name);
            if (!inLocaleData.isEmpty())
                all.byLocaleData.insert(inLocaleData, name);
        }
        return all;
    }();
    return zones;
}

} // namespace

std::optional<QString> mauticLocale(const QString &text)
{
    QString name = text.trimmed();
    name.replace(u'-', u'_');
    name = name.section(u'.', 0, 0).section(u'@', 0, 0);
    QStringList parts = name.split(u'_', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return std::nullopt;
    parts[0] = parts[0].toLower();
    for (qsizetype i = 1; i < parts.size(); ++i)
        parts[i] = parts[i].size() == 4 ? parts[i].left(1).toUpper() + parts[i].mid(1).toLower() : parts[i].toUpper();
    for (; !parts.isEmpty(); parts.removeLast()) {
        QString candidate = parts.join(u'_');
        if (knownLocales().contains(candidate))
            return candidate;
    }
    return std::nullopt;
}

std::optional<QString> mauticTimeZone(const QString &text)
{
    const QString name = text.trimmed();
    if (name == "UTC"_L1 || name == "Etc/UTC"_L1)
        return u"UTC"_s;
    const Zones &zones = knownZones();
    if (zones.listed.contains(name))
        return name;
    const auto listed = zones.byLocaleData.constFind(zoneInLocaleData(name));
    if (!name.contains(u'/') || listed == zones.byLocaleData.constEnd())
        return std::nullopt;
    return *listed;
}

} // namespace lockstep

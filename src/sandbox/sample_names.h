// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace lockstep
{

/// Names of one language, with what an application would know of people who bear them.
struct NameSet {
    QString locale;
    QString timeZone;
    QString phonePrefix;
    QStringList given;
    QStringList family;
};

/// Latin with diacritics, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Thai, Chinese, Japanese and Korean.
[[nodiscard]] const QList<NameSet> &nameSets();

/// Names that break what is careless: markup, quotes, emoji, direction marks, too long, control characters.
[[nodiscard]] const QStringList &hostileNames();

/// Addresses Mautic would refuse or turn into another person's.
[[nodiscard]] const QStringList &unusableAddresses();

} // namespace lockstep

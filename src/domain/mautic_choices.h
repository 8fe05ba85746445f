// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lockstep
{

/// The key Mautic has for a locale (mautic-api.md 3.6, preferred_locale): `en-us` and `en_US.UTF-8` become `en_US`; a
/// region nobody knows falls back to the language. Nothing for one Mautic would refuse.
[[nodiscard]] std::optional<QString> mauticLocale(const QString &text);

/// The name PHP lists for a time zone (mautic-api.md 3.6, timezone). Browsers still say `Asia/Calcutta`, which PHP does
/// not list: it becomes `Asia/Kolkata`. Nothing for one Mautic would refuse.
[[nodiscard]] std::optional<QString> mauticTimeZone(const QString &text);

} // namespace lockstep

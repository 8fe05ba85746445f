// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace lockstep
{

/// A point in time: microseconds since 1970 in UTC. Databases keep microseconds, QDateTime does not.
struct Moment {
    qint64 microseconds = 0;

    friend auto operator<=>(const Moment &, const Moment &) = default;

    /// Numbers no clock could have meant end up at the edge of what fits.
    [[nodiscard]] static Moment fromSeconds(qint64 seconds) { return scaled(seconds, 1'000'000); }
    [[nodiscard]] static Moment fromMilliseconds(qint64 milliseconds) { return scaled(milliseconds, 1'000); }
    [[nodiscard]] qint64 seconds() const;
    [[nodiscard]] qint64 milliseconds() const;

private:
    [[nodiscard]] static Moment scaled(qint64 value, qint64 factor);
};

/// Reads `2026-11-01 10:00:00.123456`, `2026-11-01T10:00:00Z`, `…+02:00`, `…+02` and a bare date. Without an offset
/// the text is UTC. Nothing when it is not a time.
[[nodiscard]] std::optional<Moment> parseMoment(QStringView text);

/// `2026-11-01T10:00:00.123456Z`; the fraction only where there is one.
[[nodiscard]] QString toIsoText(Moment moment);

/// `2026-11-01T10:00:00+00:00`: what Mautic is sent, whole seconds (mautic-api.md 3.6, date/datetime).
[[nodiscard]] QString toMauticText(Moment moment);

} // namespace lockstep

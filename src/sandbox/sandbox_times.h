// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace lockstep
{

/// Now in UTC, to the second, as Mautic keeps times.
[[nodiscard]] QDateTime sandboxNow();
/// `2026-11-20T15:30:30+00:00`; null for an invalid time.
[[nodiscard]] QJsonValue isoOrNull(const QDateTime &time);
/// `2026-11-20 15:30:30`, as the database holds it; a null text for an invalid time.
[[nodiscard]] QString databaseText(const QDateTime &time);
/// A null text becomes null.
[[nodiscard]] QJsonValue textOrNull(const QString &text);

/// Who made and last changed a thing; actions by a client token have names but no user ids (mautic-api.md 1.3).
struct ChangeStamps {
    QDateTime addedAt = {};
    QDateTime modifiedAt = {};
    /// Null when nobody is known.
    QString createdByUser = {};
    QString modifiedByUser = {};
};

[[nodiscard]] QJsonObject changeStamps(const ChangeStamps &stamps);

} // namespace lockstep

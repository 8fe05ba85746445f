// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "mautic/mautic_session.h"

namespace lockstep
{

using MauticQuery = QList<std::pair<QString, QString>>;

/// Condition number `index` of a list (mautic-api.md 3.2).
[[nodiscard]] MauticQuery where(int index, const QString &column, const QString &expression, const QString &value);

/// As many ids as fit into an address of 8 KB, which is where web servers stop reading.
inline constexpr qsizetype idsInACall = 500;
[[nodiscard]] QString idList(const QList<ContactId> &ids);

/// A page of rows of a stats table, ascending by `key` (mautic-api.md 11).
[[nodiscard]] MauticCall statsCall(const QString &table, const QString &key, int limit, const MauticQuery &conditions);
/// The row with the greatest id.
[[nodiscard]] MauticCall newestRowCall(const QString &table, const MauticQuery &conditions);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/database.h"

#include <QHash>

namespace lockstep
{

/// For those of the e-mail keys that several users may share: the users who have them, ascending. Banned and deleted
/// ones do not count, so that one may remain, or none. Costs much less than asking for everybody's.
[[nodiscard]] Result<QHash<QString, QList<AppUserId>>> usersSharingAddresses(Database &database,
                                                                             const QStringList &keys);

/// The users who are present, by id ascending, from behind this one on; from the first where it is empty.
[[nodiscard]] Result<QList<AppUserId>> presentUserIdsAfter(Database &database, const AppUserId &after, int limit);

} // namespace lockstep

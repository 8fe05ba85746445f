// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/repositories.h"

#include <QSet>

namespace lockstep
{

/// When a look at the application was taken, and which users are new to it.
struct UsersLook {
    Moment at = {};
    Moment newUsersSince = {};
};

/// What it means to the work queue that these of the users were found to have changed.
[[nodiscard]] Result<QList<WorkNote>> workOf(const QList<AppUser> &users, const QList<AppUserId> &changed,
                                             const UsersLook &look, Repositories &store);

/// What a look by hand saw becomes work, too: the mirror has it now, so that the engine would not notice it again.
/// Before the engine's first full compare only what does not wait for it does; that one decides about everybody. A part
/// of the transaction that keeps what was seen.
[[nodiscard]] Result<void> queueSeenUsers(const QList<AppUser> &users, const SeenUsers &seen, const UsersLook &look,
                                          Repositories &store);
/// The same for users whose decision may depend on a contact that was seen to have changed.
[[nodiscard]] Result<void> queueConcerned(const QSet<AppUserId> &users, Moment now, Repositories &store);
/// The same for those to whom it matters who has these addresses (keys), except for users who are cared for already: an
/// address that came free, or that somebody else took, changes what others are to become.
[[nodiscard]] Result<void> queueNeighbours(const QStringList &addresses, const QList<AppUserId> &except, Moment now,
                                           Repositories &store);
/// The same after users got other addresses in Mautic, each with the keys of those they had and have: one who moved
/// only matters again where another one's move touches the same address.
[[nodiscard]] Result<void> queueMoves(const QHash<AppUserId, QStringList> &addresses, Moment now, Repositories &store);
/// The same for those who belong to a contact, or of whom somebody is asked about it.
[[nodiscard]] Result<void> queueConcernedBy(const QList<ContactId> &contacts, Moment now, Repositories &store);
/// The same for users who are gone from the application: what was open about them ends.
[[nodiscard]] Result<void> queueGoneUsers(const QList<AppUserId> &gone, Moment now, Repositories &store);
/// Whether that compare has been made.
[[nodiscard]] Result<bool> hasBeenCompared(Repositories &store);

} // namespace lockstep

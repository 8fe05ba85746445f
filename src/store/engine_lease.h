// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/lease.h"
#include "store/database.h"

namespace lockstep
{

/// The right to work in a workspace, for one engine at a time in whatever process. Kept in the store: it outlives who
/// took it, and ends by itself where it is not renewed. A clock set back holds nobody up for more than a minute.
/// Belongs to the thread of its database.
class EngineLease
{
public:
    explicit EngineLease(Database &database)
        : m_database(database)
    {
    }

    /// StoreBusy, with the name of who has it as subject, while another does; also where it is `owner` itself, who may
    /// work in two threads. `ended` is a taking whose process is known to have gone: it is in nobody's way.
    [[nodiscard]] Result<Fence> acquire(const LeaseOwner &owner, Moment now, std::optional<Fence> ended = std::nullopt);
    /// From now on for a minute again, also where it had run out and nobody took it. False where it is another's by
    /// now.
    [[nodiscard]] Result<bool> renew(Fence fence, Moment now);
    /// Nothing where it is another's already.
    [[nodiscard]] Result<void> release(Fence fence);
    /// Who has it, whether or not it has run out.
    [[nodiscard]] Result<std::optional<LeaseHolder>> holder();

    /// Somebody waits for it; to be said again within a minute. The next taking fulfils it.
    [[nodiscard]] Result<void> want(Moment now);
    [[nodiscard]] Result<void> wantNoMore();
    [[nodiscard]] Result<bool> isWanted(Moment now);

private:
    struct Row;

    [[nodiscard]] Result<std::optional<Row>> read();
    [[nodiscard]] Result<std::optional<LeaseHolder>> inTheWay(Moment now, std::optional<Fence> ended);
    [[nodiscard]] Result<void> shorten(Moment until);
    [[nodiscard]] Result<Fence> take(const LeaseOwner &owner, Moment now);

    Database &m_database;
};

} // namespace lockstep

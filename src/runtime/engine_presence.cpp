// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_presence.h"

#include "runtime/process_identity.h"
#include "store/engine_lease.h"
#include "store/engine_status_repository.h"

namespace lockstep
{

namespace
{

/// While a person works by hand the engine says nothing; for so long it is believed to wait.
constexpr std::chrono::microseconds believed = std::chrono::minutes(10);

bool isAlive(const LeaseHolder &holder, Moment now) { return holder.until > now && !hasEnded(holder.owner.process); }

bool isBelieved(const EngineStatus &status, Moment now)
{
    return status.at <= now && now.microseconds - status.at.microseconds < believed.count();
}

} // namespace

Result<EnginePresence> enginePresence(Database &store, Moment now)
{
    auto status = EngineStatusRepository(store).find();
    if (!status)
        return tl::unexpected(status.error());
    auto holder = EngineLease(store).holder();
    if (!holder)
        return tl::unexpected(holder.error());
    EnginePresence presence{.status = std::move(*status), .holder = std::move(*holder)};
    if (presence.holder && !isAlive(*presence.holder, now))
        presence.holder.reset();
    const bool isByHand = presence.holder && !presence.holder->owner.yields;
    const bool isEngine = presence.holder && presence.holder->owner.yields;
    if (!isEngine && !(isByHand && isBelieved(presence.status, now)))
        presence.status.state = EngineState::Off;
    else if (isEngine && presence.status.state == EngineState::Off)
        presence.status.state = EngineState::Working;
    return presence;
}

} // namespace lockstep

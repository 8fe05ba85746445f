// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "sync/mautic_poll.h"
#include "sync/plan_maker.h"

namespace lockstep
{

/// Holds all of Mautic against the mirror, one page at a time: with few requests an hour it takes days, and goes on
/// where it was after a restart. What differs becomes work; nothing is written. Belongs to the engine's thread.
class FullCompare
{
public:
    static constexpr int contactsPerPage = 500;

    explicit FullCompare(SyncParts &parts);

    /// How far the one under way has got; nothing where there is none.
    [[nodiscard]] Result<std::optional<Progress>> progress();
    /// The next page of the one under way, or the first of a new one. True when it is complete. Guarded where Mautic
    /// suddenly has far fewer contacts: none is taken for gone, and the compare is over.
    [[nodiscard]] Result<bool> step(const MauticInventory &inventory, const std::stop_token &stop);

private:
    [[nodiscard]] Result<Comparison> begin(const std::stop_token &stop);
    [[nodiscard]] Result<void> comparePage(Comparison comparison, const std::stop_token &stop);
    [[nodiscard]] Result<void> keepPage(const QList<Contact> &page, const Comparison &before);
    [[nodiscard]] Result<void> finish(const Comparison &comparison, const MauticInventory &inventory,
                                      const std::stop_token &stop);
    [[nodiscard]] Result<void> removeMissing(const Comparison &comparison);
    [[nodiscard]] Result<void> noteDifferences(const MauticInventory &inventory, const std::stop_token &stop);
    [[nodiscard]] Result<void> note(const QSet<AppUserId> &users);

    SyncParts &m_parts;
    MauticPoll m_poll;
};

} // namespace lockstep

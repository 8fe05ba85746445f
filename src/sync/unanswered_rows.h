// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "sync/repositories.h"

namespace lockstep
{

/// What a look tells of the segments.
enum class MembersRead { Yes, No };

/// Finds out from a mirror that was just read anew what became of the rows nobody answered. What arrived is kept as its
/// answer would have been: the link, what both sides agreed on, the segments given. Without that a change made since
/// would be taken for the other side's. Belongs to the thread of the store.
class UnansweredRows
{
public:
    UnansweredRows(Repositories &store, const Clock &clock)
        : m_store(store)
        , m_clock(clock)
    {
    }

    /// Of these users or, where none are named, all: afterwards none of their rows counts as sent, but those of
    /// segments where these were not read.
    [[nodiscard]] Result<void> settle(const QList<AppUserId> &users, MembersRead members);

private:
    [[nodiscard]] Result<void> settleAll(const QList<UnansweredRow> &rows, MembersRead members);
    [[nodiscard]] Result<AppliedOutcome> outcomeOf(const AppliedRow &row);
    [[nodiscard]] Result<AppliedOutcome> settleContact(const AppliedRow &row);
    [[nodiscard]] Result<AppliedOutcome> settleJoined(const AppliedRow &row, const Contact &contact);
    [[nodiscard]] Result<AppliedOutcome> settleEdited(const AppliedRow &row, const Contact &contact);
    [[nodiscard]] Result<AppliedOutcome> settleMember(const AppliedRow &row);
    [[nodiscard]] Result<void> keep(Link link, const AppliedRow &row);
    [[nodiscard]] Result<void> endCreating(const AppUserId &user);
    [[nodiscard]] Result<void> addEmptyValues(Link &link);
    [[nodiscard]] Result<std::optional<Contact>> contactOf(const AppliedRow &row);
    [[nodiscard]] Result<std::optional<Link>> linkOf(const AppUserId &user);
    [[nodiscard]] Result<bool> belongsToOther(const Contact &contact, const AppUserId &user);

    Repositories &m_store;
    const Clock &m_clock;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "ports/clock.h"
#include "ports/contact_api.h"
#include "sync/mautic_inventory.h"
#include "sync/repositories.h"
#include "sync/shrink_guard.h"

namespace lockstep
{

/// Reads Mautic's contacts, opt-outs and the members of the wanted segments into the mirror; once the engine has made a
/// full compare, whoever is concerned by what changed becomes work. A read that breaks off leaves what was known as it
/// was.
class ObserveMauticPass
{
public:
    static constexpr int contactsPerPage = 500;
    static constexpr int optOutsPerPage = 5000;

    ObserveMauticPass(ContactApi &mautic, Repositories &store, const Clock &clock);

    /// Guarded, with nothing taken out of the mirror, when Mautic suddenly has far fewer contacts.
    [[nodiscard]] Result<int> run(const QList<SegmentTarget> &segments, ShrinkGuard guard, const ReportProgress &report,
                                  const std::stop_token &stop);

    /// The parts of it that are not contacts. By themselves they make no work.
    [[nodiscard]] Result<void> readOptOuts(const ReportProgress &report, const std::stop_token &stop);
    [[nodiscard]] Result<void> readMembers(const QList<SegmentTarget> &segments, const ReportProgress &report,
                                           const std::stop_token &stop);

private:
    [[nodiscard]] Result<int> readContacts(ShrinkGuard guard, const ReportProgress &report,
                                           const std::stop_token &stop);
    [[nodiscard]] Result<void> keepContacts(const QList<Contact> &page);
    [[nodiscard]] Result<void> finishContacts(ShrinkGuard guard, ReadTally tally);
    [[nodiscard]] Result<void> queueConcernedBy(const QList<ContactId> &contacts);

    ContactApi &m_mautic;
    Repositories &m_store;
    const Clock &m_clock;
    bool m_makesWork = false;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"
#include "domain/progress.h"
#include "sync/facts_reader.h"

namespace lockstep
{

/// Walks over the users in the mirror, page by page, lets the planner decide about each and keeps how each stands. Who
/// is settled (store/settled_users.h) is counted and not decided about again.
class DecidePass
{
public:
    static constexpr int pageSize = 500;

    DecidePass(Repositories &store, ContactResolver &resolver);

    [[nodiscard]] Result<void> run(Planner &planner, const ReportProgress &report, const std::stop_token &stop);
    /// Decides about these users alone.
    [[nodiscard]] Result<void> runFor(const QList<AppUserId> &users, Planner &planner, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> runAll(Planner &planner, const ReportProgress &report, const std::stop_token &stop);
    [[nodiscard]] Result<void> runOpen(Planner &planner, const ReportProgress &report, const std::stop_token &stop);
    [[nodiscard]] Result<QList<PersonOutcome>> decide(const QList<AppUser> &users, FactsReader &reader,
                                                      Planner &planner, const std::stop_token &stop);
    [[nodiscard]] Result<void> decidePage(const QList<AppUser> &users, const std::optional<AppUserId> &after,
                                          FactsReader &reader, Planner &planner, const std::stop_token &stop);
    [[nodiscard]] Result<void> decideOpen(const QList<AppUserId> &ids, FactsReader &reader, Planner &planner,
                                          const std::stop_token &stop);
    [[nodiscard]] Result<void> keepSettled(int people);
    [[nodiscard]] Result<void> addGoneUsers(Planner &planner);

    Repositories &m_store;
    ContactResolver &m_resolver;
    /// Of a walk over all: those who are not settled.
    QList<AppUserId> m_open;
};

} // namespace lockstep

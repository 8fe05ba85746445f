// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"
#include "domain/progress.h"
#include "sync/facts_reader.h"

namespace lockstep
{

/// Walks over the users in the mirror, page by page, and lets the planner decide about each.
class DecidePass
{
public:
    static constexpr int pageSize = 500;

    DecidePass(Repositories &store, ContactResolver &resolver);

    [[nodiscard]] Result<void> run(Planner &planner, const ReportProgress &report, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> addGoneUsers(Planner &planner);

    Repositories &m_store;
    ContactResolver &m_resolver;
};

} // namespace lockstep

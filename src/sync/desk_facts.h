// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"
#include "domain/planner.h"
#include "domain/workspace_settings.h"
#include "sync/facts_reader.h"

namespace lockstep
{

/// What is known of people from the store alone, as a run would see it: neither side is asked. Belongs to the thread of
/// the store.
class DeskFacts
{
public:
    DeskFacts(Repositories &store, const WorkspaceSettings &settings);

    /// Once, before the others.
    [[nodiscard]] Result<void> prepare();
    /// Of those of the users that are present.
    [[nodiscard]] Result<QHash<AppUserId, PersonFacts>> of(const QList<AppUserId> &users, const std::stop_token &stop);
    /// In their order.
    [[nodiscard]] Result<QList<PersonFacts>> ofUsers(const QList<AppUser> &users, const std::stop_token &stop);
    [[nodiscard]] const DecisionSettings &settings() const { return m_settings; }
    /// Decides anew about these users and keeps what waits for somebody, and how they stand.
    [[nodiscard]] Result<void> decideAnew(const QList<AppUserId> &users, Moment now, const std::stop_token &stop);

private:
    Repositories &m_store;
    const WorkspaceSettings &m_workspace;
    DecisionSettings m_settings;
    ContactResolver m_resolver;
    FactsReader m_reader;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_report.h"
#include "domain/person_outcome.h"
#include "store/database.h"

namespace lockstep
{

/// How users stand, as the last run left them. Those who are simply in step are not kept.
class PersonStateRepository
{
public:
    explicit PersonStateRepository(Database &database)
        : m_database(database)
    {
    }

    /// What a run found of all users after `after`, up to `through` (nothing: to the end), ascending by user. Returns
    /// how many rows came, went or changed; those that did not cost no write.
    [[nodiscard]] Result<int> replaceBetween(const std::optional<AppUserId> &after,
                                             const std::optional<AppUserId> &through,
                                             const QList<PersonOutcome> &outcomes);
    /// The same of these users alone.
    [[nodiscard]] Result<int> replaceOf(const QList<AppUserId> &users, const QList<PersonOutcome> &outcomes);
    /// After the rows of the run were written: users of whom every one of `rowsOf` is done are in step, those Mautic
    /// refused are failing. Returns the former.
    [[nodiscard]] Result<QList<AppUserId>> settle(RunId run, const QHash<AppUserId, int> &rowsOf);
    /// Ascending by user.
    [[nodiscard]] Result<QList<PersonOutcome>> ofUsers(const QList<AppUserId> &users);
    /// The most first.
    [[nodiscard]] Result<QList<SituationCount>> counts();

private:
    Database &m_database;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/open_case.h"
#include "store/database.h"

namespace lockstep
{

struct CaseChanges {
    int opened = 0;
    int kept = 0;
    int closed = 0;

    friend bool operator==(const CaseChanges &, const CaseChanges &) = default;
};

/// A case that was once open, and perhaps still is.
struct KeptCase {
    OpenCase opened;
    std::optional<Moment> closedAt = std::nullopt;
};

/// The cases of the workspace.
class CaseRepository
{
public:
    explicit CaseRepository(Database &database)
        : m_database(database)
    {
    }

    /// What a run found is what is open: equal cases keep their number and first time, the others are closed.
    [[nodiscard]] Result<CaseChanges> replaceOpen(const QList<Case> &cases, Moment now);
    /// The same for the cases of these users; those of others stay open.
    [[nodiscard]] Result<CaseChanges> replaceOpenOf(const QList<AppUserId> &users, const QList<Case> &cases,
                                                    Moment now);
    /// By number.
    [[nodiscard]] Result<QList<OpenCase>> open();
    /// Of one user, closed ones included, oldest first.
    [[nodiscard]] Result<QList<KeptCase>> ofUser(const AppUserId &user);
    [[nodiscard]] Result<int> openCount();

private:
    [[nodiscard]] Result<CaseChanges> replace(const QList<OpenCase> &before, const QList<Case> &cases, Moment now);

    Database &m_database;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/situation.h"
#include "store/database.h"

namespace lockstep
{

/// A case that waits for a person.
struct OpenCase {
    qint64 id = 0;
    Case content;
    Moment firstSeen;

    friend bool operator==(const OpenCase &, const OpenCase &) = default;
};

struct CaseChanges {
    int opened = 0;
    int kept = 0;
    int closed = 0;

    friend bool operator==(const CaseChanges &, const CaseChanges &) = default;
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
    /// By number.
    [[nodiscard]] Result<QList<OpenCase>> open();
    [[nodiscard]] Result<int> openCount();

private:
    Database &m_database;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"
#include "store/database.h"

namespace lockstep
{

/// What Mautic said of the fields and segments this workspace uses, when it was last asked.
class InventoryRepository
{
public:
    explicit InventoryRepository(Database &database)
        : m_database(database)
    {
    }

    /// Replaces what was known. What is the same costs no write.
    [[nodiscard]] Result<void> saveRules(const QList<UsableRule> &rules);
    /// In the order saved.
    [[nodiscard]] Result<QList<UsableRule>> rules();

    /// Names of segments that are not given stay known; those without an id are left out.
    [[nodiscard]] Result<void> saveSegments(const QList<SegmentTarget> &segments);
    [[nodiscard]] Result<QHash<SegmentId, QString>> segmentNames();

private:
    Database &m_database;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_as_of.h"
#include "domain/person_fields.h"
#include "domain/workspace_settings.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Gathers everything a store knows of one person. Belongs to the thread of the store.
class PersonReader
{
public:
    /// Older events are left out.
    static constexpr int rowsInTimeline = 200;

    /// How long changes are kept, as the engine does.
    static constexpr std::chrono::hours changesKept{24 * 90};

    /// `settings` say how fields are kept in step, and outlive the reader; without them nothing is said of that.
    explicit PersonReader(Database &database, const WorkspaceSettings *settings = nullptr)
        : m_store(database)
        , m_settings(settings)
    {
    }

    /// NotFound where the list of everybody has nobody like that.
    [[nodiscard]] Result<PersonDetails> read(const PersonRef &who);
    /// Both sides as they were, as far as changes were seen since.
    [[nodiscard]] Result<PersonAsOf> asOf(const PersonRef &who, Moment at, Moment now);

private:
    using Step = Result<void> (PersonReader::*)(PersonDetails &);

    [[nodiscard]] Result<void> addAll(PersonDetails &details, std::initializer_list<Step> steps);
    [[nodiscard]] Result<PersonSides> sidesOf(const PersonRef &who);
    [[nodiscard]] Result<void> addContactSide(PersonDetails &details);
    [[nodiscard]] Result<void> addUserSide(PersonDetails &details, const PersonSides &sides);
    [[nodiscard]] Result<void> addFields(PersonDetails &details, const PersonSides &sides);
    void addPolicies(PersonDetails &details) const;
    [[nodiscard]] Result<Moment> knownSince(const QList<ObservedChange> &changes, Moment now);
    [[nodiscard]] Result<void> addConsent(PersonDetails &details);
    [[nodiscard]] Result<void> addSegments(PersonDetails &details);
    [[nodiscard]] Result<void> addSituation(PersonDetails &details, const PersonSides &sides);
    [[nodiscard]] Result<void> addWrittenRows(PersonDetails &details);
    [[nodiscard]] Result<void> addCases(PersonDetails &details);
    [[nodiscard]] Result<void> addRefusal(PersonDetails &details);
    [[nodiscard]] Result<void> addContactUrl(PersonDetails &details);

    Repositories m_store;
    const WorkspaceSettings *m_settings;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_as_of.h"
#include "store/people_index.h"

namespace lockstep
{

/// What the screen reads of everybody in a workspace. Each call opens the store and closes it again, so that nothing
/// but memory is kept between them; calls are made one at a time, on any thread but the main one. StoreMissing where
/// there is no workspace yet; what Database::openExisting fails with.
class PeopleReader
{
public:
    explicit PeopleReader(QString workspace)
        : m_workspace(std::move(workspace))
    {
    }

    /// The rows in the store are others now.
    void forget() { m_index.forget(); }
    /// Whether only a beginning can be had quickly.
    [[nodiscard]] bool isNew() const { return m_index.isNew(); }
    [[nodiscard]] Result<FoundPeople> beginning(const ListRequest &request);
    [[nodiscard]] Result<FoundPeople> list(const ListRequest &request, const std::stop_token &stop);
    [[nodiscard]] std::optional<PeopleCounts> everyone() const { return m_index.everyone(); }
    /// Some milliseconds of reading for later searches; true once there is nothing left to read.
    [[nodiscard]] Result<bool> readAhead();

    [[nodiscard]] Result<QList<PersonRow>> rows(quint64 generation, const RowRange &range) const;
    [[nodiscard]] Result<QList<PersonRef>> people(const QList<RowRange> &ranges) const;
    [[nodiscard]] Result<int> rowOf(const PersonRef &who) const;
    [[nodiscard]] Result<QList<PersonRow>> firstFound(const QString &words, int limit, const std::stop_token &stop);

    /// Everything about one person. NotFound where nobody is like that.
    [[nodiscard]] Result<PersonDetails> details(const PersonRef &who) const;
    /// The values of both sides as they were, as far as changes were seen since.
    [[nodiscard]] Result<PersonAsOf> asOf(const PersonRef &who, Moment at) const;

private:
    [[nodiscard]] Result<std::unique_ptr<Database>> open() const;

    QString m_workspace;
    PeopleIndex m_index;
};

/// Takes over into the list of everybody what runs since the last time have found. Returns how many rows changed.
/// Blocks, long the first time; Cancelled keeps what was done.
[[nodiscard]] Result<qint64> updatePeople(const QString &workspace, const std::stop_token &stop);

} // namespace lockstep

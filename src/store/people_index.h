// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/people_list.h"
#include "store/database.h"
#include "store/people_search.h"

#include <map>
#include <memory>
#include <stop_token>

namespace lockstep
{

/// A list that is wanted.
struct ListRequest {
    PeopleQuery query = {};
    /// The number it gets; not 0.
    quint64 generation = 1;
    /// The list that whoever asks shows now, against which the new one is compared; 0 for none.
    quint64 shown = 0;
};

/// What a query finds.
struct FoundPeople {
    PeopleList list = {};
    /// Of those the search finds, whatever states are asked for; not of a beginning.
    PeopleCounts counts = {};
    QList<PersonRow> firstPage = {};
};

/// Lists of everybody, kept in memory as numbers of rows: any order, filter and word over a million people. Reads from
/// the `person` table through the database given to each call. Not for two threads at once.
class PeopleIndex
{
public:
    static constexpr int pageSize = 200;

    /// The rows in the store are others now: everything is read anew. The list last made stays, to be compared
    /// with.
    void forget();

    /// Nothing has been listed yet.
    [[nodiscard]] bool isNew() const { return m_shown.list.generation == 0; }
    /// The length of the list of everybody, ascending, and its first page: quickly, however many they are.
    [[nodiscard]] Result<FoundPeople> beginning(Database &database, const ListRequest &request);
    /// Lists whom the query finds.
    [[nodiscard]] Result<FoundPeople> list(Database &database, const ListRequest &request, const std::stop_token &stop);
    /// Reads on for searches, for some milliseconds; true once there is nothing left to read.
    [[nodiscard]] Result<bool> readAhead(Database &database);

    /// Rows of the list; none where it is not that list any more.
    [[nodiscard]] Result<QList<PersonRow>> rows(Database &database, quint64 generation, const RowRange &range) const;
    [[nodiscard]] Result<QList<PersonRef>> people(Database &database, const QList<RowRange> &ranges) const;
    /// Where in the list somebody is; -1 where they are not.
    [[nodiscard]] Result<int> rowOf(Database &database, const PersonRef &who) const;
    /// The first of those found, by name.
    [[nodiscard]] Result<QList<PersonRow>> firstFound(Database &database, const QString &words, int limit,
                                                      const std::stop_token &stop);
    /// Everybody; nothing before the first complete list.
    [[nodiscard]] const std::optional<PeopleCounts> &everyone() const { return m_everyone; }

private:
    using Ids = std::vector<quint32>;
    using SharedIds = std::shared_ptr<const Ids>;
    struct Shown {
        PeopleList list = {};
        /// Of a beginning, the first ones only.
        SharedIds ids = std::make_shared<const Ids>();
        bool isDescending = false;
    };

    [[nodiscard]] Result<SharedIds> order(Database &database, PeopleColumn column);
    [[nodiscard]] Result<void> readStates(Database &database);
    [[nodiscard]] Result<void> readTexts(Database &database, const std::stop_token &stop);
    [[nodiscard]] Result<void> search(Database &database, const PeopleQuery &query, const std::stop_token &stop);
    [[nodiscard]] bool isSearching() const { return !m_words.isEmpty() || !m_only.isEmpty(); }
    [[nodiscard]] SharedIds filtered(const SharedIds &order, const PeopleQuery &query) const;
    [[nodiscard]] PeopleCounts countsFound() const;
    [[nodiscard]] QList<qint64> idsIn(const RowRange &range) const;
    [[nodiscard]] Result<FoundPeople> show(Database &database, Shown shown, quint64 before);

    std::map<PeopleColumn, SharedIds> m_orders;
    /// By id; `nobody` where there is no such row.
    std::vector<quint8> m_states;
    std::optional<PeopleCounts> m_everyone;
    PeopleSearch m_texts;
    bool m_hasAllTexts = false;
    QString m_words;
    QList<AppUserId> m_only;
    /// Whom `m_words` finds among `m_only`; empty while nobody is searched.
    PersonSet m_found;
    Shown m_shown;
};

} // namespace lockstep

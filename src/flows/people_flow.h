// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/people_list.h"
#include "domain/person_as_of.h"
#include "domain/result.h"
#include "flows/flow_context.h"

namespace lockstep
{

class PeopleModel;
class PeopleReader;

/// Fills a PeopleModel with those a query finds, and reads what a person's pane shows. Everything is read on the read
/// thread; what was superseded meanwhile is dropped. Belongs to the main thread.
class PeopleFlow : public QObject
{
    Q_OBJECT

public:
    PeopleFlow(const FlowContext &context, PeopleModel &model, QObject *parent = nullptr);
    ~PeopleFlow() override;

    /// Lists whom the query finds. The model's `orderWanted` changes the order of this query by itself.
    void show(const PeopleQuery &query);
    [[nodiscard]] const PeopleQuery &query() const { return m_query; }
    /// After a run, or at the start: takes over what is in the store now, then lists again.
    void refresh();
    /// Where in the list somebody stands: `located`, with -1 where they are not in it.
    void locate(const PersonRef &who);
    /// Everything about one person: `detailsRead`, or `detailsFailed`. A newer question replaces it.
    void readDetails(const PersonRef &who);
    /// Both sides of one person as they were: `asOfRead`. A newer question replaces it.
    void readAsOf(const PersonRef &who, Moment at);
    /// The first few people with these words, whatever is listed: `found`. A newer question replaces it.
    void find(const QString &text);
    /// Who stands in these rows of the list, however many: `peopleRead`. For what is to be done with a selection.
    void readPeople(const QList<RowRange> &rows);
    /// Which users of the application are among them: `usersRead`.
    void readUsers(const QList<RowRange> &rows);

Q_SIGNALS:
    /// The query is listed; its order may still be completing.
    void listed(const lockstep::PeopleQuery &query, int rowCount);
    /// Those the search finds, whatever states are looked at.
    void countsChanged(const lockstep::PeopleCounts &counts);
    /// Everybody, whatever is searched.
    void everyoneCounted(const lockstep::PeopleCounts &counts);
    /// The list is being brought up to date with the store.
    void isUpdatingChanged(bool isUpdating);
    void located(const lockstep::PersonRef &who, int row);
    void detailsRead(const lockstep::PersonDetails &details);
    /// NotFound where nobody is like that any more.
    void detailsFailed(const lockstep::PersonRef &who, const lockstep::Error &error);
    void asOfRead(const lockstep::PersonAsOf &then);
    void found(const QString &text, const QList<lockstep::PersonRow> &people);
    void peopleRead(const QList<lockstep::PersonRef> &people);
    void usersRead(const QList<lockstep::AppUserId> &users);
    /// The list could not be read; what is shown stays.
    void failed(const lockstep::Error &error);

private:
    struct Listing;

    void list();
    void take(Result<Listing> listing);
    void takeUpdate(const Result<qint64> &changes);
    void readRange(quint64 generation, int first, int last);
    void readAhead();

    FlowContext m_context;
    PeopleModel &m_model;
    /// Used by jobs of the read thread alone.
    std::shared_ptr<PeopleReader> m_reader;
    PeopleQuery m_query;
    quint64 m_generation = 0;
    /// The rows in the store are others than those the reader knows.
    bool m_isStale = false;
    bool m_isUpdating = false;
    bool m_updatesAgain = false;
    bool m_readsAhead = false;
    JobHandle m_listing;
    JobHandle m_range;
    JobHandle m_details;
    JobHandle m_asOf;
    JobHandle m_finding;
    JobHandle m_update;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/people_flow.h"

#include "models/people_model.h"
#include "runtime/people_reader.h"

namespace lockstep
{

namespace
{

constexpr int foundAtOnce = 8;

} // namespace

/// What the read thread answers to a list that is wanted.
struct PeopleFlow::Listing {
    FoundPeople found;
    PeopleCounts everyone = {};
    /// The rest is still to be asked for.
    bool isBeginning = false;
};

PeopleFlow::PeopleFlow(const FlowContext &context, PeopleModel &model, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
    , m_reader(std::make_shared<PeopleReader>(context.workspace))
{
    connect(&m_model, &PeopleModel::rangeNeeded, this, &PeopleFlow::readRange);
    connect(&m_model, &PeopleModel::orderWanted, this, [this](PeopleColumn column, bool isDescending) {
        PeopleQuery query = m_query;
        query.sortBy = column;
        query.isDescending = isDescending;
        show(query);
    });
}

PeopleFlow::~PeopleFlow()
{
    for (JobHandle *job : {&m_listing, &m_range, &m_details, &m_asOf, &m_finding, &m_update})
        job->abandon();
}

void PeopleFlow::show(const PeopleQuery &query)
{
    m_query = query;
    list();
}

void PeopleFlow::list()
{
    m_listing.abandon();
    m_range.abandon();
    const ListRequest request{.query = m_query, .generation = ++m_generation, .shown = m_model.generation()};
    const bool isPlain =
        m_query.search.isEmpty() && m_query.states.isEmpty() && m_query.only.isEmpty() && !m_query.isDescending;
    m_listing = m_context.read.start(
        *this,
        [reader = m_reader, request, isPlain, isStale = m_isStale](const std::stop_token &stop) -> Result<Listing> {
            if (isStale)
                reader->forget();
            const bool isBeginning = isPlain && reader->isNew();
            auto found = isBeginning ? reader->beginning(request) : reader->list(request, stop);
            if (!found && found.error().kind == ErrorKind::StoreMissing)
                return Listing{.found = {.list = {.generation = request.generation}}};
            if (!found)
                return fail(found.error());
            return Listing{.found = std::move(*found),
                           .everyone = reader->everyone().value_or(PeopleCounts{}),
                           .isBeginning = isBeginning};
        },
        [this](Result<Listing> listing) { take(std::move(listing)); });
}

void PeopleFlow::take(Result<Listing> listing)
{
    if (!listing) {
        Q_EMIT failed(listing.error());
        return;
    }
    m_isStale = false;
    const FoundPeople &found = listing->found;
    m_model.showList(found.list);
    m_model.addPage(found.list.generation, 0, found.firstPage);
    Q_EMIT listed(m_query, found.list.rowCount);
    if (listing->isBeginning) {
        list();
        return;
    }
    Q_EMIT countsChanged(found.counts);
    Q_EMIT everyoneCounted(listing->everyone);
    readAhead();
}

void PeopleFlow::readRange(quint64 generation, int first, int last)
{
    m_range.abandon();
    m_range = m_context.read.start(
        *this,
        [reader = m_reader, generation, range = RowRange{first, last}](const std::stop_token &) {
            return reader->rows(generation, range);
        },
        [this, generation, first](const Result<QList<PersonRow>> &rows) {
            if (rows)
                m_model.addPage(generation, first, *rows);
            else
                Q_EMIT failed(rows.error());
        });
}

void PeopleFlow::readAhead()
{
    if (m_readsAhead)
        return;
    m_readsAhead = true;
    m_context.read.start(
        *this, [reader = m_reader](const std::stop_token &) { return reader->readAhead(); },
        [this](const Result<bool> &isDone) {
            m_readsAhead = false;
            if (isDone && !*isDone)
                readAhead();
        });
}

void PeopleFlow::refresh()
{
    m_updatesAgain = m_isUpdating;
    if (m_isUpdating)
        return;
    m_isUpdating = true;
    Q_EMIT isUpdatingChanged(true);
    m_update = m_context.work.start(
        *this, [workspace = m_context.workspace](const std::stop_token &stop) { return updatePeople(workspace, stop); },
        [this](const Result<qint64> &changes) { takeUpdate(changes); });
}

void PeopleFlow::takeUpdate(const Result<qint64> &changes)
{
    m_isUpdating = false;
    Q_EMIT isUpdatingChanged(false);
    if (!changes && changes.error().kind != ErrorKind::StoreMissing)
        Q_EMIT failed(changes.error());
    if (changes.value_or(0) > 0)
        m_isStale = true;
    if (m_isStale || m_generation == 0)
        list();
    if (m_updatesAgain)
        refresh();
}

void PeopleFlow::locate(const PersonRef &who)
{
    m_context.read.start(
        *this, [reader = m_reader, who](const std::stop_token &) { return reader->rowOf(who); },
        [this, who](const Result<int> &row) { Q_EMIT located(who, row.value_or(-1)); });
}

void PeopleFlow::readDetails(const PersonRef &who)
{
    m_details.abandon();
    m_details = m_context.read.start(
        *this, [reader = m_reader, who](const std::stop_token &) { return reader->details(who); },
        [this, who](const Result<PersonDetails> &details) {
            if (details)
                Q_EMIT detailsRead(*details);
            else
                Q_EMIT detailsFailed(who, details.error());
        });
}

void PeopleFlow::readAsOf(const PersonRef &who, Moment at)
{
    m_asOf.abandon();
    m_asOf = m_context.read.start(
        *this, [reader = m_reader, who, at](const std::stop_token &) { return reader->asOf(who, at); },
        [this, who](const Result<PersonAsOf> &then) {
            if (then)
                Q_EMIT asOfRead(*then);
            else
                Q_EMIT detailsFailed(who, then.error());
        });
}

void PeopleFlow::find(const QString &text)
{
    m_finding.abandon();
    m_finding = m_context.read.start(
        *this,
        [reader = m_reader, text](const std::stop_token &stop) { return reader->firstFound(text, foundAtOnce, stop); },
        [this, text](const Result<QList<PersonRow>> &people) {
            Q_EMIT found(text, people.value_or(QList<PersonRow>()));
        });
}

void PeopleFlow::readPeople(const QList<RowRange> &rows)
{
    m_context.read.start(
        *this, [reader = m_reader, rows](const std::stop_token &) { return reader->people(rows); },
        [this](const Result<QList<PersonRef>> &people) {
            if (people)
                Q_EMIT peopleRead(*people);
            else
                Q_EMIT failed(people.error());
        });
}

void PeopleFlow::readUsers(const QList<RowRange> &rows)
{
    m_context.read.start(
        *this, [reader = m_reader, rows](const std::stop_token &) { return reader->people(rows); },
        [this](const Result<QList<PersonRef>> &people) {
            if (!people) {
                Q_EMIT failed(people.error());
                return;
            }
            QList<AppUserId> users;
            for (const PersonRef &who : *people) {
                if (!who.user.value.isEmpty())
                    users.append(who.user);
            }
            Q_EMIT usersRead(users);
        });
}

} // namespace lockstep

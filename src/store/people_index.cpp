// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_index.h"

#include "store/json_text.h"
#include "store/people_rows.h"

#include <algorithm>
#include <array>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr quint8 nobody = 0xff;
constexpr size_t keptOrders = 3;
/// Some milliseconds of reading: what a page on its way to the screen may have to wait.
constexpr int textsAtOnce = 20'000;
constexpr int everyOne = -1;

QString orderStatement(PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::State:
        return u"person_order_by_state"_s;
    case PeopleColumn::Name:
        return u"person_order_by_name"_s;
    case PeopleColumn::Email:
        return u"person_order_by_email"_s;
    case PeopleColumn::User:
        return u"person_order_by_user"_s;
    case PeopleColumn::Contact:
        return u"person_order_by_contact"_s;
    case PeopleColumn::Segments:
        return u"person_order_by_segments"_s;
    case PeopleColumn::Consent:
        return u"person_order_by_consent"_s;
    case PeopleColumn::LastChange:
        return u"person_order_by_last_change"_s;
    case PeopleColumn::LastSync:
        return u"person_order_by_last_sync"_s;
    }
    return {};
}

/// Numbers separated by commas: a million of them in one value are read in a third of the time of a million rows.
std::vector<quint32> numbersIn(const QByteArray &text)
{
    std::vector<quint32> numbers;
    numbers.reserve(size_t(text.size()) / 6);
    quint32 number = 0;
    for (const char digit : text) {
        if (digit != ',') {
            number = number * 10 + quint32(digit - '0');
            continue;
        }
        numbers.push_back(number);
        number = 0;
    }
    if (!text.isEmpty())
        numbers.push_back(number);
    return numbers;
}

Result<std::vector<quint32>> orderedIds(Database &database, PeopleColumn column, int limit)
{
    auto statement = database.statement(orderStatement(column));
    if (!statement)
        return tl::unexpected(statement.error());
    const auto text =
        statement->bind(u":limit"_s, limit).firstRow<QByteArray>([](const Statement &row) { return row.bytes(0); });
    if (!text)
        return tl::unexpected(text.error());
    return numbersIn(text->value_or(QByteArray()));
}

Result<qint64> countOfAll(Database &database)
{
    auto statement = database.statement(u"person_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber();
}

Result<PersonSet> rowsOfUsers(Database &database, const QList<AppUserId> &users)
{
    auto statement = database.statement(u"person_ids_of_users"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto ids =
        statement->bind(u":list"_s, jsonList(users)).rows<qint64>([](const Statement &row) { return row.number(0); });
    if (!ids)
        return tl::unexpected(ids.error());
    PersonSet set;
    for (const qint64 id : *ids) {
        if (set.size() <= size_t(id))
            set.resize(size_t(id) + 1);
        set[size_t(id)] = true;
    }
    return set;
}

PersonSet inBoth(const PersonSet &one, const PersonSet &other)
{
    PersonSet both(std::min(one.size(), other.size()));
    for (size_t id = 0; id < both.size(); ++id)
        both[id] = one[id] && other[id];
    return both;
}

} // namespace

void PeopleIndex::forget()
{
    Shown shown = std::move(m_shown);
    *this = {};
    m_shown = std::move(shown);
}

Result<FoundPeople> PeopleIndex::beginning(Database &database, const ListRequest &request)
{
    auto ids = orderedIds(database, request.query.sortBy, pageSize);
    if (!ids)
        return tl::unexpected(ids.error());
    const auto count = countOfAll(database);
    if (!count)
        return tl::unexpected(count.error());
    return show(database,
                {.list = {.generation = request.generation, .rowCount = int(*count)},
                 .ids = std::make_shared<const Ids>(std::move(*ids))},
                request.shown);
}

Result<FoundPeople> PeopleIndex::list(Database &database, const ListRequest &request, const std::stop_token &stop)
{
    const PeopleQuery &query = request.query;
    const auto all = order(database, query.sortBy);
    if (!all)
        return tl::unexpected(all.error());
    if (auto done = readStates(database); !done)
        return tl::unexpected(done.error());
    if (auto done = search(database, query, stop); !done)
        return tl::unexpected(done.error());
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    const SharedIds ids = filtered(*all, query);
    auto found = show(database,
                      {.list = {.generation = request.generation, .rowCount = int(ids->size())},
                       .ids = ids,
                       .isDescending = query.isDescending},
                      request.shown);
    if (found)
        found->counts = countsFound();
    return found;
}

Result<FoundPeople> PeopleIndex::show(Database &database, Shown shown, quint64 before)
{
    const Ids &old = *m_shown.ids;
    const Ids &now = *shown.ids;
    shown.list.keepsPlaces = before != 0 && before == m_shown.list.generation
        && m_shown.list.rowCount == shown.list.rowCount && m_shown.isDescending == shown.isDescending
        && old.size() <= now.size() && std::equal(old.cbegin(), old.cend(), now.cbegin());
    m_shown = std::move(shown);
    auto firstPage = rows(database, m_shown.list.generation, {0, pageSize - 1});
    if (!firstPage)
        return tl::unexpected(firstPage.error());
    return FoundPeople{.list = m_shown.list, .firstPage = std::move(*firstPage)};
}

Result<PeopleIndex::SharedIds> PeopleIndex::order(Database &database, PeopleColumn column)
{
    const auto known = m_orders.find(column);
    if (known != m_orders.end())
        return known->second;
    auto ids = orderedIds(database, column, everyOne);
    if (!ids)
        return tl::unexpected(ids.error());
    // The order by name is also what the first hits of a search come in.
    std::erase_if(m_orders,
                  [&](const auto &kept) { return m_orders.size() >= keptOrders && kept.first != PeopleColumn::Name; });
    const SharedIds shared = std::make_shared<const Ids>(std::move(*ids));
    m_orders.emplace(column, shared);
    return shared;
}

Result<void> PeopleIndex::readStates(Database &database)
{
    if (m_everyone)
        return {};
    auto statement = database.statement(u"person_states"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using IdsOfState = std::pair<qint64, QByteArray>;
    const auto rows = statement->rows<IdsOfState>([](const Statement &row) {
        return IdsOfState{std::clamp<qint64>(row.number(0), 0, personStateCount - 1), row.bytes(1)};
    });
    if (!rows)
        return tl::unexpected(rows.error());
    PeopleCounts counts;
    std::vector<quint8> states;
    for (const auto &[state, text] : *rows) {
        const Ids ids = numbersIn(text);
        counts.byState[state] += qint64(ids.size());
        for (const quint32 id : ids) {
            if (states.size() <= id)
                states.resize(id + 1, nobody);
            states[id] = quint8(state);
        }
    }
    m_states = std::move(states);
    m_everyone = counts;
    return {};
}

Result<bool> PeopleIndex::readAhead(Database &database)
{
    if (m_hasAllTexts)
        return true;
    auto statement = database.statement(u"person_search_texts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->bind(u":after"_s, m_texts.lastId()).bind(u":limit"_s, textsAtOnce).exec(); !done)
        return tl::unexpected(done.error());
    int count = 0;
    for (auto more = statement->next();; more = statement->next(), ++count) {
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        m_texts.add(statement->number(0), statement->bytes(1));
    }
    m_hasAllTexts = count < textsAtOnce;
    return m_hasAllTexts;
}

Result<void> PeopleIndex::readTexts(Database &database, const std::stop_token &stop)
{
    while (!m_hasAllTexts) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (const auto done = readAhead(database); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<void> PeopleIndex::search(Database &database, const PeopleQuery &query, const std::stop_token &stop)
{
    const QString words = query.search.trimmed().isEmpty() ? QString() : query.search;
    if (words == m_words && query.only == m_only)
        return {};
    PersonSet found;
    if (!words.isEmpty()) {
        if (auto done = readTexts(database, stop); !done)
            return done;
        found = m_texts.find(words);
    }
    if (!query.only.isEmpty()) {
        auto users = rowsOfUsers(database, query.only);
        if (!users)
            return tl::unexpected(users.error());
        found = words.isEmpty() ? std::move(*users) : inBoth(*users, found);
    }
    m_found = std::move(found);
    m_words = words;
    m_only = query.only;
    return {};
}

PeopleIndex::SharedIds PeopleIndex::filtered(const SharedIds &order, const PeopleQuery &query) const
{
    if (!isSearching() && query.states.isEmpty())
        return order;
    std::array<bool, 256> isWanted{};
    for (int state = 0; state < personStateCount; ++state)
        isWanted[size_t(state)] = query.states.isEmpty() || query.states.contains(static_cast<PersonState>(state));
    Ids ids;
    for (const quint32 id : *order) {
        const bool isFound = !isSearching() || (id < m_found.size() && m_found[id]);
        if (isFound && id < m_states.size() && isWanted[m_states[id]])
            ids.push_back(id);
    }
    return std::make_shared<const Ids>(std::move(ids));
}

PeopleCounts PeopleIndex::countsFound() const
{
    if (!isSearching())
        return m_everyone.value_or(PeopleCounts{});
    PeopleCounts counts;
    for (size_t id = 0; id < std::min(m_found.size(), m_states.size()); ++id) {
        if (m_found[id] && m_states[id] != nobody)
            ++counts.byState[m_states[id]];
    }
    return counts;
}

QList<qint64> PeopleIndex::idsIn(const RowRange &range) const
{
    const Ids &all = *m_shown.ids;
    const int end = int(all.size());
    QList<qint64> ids;
    for (int row = std::max(range.first, 0); row <= std::min(range.last, end - 1); ++row)
        ids.append(all[size_t(m_shown.isDescending ? end - 1 - row : row)]);
    return ids;
}

Result<QList<PersonRow>> PeopleIndex::rows(Database &database, quint64 generation, const RowRange &range) const
{
    if (generation != m_shown.list.generation)
        return QList<PersonRow>();
    return peopleWithIds(database, idsIn(range));
}

Result<QList<PersonRef>> PeopleIndex::people(Database &database, const QList<RowRange> &ranges) const
{
    constexpr int atOnce = 5'000;
    QList<PersonRef> people;
    for (const RowRange &range : ranges) {
        const int last = std::min(range.last, m_shown.list.rowCount - 1);
        for (int first = range.first; first <= last; first += atOnce) {
            const auto rows = peopleWithIds(database, idsIn({first, std::min(first + atOnce - 1, last)}));
            if (!rows)
                return tl::unexpected(rows.error());
            for (const PersonRow &row : *rows)
                people.append(row.who);
        }
    }
    return people;
}

Result<int> PeopleIndex::rowOf(Database &database, const PersonRef &who) const
{
    const auto id = idOfPerson(database, who);
    if (!id)
        return tl::unexpected(id.error());
    const Ids &all = *m_shown.ids;
    const auto found = *id ? std::find(all.cbegin(), all.cend(), quint32(**id)) : all.cend();
    if (found == all.cend())
        return -1;
    const auto place = int(found - all.cbegin());
    return m_shown.isDescending ? int(all.size()) - 1 - place : place;
}

Result<QList<PersonRow>> PeopleIndex::firstFound(Database &database, const QString &words, int limit,
                                                 const std::stop_token &stop)
{
    if (words.trimmed().isEmpty())
        return QList<PersonRow>();
    const auto all = order(database, PeopleColumn::Name);
    if (!all)
        return tl::unexpected(all.error());
    if (auto done = readTexts(database, stop); !done)
        return tl::unexpected(done.error());
    const PersonSet found = m_texts.find(words);
    QList<qint64> ids;
    for (auto id = (*all)->cbegin(); id != (*all)->cend() && ids.size() < limit; ++id) {
        if (*id < found.size() && found[*id])
            ids.append(*id);
    }
    return peopleWithIds(database, ids);
}

} // namespace lockstep

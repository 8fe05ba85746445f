// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/person_state_repository.h"

#include "store/json_text.h"
#include "store/stored_names.h"
#include "store/transaction.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

PersonOutcome readOutcome(const Statement &row)
{
    return {.user = {row.text(0)},
            .situation = fromStoredName<Situation>(row.text(1)).value_or(Situation::Absent),
            .state = fromStoredName<PersonState>(row.text(2)).value_or(PersonState::NotLinked),
            .contact = row.isNull(3) ? std::nullopt : std::optional(ContactId{row.number(3)})};
}

Result<QList<PersonOutcome>> keptBetween(Database &database, const std::optional<AppUserId> &after,
                                         const std::optional<AppUserId> &through)
{
    auto statement = database.statement(u"person_state_between"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const QString last = u"\U0010FFFF"_s;
    return statement->bind(u":after"_s, after ? after->value : QString())
        .bind(u":through"_s, through ? through->value : last)
        .rows<PersonOutcome>(readOutcome);
}

Result<void> save(Database &database, const PersonOutcome &outcome)
{
    auto statement = database.statement(u"person_state_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":user_id"_s, outcome.user.value)
        .bind(u":situation"_s, storedName(outcome.situation))
        .bind(u":state"_s, storedName(outcome.state))
        .bind(u":contact_id"_s, outcome.contact)
        .exec();
}

Result<void> remove(Database &database, const AppUserId &user)
{
    auto statement = database.statement(u"person_state_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":user_id"_s, user.value).exec();
}

/// Turns `before` into `after` and returns the number of rows that differed.
Result<int> replace(Database &database, const QList<PersonOutcome> &before, const QList<PersonOutcome> &after)
{
    QHash<AppUserId, PersonOutcome> left;
    for (const PersonOutcome &outcome : before)
        left.insert(outcome.user, outcome);
    int changes = 0;
    for (const PersonOutcome &outcome : after) {
        const auto known = left.constFind(outcome.user);
        const bool isSame = known != left.constEnd() && *known == outcome;
        left.remove(outcome.user);
        if (isSame)
            continue;
        if (auto done = save(database, outcome); !done)
            return tl::unexpected(done.error());
        ++changes;
    }
    for (auto gone = left.keyBegin(); gone != left.keyEnd(); ++gone) {
        if (auto done = remove(database, *gone); !done)
            return tl::unexpected(done.error());
        ++changes;
    }
    return changes;
}

Result<QList<AppUserId>> usersWritten(Database &database, RunId run, const QHash<AppUserId, int> &rowsOf)
{
    auto statement = database.statement(u"applied_row_done_counts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Count = std::pair<AppUserId, qint64>;
    const auto counts = statement->bind(u":run_id"_s, run).rows<Count>([](const Statement &row) {
        return Count{{row.text(0)}, row.number(1)};
    });
    if (!counts)
        return tl::unexpected(counts.error());
    QList<AppUserId> users;
    for (const auto &[user, done] : *counts) {
        if (done >= rowsOf.value(user))
            users.append(user);
    }
    return users;
}

QList<PersonOutcome> notInStep(const QList<PersonOutcome> &outcomes)
{
    QList<PersonOutcome> kept;
    std::copy_if(outcomes.cbegin(), outcomes.cend(), std::back_inserter(kept),
                 [](const PersonOutcome &outcome) { return outcome.state != PersonState::InStep; });
    return kept;
}

} // namespace

Result<int> PersonStateRepository::replaceBetween(const std::optional<AppUserId> &after,
                                                  const std::optional<AppUserId> &through,
                                                  const QList<PersonOutcome> &outcomes)
{
    const auto before = keptBetween(m_database, after, through);
    if (!before)
        return tl::unexpected(before.error());
    const QList<PersonOutcome> wanted = notInStep(outcomes);
    if (*before == wanted)
        return 0;
    return inTransaction(m_database, [&] { return replace(m_database, *before, wanted); });
}

Result<int> PersonStateRepository::replaceOf(const QList<AppUserId> &users, const QList<PersonOutcome> &outcomes)
{
    const auto before = ofUsers(users);
    if (!before)
        return tl::unexpected(before.error());
    return inTransaction(m_database, [&] { return replace(m_database, *before, notInStep(outcomes)); });
}

Result<QList<AppUserId>> PersonStateRepository::settle(RunId run, const QHash<AppUserId, int> &rowsOf)
{
    return inTransaction(m_database, [&]() -> Result<QList<AppUserId>> {
        auto users = usersWritten(m_database, run, rowsOf);
        if (!users)
            return users;
        auto settled = m_database.statement(u"person_state_remove_settled"_s);
        if (!settled)
            return tl::unexpected(settled.error());
        if (auto done = settled->bind(u":list"_s, jsonList(*users)).exec(); !done)
            return tl::unexpected(done.error());
        auto refused = m_database.statement(u"person_state_refused"_s);
        if (!refused)
            return tl::unexpected(refused.error());
        if (auto done = refused->bind(u":run_id"_s, run).exec(); !done)
            return tl::unexpected(done.error());
        return users;
    });
}

Result<QList<PersonOutcome>> PersonStateRepository::ofUsers(const QList<AppUserId> &users)
{
    auto statement = m_database.statement(u"person_state_of_users"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(users)).rows<PersonOutcome>(readOutcome);
}

Result<QList<SituationCount>> PersonStateRepository::counts()
{
    auto statement = m_database.statement(u"person_state_counts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->rows<SituationCount>([](const Statement &row) {
        return SituationCount{.state = fromStoredName<PersonState>(row.text(0)).value_or(PersonState::Differs),
                              .situation = fromStoredName<Situation>(row.text(1)).value_or(Situation::Absent),
                              .count = int(row.number(2))};
    });
}

} // namespace lockstep

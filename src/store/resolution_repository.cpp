// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/resolution_repository.h"

#include "store/json_text.h"
#include "store/transaction.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

std::optional<QString> optionalText(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.text(column));
}

std::optional<ContactId> optionalContact(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(ContactId{row.number(column)});
}

SeenSides readSides(const Statement &row)
{
    SeenSides seen{.app = optionalText(row, 9), .mautic = optionalText(row, 12)};
    if (!row.isNull(10))
        seen.base = BaseValue{.sent = row.text(10), .answered = row.text(11)};
    return seen;
}

Resolution readResolution(const Statement &row)
{
    Resolution found{.id = row.number(0), .batch = row.text(1)};
    if (!row.isNull(2))
        found.answeredCase = row.number(2);
    found.user = {row.text(3)};
    found.answer = answerNamed(row.text(4)).value_or(Answer::LeaveAlone);
    found.field = row.text(5);
    found.value = row.text(6);
    found.contact = optionalContact(row, 7);
    found.contactBefore = optionalContact(row, 8);
    found.seen = readSides(row);
    found.by = {.account = row.text(13), .displayName = row.text(14)};
    found.note = row.text(15);
    found.at = row.moment(16);
    found.state = resolutionStateNamed(row.text(17)).value_or(ResolutionState::Stale);
    found.settledAt = row.optionalMoment(18);
    found.undoneBy = row.text(19);
    return found;
}

std::optional<QString> sentOf(const SeenSides &seen)
{
    return seen.base ? std::optional(seen.base->sent) : std::nullopt;
}

std::optional<QString> answeredOf(const SeenSides &seen)
{
    return seen.base ? std::optional(seen.base->answered) : std::nullopt;
}

void bindAll(Statement &statement, const Resolution &resolution)
{
    statement.bind(u":batch"_s, resolution.batch)
        .bind(u":case_id"_s, resolution.answeredCase)
        .bind(u":user_id"_s, resolution.user.value)
        .bind(u":answer"_s, nameOf(resolution.answer))
        .bind(u":field"_s, resolution.field)
        .bind(u":value"_s, resolution.value)
        .bind(u":contact_id"_s, resolution.contact)
        .bind(u":contact_before"_s, resolution.contactBefore)
        .bind(u":seen_app"_s, resolution.seen.app)
        .bind(u":base_sent"_s, sentOf(resolution.seen))
        .bind(u":base_answered"_s, answeredOf(resolution.seen))
        .bind(u":seen_mautic"_s, resolution.seen.mautic)
        .bind(u":operator_account"_s, resolution.by.account)
        .bind(u":operator_name"_s, resolution.by.displayName)
        .bind(u":note"_s, resolution.note)
        .bind(u":at"_s, resolution.at)
        .bind(u":state"_s, nameOf(resolution.state))
        .bind(u":settled_at"_s, resolution.settledAt);
}

} // namespace

Result<QList<Resolution>> ResolutionRepository::add(QList<Resolution> resolutions)
{
    auto saving = Transaction::begin(m_database);
    if (!saving)
        return fail(saving.error());
    for (Resolution &resolution : resolutions) {
        auto statement = m_database.statement(u"resolution_add"_s);
        if (!statement)
            return fail(statement.error());
        bindAll(*statement, resolution);
        const auto id = statement->firstNumber();
        if (!id)
            return fail(id.error());
        resolution.id = *id;
    }
    if (auto saved = saving->commit(); !saved)
        return fail(saved.error());
    return resolutions;
}

Result<QList<Resolution>> ResolutionRepository::inForce(const QList<AppUserId> &users)
{
    auto statement = m_database.statement(u"resolution_in_force"_s);
    if (!statement)
        return fail(statement.error());
    auto known = statement->bind(u":users"_s, jsonList(users)).rows<Resolution>(readResolution);
    if (known)
        known->removeIf([](const Resolution &each) { return !isInForce(each); });
    return known;
}

Result<QList<Resolution>> ResolutionRepository::ofUser(const AppUserId &user)
{
    auto statement = m_database.statement(u"resolution_of_user"_s);
    if (!statement)
        return fail(statement.error());
    return statement->bind(u":user_id"_s, user.value).rows<Resolution>(readResolution);
}

Result<QList<Resolution>> ResolutionRepository::ofBatch(const QString &batch)
{
    auto statement = m_database.statement(u"resolution_of_batch"_s);
    if (!statement)
        return fail(statement.error());
    return statement->bind(u":batch"_s, batch).rows<Resolution>(readResolution);
}

Result<std::optional<Resolution>> ResolutionRepository::ofCase(qint64 caseId)
{
    auto statement = m_database.statement(u"resolution_of_case"_s);
    if (!statement)
        return fail(statement.error());
    return statement->bind(u":case_id"_s, caseId).firstRow<Resolution>(readResolution);
}

Result<QList<Resolution>> ResolutionRepository::page(std::optional<qint64> before, int limit)
{
    auto statement = m_database.statement(u"resolution_page"_s);
    if (!statement)
        return fail(statement.error());
    return statement->bind(u":before"_s, before.value_or(std::numeric_limits<qint64>::max()))
        .bind(u":limit"_s, limit)
        .rows<Resolution>(readResolution);
}

Result<void> ResolutionRepository::settle(const QList<qint64> &ids, Moment now)
{
    return runForEach(u"resolution_settle"_s, ids, now);
}

Result<void> ResolutionRepository::refuse(const QList<qint64> &ids, Moment now)
{
    return runForEach(u"resolution_refuse"_s, ids, now);
}

Result<void> ResolutionRepository::undo(qint64 id, ResolutionState state, const QString &by, Moment now)
{
    auto statement = m_database.statement(u"resolution_undo"_s);
    if (!statement)
        return fail(statement.error());
    return statement->bind(u":id"_s, id)
        .bind(u":state"_s, nameOf(state))
        .bind(u":undone_by"_s, by)
        .bind(u":now"_s, now)
        .exec();
}

Result<void> ResolutionRepository::runForEach(const QString &name, const QList<qint64> &ids, Moment now)
{
    for (const qint64 id : ids) {
        auto statement = m_database.statement(name);
        if (!statement)
            return fail(statement.error());
        if (auto done = statement->bind(u":id"_s, id).bind(u":now"_s, now).exec(); !done)
            return done;
    }
    return {};
}

} // namespace lockstep

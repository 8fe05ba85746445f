// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/refusal_repository.h"

#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<void> RefusalRepository::save(const QList<Refusal> &refusals, Moment now)
{
    auto saving = Transaction::begin(m_database);
    if (!saving)
        return fail(saving.error());
    for (const Refusal &refusal : refusals) {
        auto statement = m_database.statement(u"refusal_save"_s);
        if (!statement)
            return fail(statement.error());
        statement->bind(u":user_id"_s, refusal.user.value)
            .bind(u":fingerprint"_s, refusal.fingerprint)
            .bind(u":detail"_s, refusal.detail)
            .bind(u":at"_s, now);
        if (auto saved = statement->exec(); !saved)
            return saved;
    }
    return saving->commit();
}

Result<QHash<AppUserId, Refusal>> RefusalRepository::all()
{
    auto statement = m_database.statement(u"refusal_all"_s);
    if (!statement)
        return fail(statement.error());
    const auto rows = statement->rows<Refusal>([](const Statement &row) {
        return Refusal{.user = {row.text(0)}, .fingerprint = row.text(1), .detail = row.text(2)};
    });
    if (!rows)
        return fail(rows.error());
    QHash<AppUserId, Refusal> byUser;
    for (const Refusal &refusal : *rows)
        byUser.insert(refusal.user, refusal);
    return byUser;
}

Result<std::optional<KeptRefusal>> RefusalRepository::ofUser(const AppUserId &user)
{
    auto statement = m_database.statement(u"refusal_of_user"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":user_id"_s, user.value).firstRow<KeptRefusal>([](const Statement &row) {
        return KeptRefusal{.refusal = {.user = {row.text(0)}, .fingerprint = row.text(1), .detail = row.text(2)},
                           .at = row.moment(3)};
    });
}

Result<void> RefusalRepository::forget(const AppUserId &user)
{
    auto statement = m_database.statement(u"refusal_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":user_id"_s, user.value).exec();
}

} // namespace lockstep

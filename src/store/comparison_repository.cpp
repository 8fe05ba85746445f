// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/comparison_repository.h"

#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

const QString side = u"mautic"_s;
/// Kept instead of a number once all contacts were compared.
const QString end = u"end"_s;

Result<void> removeFrom(Database &database, const QString &name)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":side"_s, side).exec();
}

} // namespace

Result<std::optional<Comparison>> ComparisonRepository::find()
{
    auto statement = m_database.statement(u"comparison_find"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":side"_s, side).firstRow<Comparison>([](const Statement &row) {
        const QString after = row.text(0);
        return Comparison{.after = after == end ? std::nullopt : std::optional(ContactId{after.toLongLong()}),
                          .startedAt = row.moment(1),
                          .seen = int(row.number(2)),
                          .before = int(row.number(3))};
    });
}

Result<void> ComparisonRepository::save(const Comparison &comparison)
{
    auto statement = m_database.statement(u"comparison_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":side"_s, side)
        .bind(u":after"_s, comparison.after ? QString::number(comparison.after->value) : end)
        .bind(u":started_at"_s, comparison.startedAt)
        .bind(u":seen"_s, comparison.seen)
        .bind(u":before"_s, comparison.before)
        .exec();
}

Result<void> ComparisonRepository::addMissing(const QList<ContactId> &contacts)
{
    auto statement = m_database.statement(u"comparison_missing_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(u":side"_s, side);
    for (const ContactId contact : contacts) {
        if (auto done = statement->bind(u":subject"_s, QString::number(contact.value)).exec(); !done)
            return done;
    }
    return {};
}

Result<QList<ContactId>> ComparisonRepository::missing()
{
    auto statement = m_database.statement(u"comparison_missing_all"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":side"_s, side).rows<ContactId>([](const Statement &row) {
        return ContactId{row.text(0).toLongLong()};
    });
}

Result<void> ComparisonRepository::remove()
{
    return inTransaction(m_database, [&]() -> Result<void> {
        if (auto done = removeFrom(m_database, u"comparison_missing_remove"_s); !done)
            return done;
        return removeFrom(m_database, u"comparison_remove"_s);
    });
}

} // namespace lockstep

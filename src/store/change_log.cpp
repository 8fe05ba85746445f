// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_log.h"

#include "store/stored_names.h"
#include "store/transaction.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

ObservedChange readChange(const Statement &row)
{
    return {.at = row.moment(0),
            .side = fromStoredName<ChangeSide>(row.text(1)).value_or(ChangeSide::App),
            .subject = row.text(2),
            .field = row.text(3),
            .before = row.text(4),
            .after = row.text(5),
            .how = fromStoredName<ChangeSource>(row.text(6)).value_or(ChangeSource::Scan),
            .madeAt = row.optionalMoment(7),
            .who = row.text(8)};
}

} // namespace

Result<void> ChangeLog::append(const QList<ObservedChange> &changes)
{
    if (changes.isEmpty())
        return {};
    return inTransaction(m_database, [&]() -> Result<void> {
        auto statement = m_database.statement(u"observed_change_add"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        for (const ObservedChange &change : changes) {
            auto done = statement->bind(u":at"_s, change.at)
                            .bind(u":side"_s, storedName(change.side))
                            .bind(u":subject"_s, change.subject)
                            .bind(u":field"_s, change.field)
                            .bind(u":before"_s, change.before)
                            .bind(u":after"_s, change.after)
                            .bind(u":how"_s, storedName(change.how))
                            .bind(u":made_at"_s, change.madeAt)
                            .bind(u":who"_s, change.who)
                            .exec();
            if (!done)
                return done;
        }
        return {};
    });
}

Result<QList<ObservedChange>> ChangeLog::ofSubject(ChangeSide side, const QString &subject, int limit)
{
    auto statement = m_database.statement(u"observed_change_of_subject"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":side"_s, storedName(side))
        .bind(u":subject"_s, subject)
        .bind(u":limit"_s, limit)
        .rows<ObservedChange>(readChange);
}

Result<int> ChangeLog::trim(Moment before)
{
    auto statement = m_database.statement(u"observed_change_trim"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":before"_s, before).execChanging();
}

} // namespace lockstep

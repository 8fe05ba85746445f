// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/segment_member_mirror.h"

#include "store/json_text.h"
#include "store/transaction.h"

#include <map>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

using Members = std::map<ContactId, SegmentMember>;

SegmentMember readMember(const Statement &row)
{
    return {.segment = {row.number(0)}, .contact = {row.number(1)}, .removedByHand = row.flag(2)};
}

Members membersOf(const QList<SegmentMember> &rows)
{
    Members members;
    for (const SegmentMember &row : rows)
        members.insert_or_assign(row.contact, row);
    return members;
}

Result<Members> storedMembers(Database &database, SegmentId segment)
{
    auto statement = database.statement(u"segment_member_all"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":segment_id"_s, segment.value).rows<SegmentMember>(readMember).map(membersOf);
}

Result<void> saveMember(Database &database, const SegmentMember &member)
{
    auto statement = database.statement(u"segment_member_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":segment_id"_s, member.segment.value)
        .bind(u":contact_id"_s, member.contact.value)
        .bind(u":removed_by_hand"_s, member.removedByHand)
        .exec();
}

Result<void> removeMember(Database &database, const SegmentMember &member)
{
    auto statement = database.statement(u"segment_member_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":segment_id"_s, member.segment.value).bind(u":contact_id"_s, member.contact.value).exec();
}

/// Turns `before` into `after` and returns the contacts that differed.
Result<QList<ContactId>> replace(Database &database, const Members &before, const Members &after)
{
    QList<ContactId> changed;
    for (const auto &[contact, member] : before) {
        if (after.contains(contact))
            continue;
        if (auto done = removeMember(database, member); !done)
            return tl::unexpected(done.error());
        changed.append(contact);
    }
    for (const auto &[contact, member] : after) {
        const auto known = before.find(contact);
        if (known != before.end() && known->second == member)
            continue;
        if (auto done = saveMember(database, member); !done)
            return tl::unexpected(done.error());
        changed.append(contact);
    }
    return changed;
}

} // namespace

Result<QList<ContactId>> SegmentMemberMirror::replaceMembers(SegmentId segment, const QList<SegmentMember> &members)
{
    for (const SegmentMember &member : members) {
        if (member.segment != segment)
            return fail(ErrorKind::BadInput, u"a member of another segment"_s);
    }
    return inTransaction(m_database, [&]() -> Result<QList<ContactId>> {
        const auto before = storedMembers(m_database, segment);
        if (!before)
            return tl::unexpected(before.error());
        return replace(m_database, *before, membersOf(members));
    });
}

Result<void> SegmentMemberMirror::keep(const SegmentMember &member) { return saveMember(m_database, member); }

Result<void> SegmentMemberMirror::add(SegmentId segment, const QList<ContactId> &contacts)
{
    return inTransaction(m_database, [&]() -> Result<void> {
        for (const ContactId contact : contacts) {
            if (auto done = saveMember(m_database, {.segment = segment, .contact = contact}); !done)
                return done;
        }
        return {};
    });
}

Result<QList<SegmentMember>> SegmentMemberMirror::membersAmong(SegmentId segment, const QList<ContactId> &contacts)
{
    auto statement = m_database.statement(u"segment_member_among"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":segment_id"_s, segment.value)
        .bind(u":list"_s, jsonList(contacts))
        .rows<SegmentMember>(readMember);
}

} // namespace lockstep

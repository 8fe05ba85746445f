// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "store/database.h"

namespace lockstep
{

/// Membership of the segments Lockstep fills, as it was last read.
class SegmentMemberMirror
{
public:
    explicit SegmentMemberMirror(Database &database)
        : m_database(database)
    {
    }

    /// All rows of one segment; rows of others are BadInput. Returns the contacts that came, went or changed.
    [[nodiscard]] Result<QList<ContactId>> replaceMembers(SegmentId segment, const QList<SegmentMember> &members);
    /// What Mautic's log says of one contact.
    [[nodiscard]] Result<void> keep(const SegmentMember &member);
    /// After Mautic confirmed additions.
    [[nodiscard]] Result<void> add(SegmentId segment, const QList<ContactId> &contacts);
    /// Rows of these contacts, those removed by hand included, ascending by contact.
    [[nodiscard]] Result<QList<SegmentMember>> membersAmong(SegmentId segment, const QList<ContactId> &contacts);

private:
    Database &m_database;
};

} // namespace lockstep

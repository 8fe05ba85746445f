// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mirror_scan.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<void> MirrorScan::begin()
{
    if (auto forgotten = forgetSeen(); !forgotten)
        return forgotten;
    auto statement = m_database.statement(u"scan_begin"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":mirror"_s, m_mirror).exec();
}

Result<void> MirrorScan::markSeen(const QString &list)
{
    auto statement = m_database.statement(m_mirror + u"_mark_seen"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, list).exec();
}

Result<void> MirrorScan::forgetSeen()
{
    auto statement = m_database.statement(m_mirror + u"_forget_seen"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->exec();
}

Result<void> MirrorScan::end()
{
    auto statement = m_database.statement(u"scan_end"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto ended = statement->bind(u":mirror"_s, m_mirror).execChanging();
    if (!ended)
        return tl::unexpected(ended.error());
    if (*ended == 0)
        return fail(ErrorKind::Internal, u"a scan ends that was not begun"_s);
    return {};
}

} // namespace lockstep

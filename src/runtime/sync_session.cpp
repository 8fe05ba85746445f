// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/sync_session.h"

namespace lockstep
{

namespace
{

ReportProgress orNothing(ReportProgress report)
{
    return report ? std::move(report) : [](const Progress &) {};
}

ReportRows orNothing(ReportRows report)
{
    return report ? std::move(report) : [](const QList<RowOutcome> &) {};
}

} // namespace

Result<std::unique_ptr<SyncSession>> SyncSession::open(OpenWorkspace &workspace, SessionParts parts)
{
    if (auto taken = workspace.takeForWork(); !taken)
        return fail(taken.error());
    const QString usersDatabase = parts.users.describe();
    auto bound = workspace.bindTo(parts.mautic.address.toString(), usersDatabase, SystemClock().now());
    if (!bound)
        return fail(bound.error());
    auto directory =
        SqlUserDirectory::open(parts.users.duplicate(), parts.settings.users, parts.settings.writableAttributes);
    if (!directory)
        return fail(directory.error());
    return std::unique_ptr<SyncSession>(new SyncSession(workspace, std::move(parts), std::move(*directory)));
}

SyncSession::SyncSession(OpenWorkspace &workspace, SessionParts parts, std::unique_ptr<SqlUserDirectory> directory)
    : m_settings(std::move(parts.settings))
    , m_directory(std::move(directory))
    , m_mautic({.address = parts.mautic.address, .credentials = std::move(parts.mautic.credentials)}, m_settings,
               workspace.database(), m_clock, workspace.lease())
    , m_engine({.mautic = m_mautic.api(),
                .directory = *m_directory,
                .store = workspace.store(),
                .gate = m_mautic.gate(),
                .clock = m_clock,
                .settings = m_settings,
                .mauticAddress = parts.mautic.address.toString(),
                .reportProgress = orNothing(std::move(parts.reportProgress)),
                .reportRows = orNothing(std::move(parts.reportRows)),
                .stayInCharge = [lease = workspace.lease()] { return lease->check(); }})
{
}

Result<MauticInventory> SyncSession::missingInMautic(const std::stop_token &stop)
{
    return takeInventory(m_mautic.api(), m_settings, {}, stop);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/mautic_connection.h"

namespace lockstep
{

namespace
{

/// A service ends within five seconds of being told to.
constexpr std::chrono::seconds graceOfWrites{3};

TransportSettings transportSettings(const WorkspaceSettings &settings, const QUrl &address)
{
    TransportSettings transport;
    transport.basePath = address.path();
    transport.deadline = settings.requestDeadline;
    transport.batchDeadline = settings.batchDeadline;
    transport.writeGrace = graceOfWrites;
    transport.parallelRequests = settings.parallelRequests;
    return transport;
}

QStringList aliasesOf(const WorkspaceSettings &settings)
{
    QStringList aliases;
    for (const FieldRule &rule : settings.rules)
        aliases.append(rule.alias);
    return aliases;
}

} // namespace

MauticConnection::MauticConnection(MauticAccess access, const WorkspaceSettings &settings, Database &database,
                                   const Clock &clock, HeldLease *lease)
    : m_gate(database, clock, settings.requestsPerHour)
    , m_journal(database)
    , m_leaseGate(m_gate, lease)
    , m_transport(transportSettings(settings, access.address), m_leaseGate, clock, &m_journal)
    , m_client(std::move(access), {.wantedAliases = aliasesOf(settings)}, m_transport, clock)
{
}

} // namespace lockstep

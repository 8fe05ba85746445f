// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/workspace_settings.h"
#include "http/http_transport.h"
#include "mautic/mautic_client.h"
#include "runtime/lease_gate.h"
#include "store/budget_gate.h"
#include "store/request_record_repository.h"

namespace lockstep
{

/// Mautic as a workspace sees it: its client, the transport below, the budget every request passes and the journal it
/// is noted in. Belongs to the thread of the database.
class MauticConnection
{
public:
    /// `database` and `clock` outlive it, and so does the lease under which it works, where there is one.
    MauticConnection(MauticAccess access, const WorkspaceSettings &settings, Database &database, const Clock &clock,
                     HeldLease *lease = nullptr);

    [[nodiscard]] ContactApi &api() { return m_client; }
    [[nodiscard]] MauticClient &client() { return m_client; }
    [[nodiscard]] BudgetGate &gate() { return m_gate; }
    /// What the next requests are done under.
    void setLease(HeldLease *lease) { m_leaseGate.setLease(lease); }

private:
    BudgetGate m_gate;
    RequestRecordRepository m_journal;
    LeaseGate m_leaseGate;
    HttpTransport m_transport;
    MauticClient m_client;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/workspace_settings.h"
#include "http/http_transport.h"
#include "mautic/mautic_client.h"
#include "store/budget_gate.h"

namespace lockstep
{

/// Mautic as a workspace sees it: its client, the transport below and the budget every request passes. Belongs to the
/// thread of the database.
class MauticConnection
{
public:
    /// `database` and `clock` outlive it.
    MauticConnection(MauticAccess access, const WorkspaceSettings &settings, Database &database, const Clock &clock);

    [[nodiscard]] ContactApi &api() { return m_client; }
    [[nodiscard]] BudgetGate &gate() { return m_gate; }

private:
    BudgetGate m_gate;
    HttpTransport m_transport;
    MauticClient m_client;
};

} // namespace lockstep

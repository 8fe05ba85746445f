// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/database_server.h"

namespace lockstep::test
{

/// A private PostgreSQL; the superuser is `lockstep`, without a password. Its time zone is the test's.
class PostgresServer : public DatabaseServer
{
public:
    PostgresServer();

    /// False where PostgreSQL is not installed or did not start.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] static PostgresServer &shared();

private:
    bool m_ready = false;
};

} // namespace lockstep::test

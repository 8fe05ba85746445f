// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/database_server.h"

namespace lockstep::test
{

/// A private MariaDB; the user is `root`, without a password. Its time zone is the test's.
class MariaDbServer : public DatabaseServer
{
public:
    MariaDbServer();

    /// False where MariaDB is not installed or did not start.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] QString socket() const { return folder() + QStringLiteral("/socket"); }
    [[nodiscard]] static MariaDbServer &shared();

private:
    bool m_ready = false;
};

} // namespace lockstep::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench_world.h"
#include "domain/moment.h"

#include <QProcess>

namespace lockstep
{

/// `lockstep-agent run` in a bench world; it ends with this object.
class AgentProcess
{
public:
    /// What it has used so far.
    struct Usage {
        std::chrono::milliseconds cpu{0};
        double megabytes = 0;
        double peakMegabytes = 0;
    };

    explicit AgentProcess(const BenchWorld &world);
    AgentProcess(const AgentProcess &) = delete;
    AgentProcess &operator=(const AgentProcess &) = delete;
    ~AgentProcess();

    /// Until it has asked Mautic since its start and nothing waits. Internal where that takes more than ten minutes.
    [[nodiscard]] Result<void> waitUntilIdle();
    /// Internal where it is gone.
    [[nodiscard]] Result<Usage> usage() const;

private:
    QString m_store;
    Moment m_startedAt;
    QProcess m_process;
};

} // namespace lockstep

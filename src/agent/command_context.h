// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agent_options.h"
#include "agent/exit_code.h"
#include "agent/terminal.h"
#include "runtime/process_credentials.h"
#include "runtime/stop_on_signals.h"
#include "runtime/waiting_credentials.h"

#include <stop_token>

namespace lockstep
{

/// What every command works with; outlives its run.
struct CommandContext {
    const AgentOptions &options;
    Terminal &terminal;
    StopOnSignals &signals;
    const std::stop_token &stop;
};

} // namespace lockstep

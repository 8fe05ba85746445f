// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/command_context.h"

namespace lockstep
{

// Each prints its answer and says how it went; an Error is printed by the caller.

/// Both connections and the rights in Mautic. Writes nothing but the count of its requests.
[[nodiscard]] Result<ExitCode> runCheck(CommandContext &context);
/// The users table, its columns and five rows. Needs no Mautic.
[[nodiscard]] Result<ExitCode> runUsers(CommandContext &context);
[[nodiscard]] Result<ExitCode> runPlan(CommandContext &context);
[[nodiscard]] Result<ExitCode> runApply(CommandContext &context);
[[nodiscard]] Result<ExitCode> runSync(CommandContext &context);
/// The engine in the background, until it is told to stop; a service.
[[nodiscard]] Result<ExitCode> runRun(CommandContext &context);
/// From the store alone.
[[nodiscard]] Result<ExitCode> runStatus(CommandContext &context);
/// What goes where and which columns may be written, from the settings; changes them where it is told to.
[[nodiscard]] Result<ExitCode> runFields(CommandContext &context);
[[nodiscard]] Result<ExitCode> runCases(CommandContext &context);
/// The last runs, what taking one back would write and what stays, and taking it back.
[[nodiscard]] Result<ExitCode> runRuns(CommandContext &context);
/// One person: how it stands and why; edited, linked or left alone by hand.
[[nodiscard]] Result<ExitCode> runPerson(CommandContext &context);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/command_context.h"

#include <QStringList>

namespace lockstep
{

/// One sub-command: how it is called and what runs it.
struct CommandEntry {
    QString name;
    QString (*summary)();
    bool takesFile = false;
    /// Words of its own, which it checks itself.
    bool takesWords = false;
    /// Names of the options it understands besides the common ones.
    QStringList options = {};
    Result<ExitCode> (*run)(CommandContext &context);
};

[[nodiscard]] const QList<CommandEntry> &commandTable();
/// Null for a name that is no command.
[[nodiscard]] const CommandEntry *commandNamed(const QString &name);
[[nodiscard]] QStringList commonOptions();
/// Direction, authority, mode and clearing of a field, in this order.
[[nodiscard]] QStringList policyOptions();
/// Options whose value must not be empty.
[[nodiscard]] QStringList valueOptions();

} // namespace lockstep

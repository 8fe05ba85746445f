// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

namespace lockstep
{

/// What a kind of failure is called in JSON, in the log and to those who help: `offline`, `noCredentials`, …
[[nodiscard]] QString nameOf(ErrorKind kind);
/// Nothing for a name this program does not know.
[[nodiscard]] std::optional<ErrorKind> errorKindNamed(QStringView name);

} // namespace lockstep

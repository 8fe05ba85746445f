// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_values.h"

namespace lockstep
{

/// Reads `KEY=VALUE` lines as a .env file has them: `export` before the key, `#` comments, single quotes (nothing is
/// special inside) and double quotes (`\"`, `\\`, `\n`). Nothing is expanded. Lines that are none of that are skipped.
[[nodiscard]] SecretValues parseEnvFile(const QByteArray &bytes);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// From now on what the program logs goes, one JSON object a line, to this file; at 2 MB it becomes `<file>.1` and
/// three old ones are kept. Debug messages of others are dropped, and so is everything logged before. Whatever looks
/// like an address of a person (`redacted`) or a bearer token is made unreadable, whoever logged it. Safe to log from
/// any thread. When the file cannot be written the program goes on without a log.
void startLogging(const QString &file);

/// From now on the same lines on standard error too, for a service whose manager keeps them.
void alsoLogToStandardError();

/// Before `startLogging`: nothing is printed on the terminal, where only the answer belongs.
void silenceLogging();

/// The text without anything that looks like an address or a token.
[[nodiscard]] QString withoutPersonalData(const QString &text);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sample_people.h"

namespace lockstep
{

/// Writes the application's database as Better Auth lays it out on SQLite: `user` and `account`. An existing file is
/// replaced.
[[nodiscard]] Result<void> writeSampleDatabase(const QString &path, const QList<SampleUser> &users);

/// The manifest: `newUsersSince`, counts, and what a first plan must say of every user.
[[nodiscard]] QByteArray sampleManifest(const QList<SampleUser> &users);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/workspace_settings.h"

namespace lockstep
{

// What an operator may choose for one field. The first of each list is the usual one.

[[nodiscard]] bool isWritable(const WorkspaceSettings &settings, UserAttribute attribute);

/// Towards the application only where the column is switched on. A contact without its address or the user's id could
/// not be found again: both always go to Mautic.
[[nodiscard]] QList<SyncDirection> directionsFor(const WorkspaceSettings &settings, UserAttribute attribute);
/// An address is what a person signs in with: Mautic never changes it by itself (domain.md 1, E3).
[[nodiscard]] QList<Authority> authoritiesFor(UserAttribute attribute);

/// With the attribute switched on; every policy stays as it is.
[[nodiscard]] WorkspaceSettings withWriting(WorkspaceSettings settings, UserAttribute attribute);
/// With the attribute switched off; what went to the application does so no longer.
[[nodiscard]] WorkspaceSettings withoutWriting(WorkspaceSettings settings, UserAttribute attribute);

} // namespace lockstep

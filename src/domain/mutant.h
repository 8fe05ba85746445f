// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

// Mistakes that a test can make on purpose, one at a time: `LOCKSTEP_MUTANT=name`. The model of the engine must find
// each (reliability.md 2.4). Only in builds with LOCKSTEP_TESTING; in others nothing is left of them.
#ifdef LOCKSTEP_TESTING

[[nodiscard]] bool isMutant(const char *name);

#else

[[nodiscard]] constexpr bool isMutant(const char * /*name*/) { return false; }

#endif

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

// Named places where a test can make something go wrong: `LOCKSTEP_FAIL=name:n:kill|error|delay`, the n-th time the
// place is come by, `n+` then and ever after; more of them with commas between. Only in builds with LOCKSTEP_TESTING;
// in others nothing is left of them, not even the names.
#ifdef LOCKSTEP_TESTING

/// Kills the process or waits here, where a test wants it.
void passBy(const char *name);
/// The same; true where a test wants the error that could happen here.
[[nodiscard]] bool failsAt(const char *name);

#else

constexpr void passBy(const char * /*name*/) { }
[[nodiscard]] constexpr bool failsAt(const char * /*name*/) { return false; }

#endif

} // namespace lockstep

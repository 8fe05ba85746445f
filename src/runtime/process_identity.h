// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// This process as no other ever was or will be: the start of the computer, the namespace its number counts in, the
/// number, and when it began.
[[nodiscard]] QString processIdentity();

/// Whether the process of that identity is known to have gone. Of one in a namespace we cannot look into, nothing is.
[[nodiscard]] bool hasEnded(const QString &processIdentity);

} // namespace lockstep

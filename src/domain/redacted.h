// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// An address or a name as a log may show it: the first letter, the length and, of an address, the domain's last
/// label. Enough to tell two apart while looking at a log, not enough to know who it is.
[[nodiscard]] QString redacted(QStringView text);

} // namespace lockstep

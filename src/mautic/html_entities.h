// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// Undoes what Mautic's input filter does to comments: numeric entities and `&amp; &lt; &gt; &quot; &apos; &nbsp;`
/// (mautic-api.md 4). Anything else stays as it is.
[[nodiscard]] QString decodedEntities(const QString &text);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// The form in which texts are compared when letter case, accents and kinds of the same letter do not count: "Ünal" and
/// "unal", "ﬁ" and "fi". Line breaks and other control characters become spaces.
[[nodiscard]] QString foldedText(const QString &text);

} // namespace lockstep

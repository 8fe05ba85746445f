// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lockstep
{

/// Why an address cannot be given to Mautic as it stands.
enum class EmailProblem {
    Empty,
    /// Not an address at all.
    Malformed,
    /// Mautic would strip or refuse characters and so store another person's address (mautic-api.md 3.6, email).
    WouldBeRewritten,
    TooLong,
};

/// What two addresses are compared by: trimmed, NFKC, domain in ASCII form (UTS 46), all of it case-folded. For
/// comparing only, never for writing. Empty when there is nothing to compare.
[[nodiscard]] QString emailKey(QStringView address);

/// The address as it can be sent, its domain in ASCII form and its letter case kept, or nothing; `emailProblem` says
/// why.
[[nodiscard]] std::optional<QString> emailForMautic(QStringView address, int lengthLimit);
[[nodiscard]] std::optional<EmailProblem> emailProblem(QStringView address, int lengthLimit);

} // namespace lockstep

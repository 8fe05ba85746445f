// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

namespace lockstep
{

/// Mautic refused a person as a whole; sending the same again would be refused the same.
struct Refusal {
    AppUserId user;
    /// Of the values that were refused.
    QString fingerprint;
    /// Mautic's words, plain text.
    QString detail = {};

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// Tells sets of values apart, whatever their order.
[[nodiscard]] QString fingerprintOf(const QList<FieldChange> &changes);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_decision.h"
#include "domain/resolution.h"

namespace lockstep
{

/// What a field is besides its values.
struct FieldContext {
    QString alias;
    /// The operator switched its column in the application on.
    bool isWritable = false;
    /// The application's value as it is there, not as it would be sent.
    QString inApp = {};
};

/// What an answer about one field comes to now. Where nothing is written either it is settled, or a side changed since
/// the person looked and the answer no longer holds.
struct ResolvedField {
    std::optional<FieldChange> toMautic = std::nullopt;
    std::optional<FieldChange> toApp = std::nullopt;
    /// Agreed without a write.
    std::optional<BaseValue> adopted = std::nullopt;
    bool isStale = false;

    [[nodiscard]] bool writes() const { return toMautic || toApp; }
    friend bool operator==(const ResolvedField &, const ResolvedField &) = default;
};

/// Carries an answer about a field out, or back, step by step: a side that already holds what it should is left alone,
/// so that a crash between two writes does no harm. A side that holds anything else than what was seen is never
/// written. Mautic's side is known. Pure.
[[nodiscard]] ResolvedField resolveField(const Resolution &resolution, const FieldSides &sides,
                                         const FieldContext &field);

} // namespace lockstep

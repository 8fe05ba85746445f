// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"

#include <optional>

namespace lockstep
{

/// Why a value stays behind while the rest of the person goes on.
enum class ValueProblem { TooLong, NotUnderstood, ControlCharacters };

/// A value in the form Mautic takes, or why there is none. Empty text without a problem: there is no value.
struct PreparedValue {
    QString text = {};
    std::optional<ValueProblem> problem = std::nullopt;

    friend bool operator==(const PreparedValue &, const PreparedValue &) = default;
};

/// Brings a value of the application into the form the field takes (mautic-api.md 3.6): locales in Mautic's keys, time
/// zones PHP knows, choices of a select, nothing past the field's limit.
[[nodiscard]] PreparedValue prepareValue(const QString &appValue, const ContactField &field);

/// Whether a prepared value and what Mautic holds mean the same.
[[nodiscard]] bool sameValue(const QString &prepared, const QString &inMautic, ContactFieldType type);

} // namespace lockstep

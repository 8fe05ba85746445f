// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lockstep
{

/// Which way a field's value goes (domain.md 1). Nothing goes to the application unless the operator switched its
/// column on, whatever is said here.
enum class SyncDirection { Off, ToMautic, ToApp, Both };

/// Whose value holds where both sides changed.
enum class Authority {
    Ask,
    App,
    Mautic,
    /// The later change, where that is known well enough; else a person is asked.
    Newest,
};

enum class WriteMode { Overwrite, OnlyIfEmpty };

/// What a value that was emptied on one side does on the other.
enum class ClearMode { Propagate, Never, Ask };

/// How one field is kept in step. The default is what holds where nobody said otherwise.
struct FieldPolicy {
    SyncDirection direction = SyncDirection::ToMautic;
    Authority authority = Authority::Ask;
    WriteMode mode = WriteMode::Overwrite;
    ClearMode clearing = ClearMode::Propagate;

    friend bool operator==(const FieldPolicy &, const FieldPolicy &) = default;
};

[[nodiscard]] constexpr bool goesToMautic(SyncDirection direction)
{
    return direction == SyncDirection::ToMautic || direction == SyncDirection::Both;
}
[[nodiscard]] constexpr bool goesToApp(SyncDirection direction)
{
    return direction == SyncDirection::ToApp || direction == SyncDirection::Both;
}

/// As settings, command line and JSON name them: `toMautic ask overwrite propagate`.
[[nodiscard]] QString nameOf(const FieldPolicy &policy);
[[nodiscard]] std::optional<FieldPolicy> policyNamed(QStringView text);

} // namespace lockstep

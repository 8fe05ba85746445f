// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// What a run must not do without a person.
enum class GuardKind {
    /// Values would be emptied for many people.
    ManyCleared,
    /// One field would change for many people.
    OneFieldChanged,
};

/// Why a run was stopped before it wrote.
struct GuardStop {
    GuardKind kind = GuardKind::ManyCleared;
    /// By Mautic's alias; for OneFieldChanged.
    QString field = {};
    int people = 0;
    /// Linked people.
    int of = 0;

    friend bool operator==(const GuardStop &, const GuardStop &) = default;
};

} // namespace lockstep

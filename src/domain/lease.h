// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"

#include <chrono>

namespace lockstep
{

/// Which taking of the lease something was done under; each one is greater than all before it.
struct Fence {
    qint64 value = 0;
    friend auto operator<=>(const Fence &, const Fence &) = default;
};

/// Who works in a workspace.
struct LeaseOwner {
    /// The program, for people to read.
    QString name = {};
    /// Which process of which start of the computer, to tell whether it still lives.
    QString process = {};
    /// Whether it lets go between two requests when somebody waits.
    bool yields = false;

    friend bool operator==(const LeaseOwner &, const LeaseOwner &) = default;
};

struct LeaseHolder {
    LeaseOwner owner = {};
    Fence fence = {};
    Moment until = {};

    friend bool operator==(const LeaseHolder &, const LeaseHolder &) = default;
};

/// How long a lease lasts without being renewed, and how often it is (domain.md 4).
constexpr std::chrono::seconds leaseTime{60};
constexpr std::chrono::seconds leaseHeartbeat{10};
/// After this long a wish for the lease that was not said again is none.
constexpr std::chrono::seconds leaseWishTime{60};

} // namespace lockstep

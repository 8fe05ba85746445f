// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

/// What a request is for, most urgent first. The store keeps the numbers.
enum class Purpose {
    /// Opt-outs and erasure.
    OptOut = 0,
    /// What a person asked for just now.
    Person = 1,
    NewUser = 2,
    /// A change of a profile, and of whom it concerns.
    Change = 3,
    Poll = 4,
    /// Full compares, and what they find.
    Backfill = 5,
};

/// A share of the hour is kept for people and opt-outs; all else is background work (domain.md 4, budget).
[[nodiscard]] constexpr bool mayUseReserve(Purpose purpose)
{
    return purpose == Purpose::OptOut || purpose == Purpose::Person;
}

} // namespace lockstep

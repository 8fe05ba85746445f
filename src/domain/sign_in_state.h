// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <optional>

namespace lockstep
{

enum class SignInSide { Mautic, Users };

/// Where the sign-in data of a side is.
enum class SignInPlace {
    Missing,
    /// A file, systemd or the environment gave it to the process; it is changed there.
    Process,
    /// It was typed and is kept nowhere: it is gone when the program ends.
    Memory,
    Keychain,
};

struct SignInState {
    SignInPlace place = SignInPlace::Missing;
    /// Why the keychain does not have it, or does not give it.
    std::optional<Error> trouble = std::nullopt;

    friend bool operator==(const SignInState &, const SignInState &) = default;
};

} // namespace lockstep

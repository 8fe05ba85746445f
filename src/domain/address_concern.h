// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// What speaks against an address that can be stored all the same (domain.md 1, E7).
enum class AddressConcern {
    /// Of a service that gives addresses away for an hour.
    Disposable,
    /// Mautic noted a bounce for a contact that has it.
    BouncedBefore,
};

struct ConcernedAddress {
    QString address;
    AddressConcern concern = AddressConcern::Disposable;

    friend bool operator==(const ConcernedAddress &, const ConcernedAddress &) = default;
};

} // namespace lockstep

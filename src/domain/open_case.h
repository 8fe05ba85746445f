// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"
#include "domain/situation.h"

namespace lockstep
{

/// A case that waits for a person.
struct OpenCase {
    qint64 id = 0;
    Case content;
    Moment firstSeen;

    friend bool operator==(const OpenCase &, const OpenCase &) = default;
};

} // namespace lockstep

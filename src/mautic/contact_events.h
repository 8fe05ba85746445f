// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact_event.h"
#include "domain/result.h"
#include "mautic/json.h"

namespace lockstep
{

/// What `contacts/{id}/activity` answered (mautic-api.md 6, Activity). BadReply where there is no list of events; an
/// event without a time is left out.
[[nodiscard]] Result<ContactEventPage> contactEvents(JsonValue root);

} // namespace lockstep

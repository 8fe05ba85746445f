// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact_event.h"
#include "domain/ids.h"
#include "domain/result.h"
#include "secrets/loaded_credentials.h"

#include <stop_token>

namespace lockstep
{

/// More than the newest so many are not asked for: one request.
inline constexpr int contactEventsRead = 100;

/// What Mautic itself says happened to a contact: one request, for a person who asked. BudgetSpent, with `retryAfter`,
/// where the hour has none left, NoCredentials where sign-in data is missing, NotFound where Mautic has no such
/// contact; else as ContactApi's calls. Blocks.
[[nodiscard]] Result<ContactEventPage> readContactActivity(const QString &workspace, LoadedCredentials credentials,
                                                           ContactId contact, const std::stop_token &stop);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox_call.h"

namespace lockstep
{

/// The contacts a list request asks for, and how many there are in all.
struct ContactPage {
    QList<const SandboxContact *> contacts;
    qsizetype total = 0;
};

/// `where`, `search`, `order`, `start` and `limit` of a request (mautic-api.md 3.2, 3.3); nothing where the database
/// would refuse the query.
[[nodiscard]] std::optional<ContactPage> listContacts(const MauticState &state, const SandboxQuery &query);

} // namespace lockstep

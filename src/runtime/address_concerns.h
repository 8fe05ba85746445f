// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/address_concern.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Of a service that gives addresses away, or of a part of it; a public list of 2026 says which. Any thread.
[[nodiscard]] bool isDisposable(QStringView address);

/// What speaks against these addresses, as far as the mirror knows; each address and concern once.
[[nodiscard]] Result<QList<ConcernedAddress>> concernsOf(Repositories &store, const QStringList &addresses);

} // namespace lockstep

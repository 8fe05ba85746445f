// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QUrl>

namespace lockstep
{

/// The base address of a Mautic from what a person or MAUTIC_API_URL gave: with or without `/api`, slashes at the end,
/// surrounding spaces. BadInput when it is no http(s) address or holds a name and password, a query or a fragment.
[[nodiscard]] Result<QUrl> mauticAddressFrom(const QString &text);

} // namespace lockstep

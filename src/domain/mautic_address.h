// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QUrl>

namespace lockstep
{

/// The address of a Mautic as people write it, with or without `https://`, `/api` and a slash at its end, as
/// `MauticAccess` wants it. BadSettings where it is no address, or holds a user name, a password or a query.
[[nodiscard]] Result<QUrl> mauticAddressFrom(const QString &text);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

namespace lockstep
{

/// What everybody says of a workspace that was never set up.
[[nodiscard]] inline tl::unexpected<Error> notSetUp(const QString &workspace)
{
    return fail(ErrorKind::StoreMissing, QStringLiteral("the workspace is not set up"), workspace);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

namespace lockstep
{

/// 1,000 people who sign up at once, brought into Mautic by the engine, by the usual client and by a bare loop of the
/// engine's own batches, against a sandbox.
[[nodiscard]] Result<QList<Figure>> figuresOfProvisioning();
/// The same against the Mautic whose sign-in data stand in this file; what was made there is deleted again.
[[nodiscard]] Result<QList<Figure>> figuresOfProvisioningAt(const QString &credentialsFile);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"

namespace lockstep
{

/// Tells apart what everybody is decided with: rules, segments, settings and the version of this program. Who was
/// settled on one basis is not on another.
[[nodiscard]] QString settlingBasis(const DecisionSettings &settings);

} // namespace lockstep

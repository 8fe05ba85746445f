// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

/// First thing in main: files made from now on are the operator's alone, and a crash leaves no image of memory, which
/// would hold secrets and addresses.
void hardenProcess();

} // namespace lockstep

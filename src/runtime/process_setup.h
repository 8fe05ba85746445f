// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

/// First thing in main: files made from now on are the operator's alone, and a crash leaves no image of memory, which
/// would hold secrets and addresses.
void hardenProcess();

/// Before the first hash table: Qt 6.4's seeded hash took about a fifth of a sync's CPU time. The seed guards tables
/// that strangers can fill; ours hold a page of 500 people at a time, so colliding keys cost a page and no more.
void useUnseededHashes();

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

/// Makes the sentences speak the language of the program, English, with its plural forms. Once, after the application
/// object is made; on its thread.
void installLanguage();

} // namespace lockstep

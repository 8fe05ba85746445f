// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/error_words.h"

namespace lockstep
{

/// The sentences of the kinds that begin with Keychain.
[[nodiscard]] ErrorSentences keychainSentences(ErrorKind kind);

} // namespace lockstep

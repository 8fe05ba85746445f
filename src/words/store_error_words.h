// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/error_words.h"

namespace lockstep
{

/// The part of ErrorWords that is about the workspace's own store.
[[nodiscard]] ErrorSentences storeSentences(const Error &error);

/// The text with what the failure is about in the place of %1.
[[nodiscard]] QString errorTextAbout(const QString &text, const Error &error, const QString &otherwise);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QCoreApplication>

namespace lockstep
{

/// What a person is told of a failure: three plain-text sentences, each may be shown alone. None is empty.
struct ErrorSentences {
    QString whatHappened;
    QString whatItMeans;
    QString whatToDo;
};

/// Turns every kind of failure into sentences. Never shows `Error::detail`: that is for the log.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ErrorWords)

public:
    [[nodiscard]] static ErrorSentences sentencesFor(const Error &error);
    /// The three sentences in one paragraph.
    [[nodiscard]] static QString paragraphFor(const Error &error);
};

} // namespace lockstep

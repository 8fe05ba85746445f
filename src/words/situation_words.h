// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/situation.h"

#include <QCoreApplication>

namespace lockstep
{

/// How a person stands, in a word or two and in a sentence.
class SituationWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::SituationWords)

public:
    [[nodiscard]] static QString label(Situation situation);
    [[nodiscard]] static QString explanation(Situation situation);
};

} // namespace lockstep

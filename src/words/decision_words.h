// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QCoreApplication>

namespace lockstep
{

/// What somebody decided, what came of it, and what was taken back.
class DecisionWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::DecisionWords)

public:
    /// Why a decision was not kept; empty for one that was. `called` is how people call the user.
    [[nodiscard]] static QString refusal(const DecisionReceipt &receipt, const QString &called);
    /// "Decided for Anna Ahrens: Write …".
    [[nodiscard]] static QString decided(const QString &person, const QString &action);
    [[nodiscard]] static QString decidedAlike(int kept, int refused);
    [[nodiscard]] static QString takenBack(const QList<Resolution> &resolutions);
    /// One line: what was decided and about what.
    [[nodiscard]] static QString what(const Resolution &resolution);
    [[nodiscard]] static QString who(const Resolution &resolution);
    [[nodiscard]] static QString state(ResolutionState state);
    [[nodiscard]] static QString stateExplanation(ResolutionState state);
    /// Whether it can still be taken back.
    [[nodiscard]] static bool mayTakeBack(ResolutionState state);
};

} // namespace lockstep

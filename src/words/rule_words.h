// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule_draft.h"

#include <QCoreApplication>

namespace lockstep
{

/// Rules for everybody: what one says, and what a draft would make otherwise.
class RuleWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::RuleWords)

public:
    /// "company, for everybody: where both sides changed, the application wins."
    [[nodiscard]] static QString rule(const RuleDraft &rule);
    [[nodiscard]] static QString ruleBefore(const RuleDraft &rule);
    /// Why there is nothing to save.
    [[nodiscard]] static QString noRule(Answer answer);
    [[nodiscard]] static QString saved(const RuleDraft &rule);
    /// Whom it would concern, what of the cases, and what it costs: sentences.
    [[nodiscard]] static QString summary(const RuleComparison &comparison);
    /// That the list is longer than it is shown; empty where it is not.
    [[nodiscard]] static QString more(const RuleComparison &comparison);
    [[nodiscard]] static QString now(const RuleDifference &difference);
    [[nodiscard]] static QString then(const RuleDifference &difference);

private:
    [[nodiscard]] static QString holds(const FieldPolicy &policy);
    [[nodiscard]] static QString outcome(const QList<PlanRow> &rows, const QList<Case> &cases);
};

} // namespace lockstep

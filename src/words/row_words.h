// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"
#include "domain/plan_choice.h"
#include "domain/plan_risk.h"

#include <QCoreApplication>

namespace lockstep
{

/// One row of a plan in a table: what it is, what is risky about it, and what became of it.
class RowWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::RowWords)

public:
    /// "Create contact".
    [[nodiscard]] static QString kind(PlanRowKind kind);
    [[nodiscard]] static QString whyWritten(const PlanRow &row);
    [[nodiscard]] static QString risk(RowRisk risk);
    [[nodiscard]] static QString riskExplanation(RowRisk risk);
    [[nodiscard]] static QString outcome(AppliedOutcome outcome);
    [[nodiscard]] static QString outcomeExplanation(AppliedOutcome outcome);
    /// Of a row that has no outcome yet.
    [[nodiscard]] static QString waiting();
    /// Of a row the run never came to.
    [[nodiscard]] static QString notBegun();
    [[nodiscard]] static QString notBegunExplanation();
    /// Empty where the row is included.
    [[nodiscard]] static QString choice(RowChoice choice);
    [[nodiscard]] static QString choiceExplanation(RowChoice choice);

    /// What a button that writes says.
    [[nodiscard]] static QString writeButton(int changes);
    [[nodiscard]] static QString mayCreate(const QStringList &names);
    [[nodiscard]] static QString mayCreateExplanation();
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_result.h"

#include <QWidget>

class QToolButton;

namespace lockstep
{

class PlainLabel;
class PlanChoice;

/// Over a plan: what it costs, who is new, what was left alone and what waits for a person; after a run what it wrote.
class ChangesSummary final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesSummary(QWidget *parent = nullptr);

    void showPlan(const PlanResult &result);
    /// Anew, for what is still included.
    void showCost(const PlanChoice &choice, const CostBasis &basis);
    void showResult(const RunResult &result);

Q_SIGNALS:
    void casesChosen();
    /// The run that is shown is to be taken back.
    void undoChosen();

private:
    void layOut();
    void showFindings(const std::optional<RunFindings> &findings);

    PlainLabel *m_headline;
    PlainLabel *m_second;
    QToolButton *m_notesButton;
    QToolButton *m_cases;
    QToolButton *m_undo;
    PlainLabel *m_notes;
};

} // namespace lockstep

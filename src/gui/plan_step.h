// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QWidget>

class QPushButton;

namespace lockstep
{

class PlainLabel;

/// The last step of the first start: what was set, and the way to the first plan.
class PlanStep final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanStep(QWidget *parent = nullptr);

    void show(const SetupState &state);
    void setFinishing(bool isFinishing);

Q_SIGNALS:
    void planChosen();

private:
    PlainLabel *m_summary;
    QPushButton *m_plan;
};

} // namespace lockstep

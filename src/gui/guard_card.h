// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

#include <QFrame>

class QPushButton;

namespace lockstep
{

class PlainLabel;

/// What a guard holds back until somebody decides; hidden while it holds nothing.
class GuardCard final : public QFrame
{
    Q_OBJECT

public:
    explicit GuardCard(QWidget *parent = nullptr);

    void show(const EngineStatus &status);

Q_SIGNALS:
    /// The plan is to be looked at.
    void planWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeColours();

    PlainLabel *m_sign;
    PlainLabel *m_sentence;
    PlainLabel *m_reason;
    PlainLabel *m_explanation;
    QPushButton *m_look;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "gui/colours.h"

#include <QFrame>

class QPushButton;

namespace lockstep
{

class PlainLabel;

/// What the engine in the background does, in a sentence with a sign, and the button that pauses or resumes it.
class EngineBar final : public QFrame
{
    Q_OBJECT

public:
    explicit EngineBar(QWidget *parent = nullptr);

    void show(const EngineStatus &status, Moment now);

Q_SIGNALS:
    void pauseChosen();
    void resumeChosen();
    void connectionsChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void showButtons(EngineState state);
    void takeColours();

    PlainLabel *m_sign;
    PlainLabel *m_headline;
    PlainLabel *m_explanation;
    PlainLabel *m_pace;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_connections;
    EngineState m_state = EngineState::Off;
};

/// Of a state of the engine, for signs and words.
[[nodiscard]] Tone toneOf(EngineState state);
/// A freedesktop name.
[[nodiscard]] QString iconNameOf(EngineState state);

} // namespace lockstep

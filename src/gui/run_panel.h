// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "domain/run.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace lockstep
{

class PlainLabel;

/// What a run is doing, how far it is, what stopping it would mean, and Stop.
class RunPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit RunPanel(QWidget *parent = nullptr);

    void begin(RunKind kind);
    void showProgress(const Progress &progress);

Q_SIGNALS:
    void stopChosen();

private:
    void layOut();
    void stop();

    PlainLabel *m_what;
    PlainLabel *m_meaning;
    QProgressBar *m_bar;
    QPushButton *m_stop;
};

} // namespace lockstep

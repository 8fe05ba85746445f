// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QToolButton;

namespace lockstep
{

/// What can be done with the plan on the page: look again, open, save, export, and write it.
class ChangesActions final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesActions(QWidget *parent = nullptr);

    /// Without a plan only looking and opening remain.
    void showPlan(bool hasPlan);
    /// How many rows the button writes; it is gone where nothing can be written any more.
    void showWrite(int changes, bool mayWrite);

Q_SIGNALS:
    void lookChosen();
    void openChosen();
    void saveChosen();
    void exportChosen();
    void exactExportChosen();
    void runsChosen();
    void writeChosen();

private:
    void addExportMenu();

    QPushButton *m_look;
    QPushButton *m_open;
    QPushButton *m_save;
    QToolButton *m_export;
    QPushButton *m_runs;
    QPushButton *m_write;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;

namespace lockstep
{

/// What can be done with a case besides answering it, each with its key.
class CaseActions final : public QWidget
{
    Q_OBJECT

public:
    explicit CaseActions(QWidget *parent = nullptr);

    /// Nothing: there is no case.
    void show(const std::optional<QueuedCase> &queued, const QString &account);
    void setUndoEnabled(bool isEnabled);
    /// The key S: the menu, or waking a case that sleeps.
    void pressSnooze();
    [[nodiscard]] QMenu &snoozeMenu() const { return *m_menu; }

Q_SIGNALS:
    /// Until then or, where there is no time, until either side changes.
    void snoozeChosen(std::optional<lockstep::Moment> until);
    void wakeChosen();
    void assignChosen(bool toMe);
    void nextChosen();
    void undoChosen();

private:
    void fillMenu();
    QPushButton *addButton(const QString &icon, const QString &text, const QString &key);

    QMenu *m_menu;
    QPushButton *m_snooze;
    QPushButton *m_assign;
    QPushButton *m_undo;
    QPushButton *m_next;
    bool m_sleeps = false;
    bool m_isMine = false;
};

} // namespace lockstep

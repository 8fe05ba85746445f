// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/progress.h"
#include "gui/colours.h"

#include <QStatusBar>

#include <chrono>
#include <optional>

class QProgressBar;
class QPushButton;

namespace lockstep
{

class BudgetMeter;
class PlainLabel;

/// How one side stands, in a word and a colour.
struct SideStatus {
    Tone tone = Tone::Quiet;
    QString word;
    /// For the tool tip; plain text.
    QString explanation = {};
};

/// Requests of this hour.
struct BudgetStatus {
    int used = 0;
    int reserved = 0;
    /// Nothing: no limit.
    std::optional<int> perHour = std::nullopt;
};

/// The status bar, always there: both connections, last sync, the hour's requests, and what runs now.
class StatusStrip final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setMautic(const SideStatus &status);
    void setUsers(const SideStatus &status);
    void setBudget(const BudgetStatus &status);
    /// A sentence such as "Last sync: today at 14:05"; may be empty.
    void setLastSync(const QString &sentence);
    /// What the engine in the background does; the words say when it goes on and who waits.
    void setEngine(const SideStatus &status);
    /// What runs; the button asks to stop it.
    void setRunning(const QString &what);
    void setProgress(const Progress &progress);
    void setIdle();

Q_SIGNALS:
    void stopAsked();
    void connectionsChosen();
    void engineChosen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void colour();

    PlainLabel *m_mautic;
    PlainLabel *m_users;
    PlainLabel *m_engine;
    PlainLabel *m_lastSync;
    BudgetMeter *m_budget;
    PlainLabel *m_work;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    SideStatus m_mauticStatus;
    SideStatus m_usersStatus;
    SideStatus m_engineStatus;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace lockstep
{

/// The entry in the desktop's tray: how the engine stands, and the ways to pause it, to open the window and to quit.
/// Where the desktop has no tray nothing is to be seen. Main thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    Tray();

    void show();
    void showEngine(const EngineStatus &status, Moment now);
    /// Whether a window that is hidden can be found again.
    [[nodiscard]] static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }

Q_SIGNALS:
    void openChosen();
    void pauseChosen();
    void resumeChosen();
    void quitChosen();

private:
    QMenu m_menu;
    QAction *m_open;
    QAction *m_pause;
    QAction *m_resume;
    QAction *m_quit;
    QSystemTrayIcon m_icon;
    std::optional<EngineState> m_state;
};

} // namespace lockstep

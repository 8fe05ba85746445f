// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/autostart.h"
#include "console/console_parts.h"
#include "console/desktop_notices.h"
#include "console/tray.h"
#include "domain/engine_notice.h"

namespace lockstep
{

/// What the console does while nobody looks: the entry in the tray, notices of what changed, and the start at log-in.
/// Main thread.
class Background final : public QObject
{
    Q_OBJECT

public:
    /// `command` starts the console with this workspace again.
    Background(const ConsoleParts &parts, QStringList command);

    /// The tray's entry appears, where there is a tray.
    void begin();
    /// Whether closing the window hides it, because the person chose so and it can be found again.
    [[nodiscard]] bool keepsRunning() const;

Q_SIGNALS:
    void openWanted();
    void quitWanted();

private:
    void wireEngine();
    void wireChoices();
    void showChoices();
    void see(const EngineStatus &status);

    const ConsoleParts m_parts;
    const QStringList m_command;
    Autostart m_autostart;
    Tray m_tray;
    DesktopNotices m_notices;
    NoticeWatch m_watch;
};

} // namespace lockstep

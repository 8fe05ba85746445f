// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/background.h"

#include "console/view_state.h"
#include "flows/engine_flow.h"
#include "gui/computer_panel.h"
#include "gui/connections_page.h"
#include "gui/main_window.h"
#include "runtime/system_clock.h"
#include "words/engine_words.h"

#include <QGuiApplication>
#include <QWindow>

namespace lockstep
{

namespace
{

const QString stayName = QStringLiteral("staysInTray");
const QByteArray yes = QByteArrayLiteral("yes");
const QByteArray no = QByteArrayLiteral("no");

} // namespace

Background::Background(const ConsoleParts &parts, QStringList command)
    : m_parts(parts)
    , m_command(std::move(command))
{
    wireEngine();
    wireChoices();
}

void Background::wireEngine()
{
    EngineFlow &engine = m_parts.engine;
    connect(&m_tray, &Tray::pauseChosen, &engine, &EngineFlow::pause);
    connect(&m_tray, &Tray::resumeChosen, &engine, &EngineFlow::resume);
    connect(&m_tray, &Tray::openChosen, this, &Background::openWanted);
    connect(&m_tray, &Tray::quitChosen, this, &Background::quitWanted);
    connect(&engine, &EngineFlow::statusRead, this, &Background::see);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, &engine, [this] {
        const MainWindow &window = m_parts.window;
        m_parts.engine.setWatched(window.isVisible() && !window.isMinimized());
    });
}

void Background::wireChoices()
{
    auto *page = m_parts.window.findChild<ConnectionsPage *>();
    ComputerPanel &panel = page->computer();
    connect(&panel, &ComputerPanel::stayInTrayChosen, this,
            [this](bool stays) { m_parts.views.keep(stayName, stays ? yes : no); });
    connect(&panel, &ComputerPanel::startAtLoginChosen, page, [this, page](bool starts) {
        if (const auto done = m_autostart.turn(starts, m_command); !done)
            page->showProblem(done.error());
        showChoices();
    });
    connect(&m_parts.window, &MainWindow::pageShown, this, &Background::showChoices);
    showChoices();
}

void Background::showChoices()
{
    m_parts.window.findChild<ConnectionsPage *>()->computer().show({.staysInTray = m_parts.views.value(stayName) == yes,
                                                                    .hasTray = Tray::isThere(),
                                                                    .startsAtLogin = m_autostart.isOn()});
}

void Background::begin() { m_tray.show(); }

bool Background::keepsRunning() const { return m_parts.views.value(stayName) == yes && Tray::isThere(); }

void Background::see(const EngineStatus &status)
{
    const Moment now = SystemClock().now();
    m_tray.showEngine(status, now);
    EngineStatus seen = status;
    seen.state = stateAt(status, now);
    const auto notice = m_watch.see(seen);
    const bool isLookedAt = m_parts.window.isActiveWindow();
    if (isLookedAt)
        m_parts.engine.notePeople();
    else if (notice)
        m_notices.tell(NotificationWords::title(*notice), NotificationWords::text(*notice));
}

} // namespace lockstep

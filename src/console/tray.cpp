// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/tray.h"

#include "domain/engine_notice.h"
#include "gui/engine_bar.h"
#include "gui/icons.h"
#include "gui/state_signs.h"
#include "words/engine_words.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int iconSize = 64;

/// The program's sign with that of the state in its corner.
QIcon iconFor(EngineState state)
{
    QPixmap pixmap = QApplication::windowIcon().pixmap(QSize(iconSize, iconSize), 1.0);
    if (pixmap.isNull()) {
        pixmap = QPixmap(iconSize, iconSize);
        pixmap.fill(Qt::transparent);
    }
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const int size = pixmap.width() / 2;
    const QRect corner(pixmap.width() - size, pixmap.height() - size, size, size);
    const QPalette colours = QApplication::palette();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.color(QPalette::Base));
    painter.drawEllipse(corner);
    tintedIcon(iconNameOf(state), toneOf(state), colours).paint(&painter, corner.adjusted(3, 3, -3, -3));
    return QIcon(pixmap);
}

} // namespace

Tray::Tray()
    : m_open(m_menu.addAction(tr("&Open Lockstep")))
    , m_pause(m_menu.addAction(themedIcon(u"media-playback-pause"_s), EngineWords::pause()))
    , m_resume(m_menu.addAction(themedIcon(u"media-playback-start"_s), EngineWords::resume()))
    , m_quit(nullptr)
{
    m_menu.addSeparator();
    m_quit = m_menu.addAction(themedIcon(u"application-exit"_s), tr("&Quit"));
    m_icon.setContextMenu(&m_menu);
    showEngine({}, {});
    connect(m_open, &QAction::triggered, this, &Tray::openChosen);
    connect(m_pause, &QAction::triggered, this, &Tray::pauseChosen);
    connect(m_resume, &QAction::triggered, this, &Tray::resumeChosen);
    connect(m_quit, &QAction::triggered, this, &Tray::quitChosen);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openChosen();
    });
}

void Tray::show() { m_icon.show(); }

void Tray::showEngine(const EngineStatus &status, Moment now)
{
    const EngineState state = stateAt(status, now);
    // Trays may take a tip for markup: there is nothing in it from outside.
    m_icon.setToolTip(tr("Lockstep: %1").arg(EngineWords::state(status, now)));
    if (m_state == state)
        return;
    m_state = state;
    m_icon.setIcon(iconFor(state));
    m_pause->setVisible(state != EngineState::Off && state != EngineState::Paused);
    m_resume->setVisible(state == EngineState::Paused);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/frame_wiring.h"

#include "console/navigator.h"
#include "flows/sync_flow.h"
#include "gui/finder.h"
#include "gui/main_window.h"

#include <QAction>
#include <QCoreApplication>

namespace lockstep
{

namespace
{

class FrameWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::FrameWords)

public:
    static QString lookForChanges() { return tr("Look for changes"); }
    static QString syncNow() { return tr("Sync now"); }
    static QString quit() { return tr("Quit"); }
};

QAction &action(MainWindow &window, const QString &text)
{
    auto *made = new QAction(text, &window);
    window.addAction(made);
    window.finder().addAction(*made);
    return *made;
}

void wireActions(const ConsoleParts &parts)
{
    MainWindow &window = parts.window;
    SyncFlow &sync = parts.sync;
    QAction &look = action(window, FrameWords::lookForChanges());
    QAction &syncNow = action(window, FrameWords::syncNow());
    QAction &quit = action(window, FrameWords::quit());
    look.setShortcut(QKeySequence(Qt::Key_F5));
    quit.setShortcut(QKeySequence(QKeySequence::Quit));
    QObject::connect(&look, &QAction::triggered, &sync, [&navigator = parts.navigator, &sync] {
        Q_EMIT navigator.pageWanted(PageId::Changes);
        sync.plan();
    });
    QObject::connect(&syncNow, &QAction::triggered, &sync, &SyncFlow::sync);
    QObject::connect(&quit, &QAction::triggered, &parts.navigator, &Navigator::quitWanted);
    for (QAction *whenIdle : {&look, &syncNow}) {
        QObject::connect(&sync, &SyncFlow::started, whenIdle, [whenIdle] { whenIdle->setEnabled(false); });
        QObject::connect(&sync, &SyncFlow::workspaceChanged, whenIdle, [whenIdle] { whenIdle->setEnabled(true); });
    }
}

} // namespace

void wireFrame(const ConsoleParts &parts)
{
    wireActions(parts);
    Finder &finder = parts.window.finder();
    QObject::connect(&finder, &Finder::personChosen, &parts.navigator, &Navigator::personWanted);
}

} // namespace lockstep

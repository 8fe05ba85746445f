// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview_wiring.h"

#include "console/navigator.h"
#include "flows/engine_flow.h"
#include "flows/overview_flow.h"
#include "flows/sync_flow.h"
#include "gui/main_window.h"
#include "gui/overview_page.h"
#include "gui/overview_texts.h"
#include "runtime/system_clock.h"

namespace lockstep
{

namespace
{

void wireRuns(OverviewPage &page, SyncFlow &sync, Navigator &navigator)
{
    QObject::connect(&page, &OverviewPage::planWanted, &sync, [&sync, &navigator] {
        Q_EMIT navigator.pageWanted(PageId::Changes);
        sync.plan();
    });
    QObject::connect(&page, &OverviewPage::syncWanted, &sync, [&sync, &navigator] {
        Q_EMIT navigator.pageWanted(PageId::Changes);
        sync.sync();
    });
    QObject::connect(&sync, &SyncFlow::started, &page, [&page] { page.setRunning(true); });
    QObject::connect(&sync, &SyncFlow::workspaceChanged, &page, [&page] { page.setRunning(false); });
    QObject::connect(&sync, &SyncFlow::failed, &page, &OverviewPage::showError);
    QObject::connect(&sync, &SyncFlow::finished, &page, [&page](const RunResult &result) {
        if (result.stoppedBy)
            page.showError(*result.stoppedBy);
    });
}

void wireEngine(OverviewPage &page, EngineFlow &engine, Navigator &navigator)
{
    QObject::connect(&page, &OverviewPage::pauseChosen, &engine, &EngineFlow::pause);
    QObject::connect(&page, &OverviewPage::resumeChosen, &engine, &EngineFlow::resume);
    QObject::connect(&page, &OverviewPage::tryAgainChosen, &engine, &EngineFlow::tryAgain);
    QObject::connect(&page, &OverviewPage::failingWanted, &engine, &EngineFlow::findPeople);
    QObject::connect(&engine, &EngineFlow::peopleFound, &navigator, &Navigator::usersWanted);
    QObject::connect(&engine, &EngineFlow::statusRead, &page,
                     [&page](const EngineStatus &status) { page.showEngine(status, SystemClock().now()); });
    QObject::connect(&engine, &EngineFlow::reportRead, &page,
                     [&page](const EngineReport &report) { page.showReport(report, SystemClock().now()); });
    QObject::connect(&engine, &EngineFlow::failed, &page, &OverviewPage::showError);
}

} // namespace

void wireOverview(const ConsoleParts &parts)
{
    auto *runs = new RunsModel(&parts.window);
    runs->setTexts(runTexts());
    auto *page = new OverviewPage(*runs);
    auto *flow = new OverviewFlow(parts.context, page);
    wireRuns(*page, parts.sync, parts.navigator);
    wireEngine(*page, parts.engine, parts.navigator);
    QObject::connect(flow, &OverviewFlow::overviewRead, page,
                     [page](const WorkspaceOverview &overview) { page->showOverview(overview, SystemClock().now()); });
    QObject::connect(page, &OverviewPage::peopleWanted, &parts.navigator, &Navigator::peopleWanted);
    QObject::connect(page, &OverviewPage::connectionsWanted, &parts.navigator,
                     [&navigator = parts.navigator] { Q_EMIT navigator.pageWanted(PageId::Connections); });
    QObject::connect(&parts.navigator, &Navigator::everyoneCounted, page, &OverviewPage::showCounts);
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, flow, &OverviewFlow::read);
    QObject::connect(&parts.window, &MainWindow::pageShown, flow, [flow](PageId shown) {
        if (shown == PageId::Overview)
            flow->read();
    });
    parts.window.addPage(PageId::Overview, *page);
}

} // namespace lockstep

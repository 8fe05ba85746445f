// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/cases_wiring.h"

#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/cases_flow.h"
#include "flows/person_names_flow.h"
#include "flows/service_flow.h"
#include "flows/sync_flow.h"
#include "gui/cases_page.h"
#include "gui/main_window.h"

#include <algorithm>

namespace lockstep
{

namespace
{

const QString viewName = QStringLiteral("cases");

int awakeIn(const QList<QueuedCase> &cases)
{
    return static_cast<int>(
        std::count_if(cases.cbegin(), cases.cend(), [](const QueuedCase &queued) { return !queued.snoozedUntil; }));
}

void wireWays(CasesPage &page, SyncFlow &sync, Navigator &navigator)
{
    QObject::connect(&page, &CasesPage::personWanted, &navigator, &Navigator::personWanted);
    QObject::connect(&navigator, &Navigator::caseWanted, &page, [&page, &navigator](qint64 caseNumber) {
        Q_EMIT navigator.pageWanted(PageId::Cases);
        page.goTo(caseNumber);
    });
    QObject::connect(&page, &CasesPage::addressWanted, &navigator, &Navigator::addressWanted);
    QObject::connect(&page, &CasesPage::planWanted, &sync, [&sync, &navigator] {
        Q_EMIT navigator.pageWanted(PageId::Changes);
        sync.plan();
    });
    QObject::connect(&sync, &SyncFlow::planned, &page, [&page] { page.setLookedAt(true); });
    QObject::connect(&sync, &SyncFlow::finished, &page, [&page] { page.setLookedAt(true); });
}

void wireReading(CasesPage &page, CasesFlow &flow)
{
    QObject::connect(&page, &CasesPage::caseWanted, &flow, &CasesFlow::open);
    QObject::connect(&page, &CasesPage::queueWanted, &flow, &CasesFlow::read);
    QObject::connect(&page, &CasesPage::decidedWanted, &flow, &CasesFlow::readDecided);
    QObject::connect(&page, &CasesPage::alikeWanted, &flow, &CasesFlow::previewAlike);
    QObject::connect(&flow, &CasesFlow::fileRead, &page, &CasesPage::showFile);
    QObject::connect(&flow, &CasesFlow::fileFailed, &page, &CasesPage::showFileProblem);
    QObject::connect(&flow, &CasesFlow::previewed, &page, &CasesPage::showPreview);
    QObject::connect(&flow, &CasesFlow::previewFailed, &page, &CasesPage::showPreviewProblem);
    QObject::connect(&flow, &CasesFlow::decidedRead, &page, &CasesPage::showDecided);
    QObject::connect(&flow, &CasesFlow::failed, &page, &CasesPage::showError);
}

void wireRules(CasesPage &page, CasesFlow &flow, Navigator &navigator)
{
    QObject::connect(&page, &CasesPage::ruleWanted, &flow, &CasesFlow::previewRule);
    QObject::connect(&page, &CasesPage::ruleChosen, &flow, &CasesFlow::saveRule);
    QObject::connect(&page, &CasesPage::addressTyped, &flow, &CasesFlow::checkAddress);
    QObject::connect(&flow, &CasesFlow::rulePreviewed, &page, &CasesPage::showRule);
    QObject::connect(&flow, &CasesFlow::ruleSaved, &page, &CasesPage::showRuleSaved);
    QObject::connect(&flow, &CasesFlow::addressChecked, &page, &CasesPage::showConcerns);
    QObject::connect(&flow, &CasesFlow::ruleSaved, &navigator, &Navigator::connectionsChanged);
    QObject::connect(&flow, &CasesFlow::ruleSaved, &navigator, &Navigator::workspaceChanged);
}

void wireDeciding(CasesPage &page, CasesFlow &flow)
{
    QObject::connect(&page, &CasesPage::decisionsChosen, &flow, &CasesFlow::decide);
    QObject::connect(&page, &CasesPage::takeBackChosen, &flow, &CasesFlow::takeBack);
    QObject::connect(&page, &CasesPage::assignChosen, &flow, &CasesFlow::assign);
    QObject::connect(&page, &CasesPage::snoozeChosen, &flow, &CasesFlow::snooze);
    QObject::connect(&page, &CasesPage::wakeChosen, &flow, &CasesFlow::wake);
    QObject::connect(&flow, &CasesFlow::decided, &page, &CasesPage::showReceipts);
    QObject::connect(&flow, &CasesFlow::decideFailed, &page, &CasesPage::showDecideProblem);
    QObject::connect(&flow, &CasesFlow::takenBack, &page, &CasesPage::showTakenBack);
}

} // namespace

void wireCases(const ConsoleParts &parts)
{
    auto *cases = new CasesModel(&parts.window);
    auto *page = new CasesPage(*cases);
    auto *flow = new CasesFlow(parts.context, page);
    page->setAccount(CasesFlow::account());
    wireWays(*page, parts.sync, parts.navigator);
    wireReading(*page, *flow);
    wireDeciding(*page, *flow);
    wireRules(*page, *flow, parts.navigator);
    auto *names = new PersonNamesFlow(parts.context, page);
    QObject::connect(page, &CasesPage::namesWanted, names, &PersonNamesFlow::read);
    QObject::connect(names, &PersonNamesFlow::namesRead, page, &CasesPage::showNames);
    QObject::connect(flow, &CasesFlow::told, &parts.service, &ServiceFlow::wake);
    QObject::connect(flow, &CasesFlow::queueRead, page, [page, &window = parts.window](const QList<QueuedCase> &queue) {
        page->showQueue(queue);
        window.setCounter(PageId::Cases, awakeIn(queue));
    });
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, flow, &CasesFlow::read);
    page->restoreView(parts.views.value(viewName));
    QObject::connect(&parts.window, &MainWindow::closeAsked, page,
                     [page, &views = parts.views] { views.keep(viewName, page->saveView()); });
    parts.window.addPage(PageId::Cases, *page);
}

} // namespace lockstep

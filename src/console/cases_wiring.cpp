// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/cases_wiring.h"

#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/cases_flow.h"
#include "flows/sync_flow.h"
#include "gui/cases_page.h"
#include "gui/main_window.h"

namespace lockstep
{

namespace
{

const QString viewName = QStringLiteral("cases");

void wireWays(CasesPage &page, SyncFlow &sync, Navigator &navigator)
{
    QObject::connect(&page, &CasesPage::personWanted, &navigator, &Navigator::personWanted);
    QObject::connect(&page, &CasesPage::addressWanted, &navigator, &Navigator::addressWanted);
    QObject::connect(&page, &CasesPage::planWanted, &sync, [&sync, &navigator] {
        Q_EMIT navigator.pageWanted(PageId::Changes);
        sync.plan();
    });
    QObject::connect(&sync, &SyncFlow::planned, &page, [&page] { page.setLookedAt(true); });
    QObject::connect(&sync, &SyncFlow::finished, &page, [&page] { page.setLookedAt(true); });
}

} // namespace

void wireCases(const ConsoleParts &parts)
{
    auto *cases = new CasesModel(&parts.window);
    auto *page = new CasesPage(*cases);
    auto *flow = new CasesFlow(parts.context, page);
    wireWays(*page, parts.sync, parts.navigator);
    QObject::connect(flow, &CasesFlow::casesRead, page, [page, &window = parts.window](const QList<CaseRow> &rows) {
        page->showCases(rows);
        window.setCounter(PageId::Cases, static_cast<int>(rows.size()));
    });
    QObject::connect(flow, &CasesFlow::failed, page, &CasesPage::showError);
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, flow, &CasesFlow::read);
    page->restoreView(parts.views.value(viewName));
    QObject::connect(&parts.window, &MainWindow::closeAsked, page,
                     [page, &views = parts.views] { views.keep(viewName, page->saveView()); });
    parts.window.addPage(PageId::Cases, *page);
}

} // namespace lockstep

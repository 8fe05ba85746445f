// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/changes_wiring.h"

#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/person_names_flow.h"
#include "flows/plan_files_flow.h"
#include "flows/runs_flow.h"
#include "flows/service_flow.h"
#include "flows/sync_flow.h"
#include "gui/changes_page.h"
#include "gui/main_window.h"
#include "gui/runs_view.h"

#include <QCoreApplication>

namespace lockstep
{

namespace
{

const QString viewName = QStringLiteral("changes");

class ChangesWiringWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ChangesWiringWords)

public:
    static QString saved(const QString &file) { return tr("The plan was saved: %1").arg(file); }
    static QString exported(const QString &file, int rows)
    {
        return tr("%n rows were exported: %1", "", rows).arg(file);
    }
};

void wireRuns(ChangesPage &page, SyncFlow &sync)
{
    // A sync of one person leaves the plan and what was chosen in it alone.
    const auto unlessForSome = [&page, &sync](auto show) {
        return [&page, &sync, show](const auto &value) {
            if (!sync.isForSomeOnly())
                (page.*show)(value);
        };
    };
    QObject::connect(&sync, &SyncFlow::started, &page, unlessForSome(&ChangesPage::showRunning));
    QObject::connect(&sync, &SyncFlow::progressed, &page, unlessForSome(&ChangesPage::showProgress));
    QObject::connect(&sync, &SyncFlow::finished, &page, unlessForSome(&ChangesPage::showResult));
    QObject::connect(&sync, &SyncFlow::failed, &page, unlessForSome(&ChangesPage::showError));
    QObject::connect(&sync, &SyncFlow::started, &page, [&page] { page.setRunning(true); });
    QObject::connect(&sync, &SyncFlow::workspaceChanged, &page, [&page] { page.setRunning(false); });
    QObject::connect(&sync, &SyncFlow::rowsChanged, &page, &ChangesPage::showRows);
    QObject::connect(&sync, &SyncFlow::planned, &page, &ChangesPage::showPlan);
    QObject::connect(&sync, &SyncFlow::yesNeeded, &page, &ChangesPage::askToCreate);
    QObject::connect(&page, &ChangesPage::planWanted, &sync, &SyncFlow::plan);
    QObject::connect(&page, &ChangesPage::planAcceptingShrinkageWanted, &sync, &SyncFlow::planAcceptingShrinkage);
    QObject::connect(&page, &ChangesPage::writeWanted, &sync, &SyncFlow::apply);
    QObject::connect(&page, &ChangesPage::createAnswered, &sync, &SyncFlow::syncCreating);
    QObject::connect(&page, &ChangesPage::stopWanted, &sync, &SyncFlow::stop);
}

void wireFiles(ChangesPage &page, const PlanRowsModel &rows, const FlowContext &context)
{
    auto *files = new PlanFilesFlow(context, &page);
    QObject::connect(&page, &ChangesPage::planSaved, files, &PlanFilesFlow::save);
    QObject::connect(&page, &ChangesPage::planOpened, files, &PlanFilesFlow::open);
    QObject::connect(&page, &ChangesPage::exportWanted, files, [files, &rows](const QString &file, CsvCells cells) {
        files->exportRows({.rows = rows.choice().rows(), .outcomes = rows.outcomes(), .cells = cells}, file);
    });
    QObject::connect(files, &PlanFilesFlow::opened, &page, &ChangesPage::showPlan);
    QObject::connect(files, &PlanFilesFlow::failed, &page, &ChangesPage::showFileError);
    QObject::connect(files, &PlanFilesFlow::saved, &page,
                     [&page](const QString &file) { page.showNote(ChangesWiringWords::saved(file)); });
    QObject::connect(files, &PlanFilesFlow::exported, &page, [&page](const QString &file, int count) {
        page.showNote(ChangesWiringWords::exported(file, count));
    });
}

void wireTakingBack(RunsView &view, const ConsoleParts &parts)
{
    auto *flow = new RunsFlow(parts.context, &view);
    QObject::connect(&view, &RunsView::runsWanted, flow, &RunsFlow::read);
    QObject::connect(&view, &RunsView::previewWanted, flow, &RunsFlow::preview);
    QObject::connect(&view, &RunsView::undoChosen, flow, &RunsFlow::undo);
    QObject::connect(flow, &RunsFlow::runsRead, &view, &RunsView::show);
    QObject::connect(flow, &RunsFlow::previewed, &view, &RunsView::showPreview);
    QObject::connect(flow, &RunsFlow::undone, &view, &RunsView::showUndone);
    QObject::connect(flow, &RunsFlow::failed, &view, &RunsView::showError);
    QObject::connect(flow, &RunsFlow::told, &parts.service, &ServiceFlow::wake);
    QObject::connect(flow, &RunsFlow::told, &parts.navigator, &Navigator::workspaceChanged);
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, flow, [flow, &view] {
        if (view.isVisible())
            flow->read();
    });
}

} // namespace

void wireChanges(const ConsoleParts &parts)
{
    auto *rows = new PlanRowsModel(&parts.window);
    auto *page = new ChangesPage(*rows, parts.prompter);
    wireRuns(*page, parts.sync);
    wireFiles(*page, *rows, parts.context);
    wireTakingBack(page->runs(), parts);
    auto *names = new PersonNamesFlow(parts.context, page);
    QObject::connect(rows, &PlanRowsModel::peopleNeeded, names, &PersonNamesFlow::read);
    QObject::connect(names, &PersonNamesFlow::namesRead, rows, &PlanRowsModel::addNames);
    QObject::connect(page, &ChangesPage::personWanted, &parts.navigator, &Navigator::personWanted);
    QObject::connect(page, &ChangesPage::casesWanted, &parts.navigator,
                     [&navigator = parts.navigator] { Q_EMIT navigator.pageWanted(PageId::Cases); });
    page->restoreView(parts.views.value(viewName));
    QObject::connect(&parts.window, &MainWindow::closeAsked, page,
                     [page, &views = parts.views] { views.keep(viewName, page->saveView()); });
    parts.window.addPage(PageId::Changes, *page);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/people_wiring.h"

#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/bulk_flow.h"
#include "flows/hand_flow.h"
#include "flows/people_flow.h"
#include "flows/person_timeline_flow.h"
#include "flows/service_flow.h"
#include "flows/sync_flow.h"
#include "gui/bulk_panel.h"
#include "gui/finder.h"
#include "gui/hand_panel.h"
#include "gui/main_window.h"
#include "gui/people_page.h"
#include "gui/person_pane.h"
#include "gui/prompter.h"
#include "gui/timeline_view.h"
#include "models/people_model.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString viewName = u"people"_s;

void wireList(PeoplePage &page, PeopleFlow &flow)
{
    QObject::connect(&page, &PeoplePage::queryChosen, &flow, &PeopleFlow::show);
    QObject::connect(&page, &PeoplePage::locateChosen, &flow, &PeopleFlow::locate);
    QObject::connect(&page, &PeoplePage::copyIdsChosen, &flow, &PeopleFlow::readPeople);
    QObject::connect(&page, &PeoplePage::refreshChosen, &flow, &PeopleFlow::refresh);
    QObject::connect(&flow, &PeopleFlow::listed, &page,
                     [&page](const PeopleQuery & /*query*/, int rowCount) { page.showListed(rowCount); });
    QObject::connect(&flow, &PeopleFlow::countsChanged, &page, &PeoplePage::showCounts);
    QObject::connect(&flow, &PeopleFlow::isUpdatingChanged, &page, &PeoplePage::showUpdating);
    QObject::connect(&flow, &PeopleFlow::located, &page, &PeoplePage::showLocated);
    QObject::connect(&flow, &PeopleFlow::peopleRead, &page, &PeoplePage::copyIds);
    QObject::connect(&flow, &PeopleFlow::failed, &page, &PeoplePage::showProblem);
}

void wirePane(PeoplePage &page, PeopleFlow &flow)
{
    QObject::connect(&page, &PeoplePage::personChosen, &flow, &PeopleFlow::readDetails);
    QObject::connect(&flow, &PeopleFlow::detailsRead, &page, &PeoplePage::showDetails);
    QObject::connect(&flow, &PeopleFlow::detailsFailed, &page, &PeoplePage::showDetailsProblem);
    QObject::connect(&page.pane(), &PersonPane::asOfWanted, &flow, &PeopleFlow::readAsOf);
    QObject::connect(&flow, &PeopleFlow::asOfRead, &page.pane(), &PersonPane::showAsOf);
}

void wireHand(PeoplePage &page, HandFlow &flow)
{
    HandPanel &hand = page.pane().hand();
    QObject::connect(&hand, &HandPanel::previewWanted, &flow, &HandFlow::preview);
    QObject::connect(&hand, &HandPanel::confirmed, &flow, &HandFlow::decide);
    QObject::connect(&flow, &HandFlow::previewed, &hand, &HandPanel::showPreview);
    QObject::connect(&flow, &HandFlow::previewFailed, &hand, &HandPanel::showError);
    QObject::connect(&flow, &HandFlow::decided, &hand, &HandPanel::showReceipt);
    QObject::connect(&flow, &HandFlow::decideFailed, &hand, &HandPanel::showError);
    QObject::connect(&page.pane(), &PersonPane::takeBackChosen, &flow, &HandFlow::takeBack);
    QObject::connect(&flow, &HandFlow::takenBack, &page.pane(), &PersonPane::showTakenBack);
    QObject::connect(&flow, &HandFlow::failed, &page.pane(), &PersonPane::showError);
}

void wireHandWays(PeoplePage &page, HandFlow &flow, const ConsoleParts &parts)
{
    Navigator &navigator = parts.navigator;
    QObject::connect(&flow, &HandFlow::told, &parts.service, &ServiceFlow::wake);
    // Its cases are others now.
    QObject::connect(&flow, &HandFlow::told, &navigator, &Navigator::workspaceChanged);
    QObject::connect(&page.pane(), &PersonPane::caseWanted, &navigator, &Navigator::caseWanted);
    QObject::connect(&page.pane().hand(), &HandPanel::columnsWanted, &navigator,
                     [&navigator] { Q_EMIT navigator.pageWanted(PageId::Connections); });
}

void wireTimeline(PeoplePage &page, PersonTimelineFlow &flow, Prompter &prompter)
{
    TimelineView &view = page.pane().timeline();
    QObject::connect(&view, &TimelineView::eventsWanted, &flow, &PersonTimelineFlow::readEvents);
    QObject::connect(&flow, &PersonTimelineFlow::eventsRead, &view, &TimelineView::showEvents);
    QObject::connect(&flow, &PersonTimelineFlow::eventsFailed, &view, &TimelineView::showEventsProblem);
    QObject::connect(&flow, &PersonTimelineFlow::exported, &view, &TimelineView::showExported);
    QObject::connect(&flow, &PersonTimelineFlow::exportFailed, &view, &TimelineView::showProblem);
    QObject::connect(&view, &TimelineView::exportWanted, &flow, [&view, &flow, &prompter](TimelineFormat format) {
        const bool isCsv = format == TimelineFormat::Csv;
        prompter.chooseFileToSave(
            {.title = TimelineView::tr("Export what happened to this person"),
             .fileName = isCsv ? u"timeline.csv"_s : u"timeline.json"_s,
             .filter = isCsv ? TimelineView::tr("Tables (*.csv)") : TimelineView::tr("JSON files (*.json)")},
            [&flow, wanted = view.exportOf(format, {})](const QString &file) mutable {
                wanted.file = file;
                flow.exportTo(wanted);
            });
    });
}

void wireMany(PeoplePage &page, PeopleFlow &people, BulkFlow &flow, const ConsoleParts &parts)
{
    BulkPanel &bulk = page.bulk();
    QObject::connect(&page, &PeoplePage::usersWanted, &people, &PeopleFlow::readUsers);
    QObject::connect(&people, &PeopleFlow::usersRead, &page, &PeoplePage::decideFor);
    QObject::connect(&bulk, &BulkPanel::fieldsWanted, &flow, &BulkFlow::readFields);
    QObject::connect(&bulk, &BulkPanel::previewWanted, &flow, &BulkFlow::preview);
    QObject::connect(&bulk, &BulkPanel::confirmed, &flow, &BulkFlow::decide);
    QObject::connect(&bulk, &BulkPanel::stopChosen, &flow, &BulkFlow::stop);
    QObject::connect(&bulk, &BulkPanel::takeBackChosen, &flow, &BulkFlow::takeBack);
    QObject::connect(&flow, &BulkFlow::fieldsRead, &bulk, &BulkPanel::showFields);
    QObject::connect(&flow, &BulkFlow::previewed, &bulk, &BulkPanel::showPreview);
    QObject::connect(&flow, &BulkFlow::decided, &bulk, &BulkPanel::showReceipt);
    QObject::connect(&flow, &BulkFlow::takenBack, &bulk, &BulkPanel::showTakenBack);
    QObject::connect(&flow, &BulkFlow::failed, &bulk, &BulkPanel::showError);
    QObject::connect(&flow, &BulkFlow::told, &parts.service, &ServiceFlow::wake);
    QObject::connect(&flow, &BulkFlow::told, &parts.navigator, &Navigator::workspaceChanged);
}

void wireWays(PeoplePage &page, Navigator &navigator)
{
    QObject::connect(&page, &PeoplePage::openInMauticChosen, &navigator, &Navigator::addressWanted);
    QObject::connect(&page, &PeoplePage::connectChosen, &navigator,
                     [&navigator] { Q_EMIT navigator.pageWanted(PageId::Connections); });
    QObject::connect(&navigator, &Navigator::personWanted, &page, [&page, &navigator](const PersonRef &who) {
        Q_EMIT navigator.pageWanted(PageId::People);
        page.goTo(who);
    });
    QObject::connect(&navigator, &Navigator::usersWanted, &page, [&page, &navigator](const QList<AppUserId> &users) {
        Q_EMIT navigator.pageWanted(PageId::People);
        page.lookAtUsers(users);
    });
    QObject::connect(&navigator, &Navigator::peopleWanted, &page,
                     [&page, &navigator](const QList<PersonState> &states) {
                         Q_EMIT navigator.pageWanted(PageId::People);
                         page.lookAt(states);
                     });
}

void wireRuns(PeoplePage &page, SyncFlow &sync)
{
    QObject::connect(&page, &PeoplePage::syncChosen, &sync,
                     [&sync](const PersonRef &who) { sync.syncPerson(who.user); });
    QObject::connect(&sync, &SyncFlow::started, &page, [&page] { page.setSyncEnabled(false); });
    QObject::connect(&sync, &SyncFlow::workspaceChanged, &page, [&page] { page.setSyncEnabled(true); });
    QObject::connect(&sync, &SyncFlow::failed, &page, &PeoplePage::showSyncProblem);
}

} // namespace

void wirePeople(const ConsoleParts &parts)
{
    auto *model = new PeopleModel(&parts.window);
    auto *page = new PeoplePage(*model);
    auto *flow = new PeopleFlow(parts.context, *model, page);
    wireList(*page, *flow);
    wirePane(*page, *flow);
    wireWays(*page, parts.navigator);
    wireRuns(*page, parts.sync);
    auto *hand = new HandFlow(parts.context, page);
    wireHand(*page, *hand);
    wireHandWays(*page, *hand, parts);
    wireMany(*page, *flow, *new BulkFlow(parts.context, page), parts);
    wireTimeline(*page, *new PersonTimelineFlow(parts.context, parts.credentials, page), parts.prompter);
    page->restoreLayout(parts.views.value(viewName));
    QObject::connect(&parts.window, &MainWindow::closeAsked, page,
                     [page, &views = parts.views] { views.keep(viewName, page->saveLayout()); });
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, page, [page, flow] {
        if (!page->isListed())
            flow->show(page->query());
        flow->refresh();
    });
    QObject::connect(flow, &PeopleFlow::isUpdatingChanged, page, [page](bool isUpdating) {
        if (!isUpdating)
            page->reread();
    });
    Finder &finder = parts.window.finder();
    QObject::connect(&finder, &Finder::searchWanted, flow, &PeopleFlow::find);
    QObject::connect(flow, &PeopleFlow::found, &finder, &Finder::showPeople);
    QObject::connect(flow, &PeopleFlow::everyoneCounted, &parts.navigator, &Navigator::everyoneCounted);
    parts.window.addPage(PageId::People, *page);
}

} // namespace lockstep

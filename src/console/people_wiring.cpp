// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/people_wiring.h"

#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/people_flow.h"
#include "flows/sync_flow.h"
#include "gui/finder.h"
#include "gui/main_window.h"
#include "gui/people_page.h"
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

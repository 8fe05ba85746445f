// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections_wiring.h"

#include "console/navigator.h"
#include "flows/rules_flow.h"
#include "flows/setup_flow.h"
#include "gui/connections_page.h"
#include "gui/main_window.h"

namespace lockstep
{

namespace
{

void wireTests(ConnectionsPage &page, SetupFlow &flow)
{
    QObject::connect(&page, &ConnectionsPage::mauticTestChosen, &flow, &SetupFlow::testMautic);
    QObject::connect(&page, &ConnectionsPage::usersTestChosen, &flow, &SetupFlow::testUsers);
    QObject::connect(&page, &ConnectionsPage::linkColumnChosen, &flow, &SetupFlow::addLinkColumn);
    QObject::connect(&flow, &SetupFlow::mauticTested, &page, &ConnectionsPage::showMautic);
    QObject::connect(&flow, &SetupFlow::usersTested, &page, &ConnectionsPage::showUsers);
}

void wireChanges(ConnectionsPage &page, SetupFlow &flow)
{
    QObject::connect(&page, &ConnectionsPage::mauticChanged, &flow, &SetupFlow::keepMautic);
    QObject::connect(&page, &ConnectionsPage::usersChanged, &flow,
                     [&flow](const UsersEntry &entry, const std::optional<UsersReport> &found) {
                         flow.keepUsers(entry);
                         if (!found)
                             return;
                         flow.keepSettings(SetupFlow::settingsFor(flow.state().settings, *found));
                         flow.finish();
                     });
    QObject::connect(&page, &ConnectionsPage::settingsChanged, &flow, [&flow](const WorkspaceSettings &settings) {
        flow.keepSettings(settings);
        flow.finish();
    });
    QObject::connect(&flow, &SetupFlow::stateChanged, &page, [&page, &flow] { page.showState(flow.state()); });
    QObject::connect(&flow, &SetupFlow::failed, &page, &ConnectionsPage::showProblem);
    QObject::connect(&flow, &SetupFlow::finished, &page, &ConnectionsPage::showSaved);
}

} // namespace

void wireConnections(const ConsoleParts &parts)
{
    auto *page = new ConnectionsPage(parts.prompter);
    auto *flow = new SetupFlow(parts.context, parts.secrets);
    flow->setParent(page);
    wireTests(*page, *flow);
    wireChanges(*page, *flow);
    auto *rules = new RulesFlow(parts.context, page);
    QObject::connect(page, &ConnectionsPage::comparisonWanted, rules, &RulesFlow::compare);
    QObject::connect(rules, &RulesFlow::compared, page, &ConnectionsPage::showComparison);
    QObject::connect(rules, &RulesFlow::failed, page, &ConnectionsPage::showProblem);
    QObject::connect(flow, &SetupFlow::finished, &parts.navigator, &Navigator::workspaceChanged);
    QObject::connect(flow, &SetupFlow::finished, &parts.navigator, &Navigator::connectionsChanged);
    QObject::connect(page, &ConnectionsPage::mauticChanged, &parts.navigator, &Navigator::connectionsChanged);
    QObject::connect(&parts.navigator, &Navigator::setupDone, flow, &SetupFlow::load);
    // What a run has read and counted since.
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, flow, [&window = parts.window, flow] {
        if (window.currentPage() != PageId::Connections)
            flow->load();
    });
    parts.window.addPage(PageId::Connections, *page);
}

} // namespace lockstep

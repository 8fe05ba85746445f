// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/assistant_wiring.h"

#include "console/navigator.h"
#include "flows/setup_flow.h"
#include "flows/sync_flow.h"
#include "gui/assistant_page.h"
#include "gui/main_window.h"

namespace lockstep
{

namespace
{

void wireTests(AssistantPage &page, SetupFlow &flow)
{
    QObject::connect(&page, &AssistantPage::mauticTestChosen, &flow, &SetupFlow::testMautic);
    QObject::connect(&page, &AssistantPage::usersTestChosen, &flow, &SetupFlow::testUsers);
    QObject::connect(&page, &AssistantPage::linkColumnChosen, &flow, &SetupFlow::addLinkColumn);
    QObject::connect(&flow, &SetupFlow::mauticTested, &page, &AssistantPage::showMautic);
    QObject::connect(&flow, &SetupFlow::usersTested, &page, [&page, &flow](const Result<UsersReport> &found) {
        if (found)
            flow.keepSettings(SetupFlow::settingsFor(flow.state().settings, *found));
        page.showUsers(found);
    });
}

void wireSteps(AssistantPage &page, SetupFlow &flow)
{
    QObject::connect(&page, &AssistantPage::mauticLeft, &flow, &SetupFlow::keepMautic);
    QObject::connect(&page, &AssistantPage::usersLeft, &flow, &SetupFlow::keepUsers);
    QObject::connect(&page, &AssistantPage::mappingLeft, &flow, &SetupFlow::keepSettings);
    QObject::connect(&page, &AssistantPage::stepChosen, &flow, &SetupFlow::goTo);
    QObject::connect(&page, &AssistantPage::envFileChosen, &flow, &SetupFlow::takeOver);
    QObject::connect(&page, &AssistantPage::firstPlanWanted, &flow, &SetupFlow::finish);
    QObject::connect(&flow, &SetupFlow::stateChanged, &page, [&page, &flow] { page.showState(flow.state()); });
    QObject::connect(&flow, &SetupFlow::takenOver, &page, &AssistantPage::showTakenOver);
    QObject::connect(&flow, &SetupFlow::failed, &page, &AssistantPage::showProblem);
}

void open(const ConsoleParts &parts)
{
    auto *page = new AssistantPage(parts.prompter);
    auto *flow = new SetupFlow(parts.context, parts.secrets);
    flow->setParent(page);
    wireTests(*page, *flow);
    wireSteps(*page, *flow);
    QObject::connect(page, &AssistantPage::sampleWanted, &parts.navigator, &Navigator::sampleWanted);
    QObject::connect(flow, &SetupFlow::finished, page,
                     [&window = parts.window, &navigator = parts.navigator, &sync = parts.sync] {
                         window.setCover(nullptr);
                         Q_EMIT navigator.setupDone();
                         Q_EMIT navigator.pageWanted(PageId::Changes);
                         sync.plan();
                     });
    parts.window.setCover(page);
    flow->load();
}

} // namespace

void wireAssistant(const ConsoleParts &parts)
{
    QObject::connect(&parts.navigator, &Navigator::setupWanted, &parts.window, [parts] { open(parts); });
}

} // namespace lockstep

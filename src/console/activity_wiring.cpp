// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/activity_wiring.h"

#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/activity_flow.h"
#include "gui/activity_page.h"
#include "gui/main_window.h"
#include "models/activity_model.h"

#include <QTimer>

namespace lockstep
{

namespace
{

const QString viewName = QStringLiteral("activity");
constexpr std::chrono::seconds lookAgainAfter{2};

void wireReading(ActivityPage &page, ActivityFlow &flow, const ConsoleParts &parts)
{
    QObject::connect(&page, &ActivityPage::queryChosen, &flow, &ActivityFlow::show);
    QObject::connect(&flow, &ActivityFlow::listed, &page, &ActivityPage::showListed);
    QObject::connect(&flow, &ActivityFlow::failed, &page, &ActivityPage::showError);
    QObject::connect(&page, &ActivityPage::exportWanted, &flow, &ActivityFlow::exportTo);
    QObject::connect(&flow, &ActivityFlow::exported, &page, &ActivityPage::showExported);
    auto *clock = new QTimer(&flow);
    QObject::connect(clock, &QTimer::timeout, &flow, [&page, &flow] {
        if (page.isVisible())
            flow.refresh();
    });
    clock->start(lookAgainAfter);
    QObject::connect(&parts.window, &MainWindow::pageShown, &flow, [&flow](PageId shown) {
        if (shown == PageId::Activity)
            flow.refresh();
    });
}

} // namespace

void wireActivity(const ConsoleParts &parts)
{
    auto *entries = new ActivityModel(&parts.window);
    auto *page = new ActivityPage(*entries, parts.prompter);
    auto *flow = new ActivityFlow(parts.context, *entries, page);
    wireReading(*page, *flow, parts);
    QObject::connect(page, &ActivityPage::personWanted, &parts.navigator, &Navigator::personWanted);
    page->restoreView(parts.views.value(viewName));
    QObject::connect(&parts.window, &MainWindow::closeAsked, page,
                     [page, &views = parts.views] { views.keep(viewName, page->saveView()); });
    parts.window.addPage(PageId::Activity, *page);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/status_wiring.h"

#include "console/navigator.h"
#include "domain/engine_notice.h"
#include "flows/engine_flow.h"
#include "flows/overview_flow.h"
#include "flows/sync_flow.h"
#include "gui/engine_bar.h"
#include "gui/main_window.h"
#include "gui/status_strip.h"
#include "runtime/system_clock.h"
#include "words/engine_words.h"
#include "words/error_words.h"
#include "words/progress_words.h"
#include "words/value_words.h"

#include <QTimer>

#include <algorithm>

namespace lockstep
{

namespace
{

/// The hour slides on, and requests of an hour ago count no more.
constexpr std::chrono::minutes rereadAfter{1};

class StatusWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::StatusWords)

public:
    static SideStatus connected() { return {.tone = Tone::Good, .word = tr("connected")}; }
    static SideStatus troubled(const Error &error)
    {
        return {.tone = Tone::Bad, .word = tr("trouble"), .explanation = ErrorWords::paragraphFor(error)};
    }
    static QString lastSync(const QList<Run> &runs, Moment now)
    {
        const auto wrote = std::ranges::find_if(runs, [](const Run &run) {
            return run.finishedAt && (run.kind != RunKind::Check && run.kind != RunKind::Plan);
        });
        return wrote == runs.cend() ? tr("Nothing written yet")
                                    : tr("Last sync: %1").arg(ValueWords::ago(*wrote->finishedAt, now));
    }
};

void wireRuns(StatusStrip &status, SyncFlow &sync)
{
    QObject::connect(&sync, &SyncFlow::started, &status,
                     [&status](RunKind kind) { status.setRunning(ProgressWords::running(kind)); });
    QObject::connect(&sync, &SyncFlow::progressed, &status, &StatusStrip::setProgress);
    QObject::connect(&sync, &SyncFlow::workspaceChanged, &status, &StatusStrip::setIdle);
    QObject::connect(&status, &StatusStrip::stopAsked, &sync, &SyncFlow::stop);
}

void wireSides(StatusStrip &status, SyncFlow &sync)
{
    const auto bothAnswered = [&status] {
        status.setMautic(StatusWords::connected());
        status.setUsers(StatusWords::connected());
    };
    const auto troubled = [&status](const Error &error) {
        const auto side = sideOf(error.kind);
        if (side == Side::Mautic)
            status.setMautic(StatusWords::troubled(error));
        if (side == Side::Application)
            status.setUsers(StatusWords::troubled(error));
    };
    QObject::connect(&sync, &SyncFlow::planned, &status, bothAnswered);
    QObject::connect(&sync, &SyncFlow::finished, &status, [bothAnswered, troubled](const RunResult &result) {
        bothAnswered();
        if (result.stoppedBy)
            troubled(*result.stoppedBy);
    });
    QObject::connect(&sync, &SyncFlow::failed, &status, troubled);
}

void wireFigures(const ConsoleParts &parts)
{
    StatusStrip &status = parts.window.status();
    auto *flow = new OverviewFlow(parts.context, &status);
    QObject::connect(flow, &OverviewFlow::overviewRead, &status, [&status](const WorkspaceOverview &overview) {
        status.setBudget({.used = overview.requestsSpent, .perHour = overview.requestsPerHour});
        status.setLastSync(StatusWords::lastSync(overview.runs, SystemClock().now()));
    });
    QObject::connect(&parts.navigator, &Navigator::workspaceChanged, flow, &OverviewFlow::read);
    auto *clock = new QTimer(flow);
    QObject::connect(clock, &QTimer::timeout, flow, &OverviewFlow::read);
    clock->start(rereadAfter);
}

void wireEngine(const ConsoleParts &parts)
{
    StatusStrip &status = parts.window.status();
    QObject::connect(&parts.engine, &EngineFlow::statusRead, &status, [&status](const EngineStatus &engine) {
        const Moment now = SystemClock().now();
        status.setEngine({.tone = toneOf(stateAt(engine, now)),
                          .word = EngineWords::line(engine, now),
                          .explanation = EngineWords::inFull(engine, now)});
    });
    QObject::connect(&status, &StatusStrip::engineChosen, &parts.navigator,
                     [&navigator = parts.navigator] { Q_EMIT navigator.pageWanted(PageId::Overview); });
}

} // namespace

void wireStatus(const ConsoleParts &parts)
{
    StatusStrip &status = parts.window.status();
    wireRuns(status, parts.sync);
    wireSides(status, parts.sync);
    wireFigures(parts);
    wireEngine(parts);
    QObject::connect(&status, &StatusStrip::connectionsChosen, &parts.navigator,
                     [&navigator = parts.navigator] { Q_EMIT navigator.pageWanted(PageId::Connections); });
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/engine_flow.h"

#include "runtime/engine_reader.h"
#include "runtime/system_clock.h"

namespace lockstep
{

namespace
{

constexpr std::chrono::seconds whileWatched{1};
constexpr std::chrono::seconds whileHidden{10};
/// The charts get a point a minute.
constexpr std::chrono::seconds reportAgainAfter{30};
constexpr std::chrono::seconds noteAgainAfter{60};

} // namespace

EngineFlow::EngineFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    m_clock.setInterval(whileWatched);
    connect(&m_clock, &QTimer::timeout, this, &EngineFlow::readStatus);
}

void EngineFlow::follow()
{
    m_clock.start();
    readStatus();
}

void EngineFlow::setWatched(bool isWatched)
{
    const std::chrono::milliseconds interval = isWatched ? whileWatched : whileHidden;
    if (m_clock.intervalAsDuration() == interval)
        return;
    m_clock.setInterval(interval);
    if (isWatched && m_clock.isActive())
        readStatus();
}

void EngineFlow::look()
{
    if (m_clock.isActive())
        readStatus();
}

void EngineFlow::readStatus()
{
    // A slow disk must not pile questions up.
    if (m_isReading)
        return;
    m_isReading = true;
    m_statusJob = m_context.read.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile)](const std::stop_token &) {
            return reader.status();
        },
        [this](const Result<EngineStatus> &status) {
            m_isReading = false;
            if (status)
                take(*status);
            else
                complain(status.error());
        });
}

void EngineFlow::take(const EngineStatus &status)
{
    const bool isOther = m_queue != status.queue;
    const bool isThrough = m_queue && m_queue->open() > 0 && status.queue.open() == 0;
    m_queue = status.queue;
    Q_EMIT statusRead(status);
    // Deciding alone opens and closes cases, and leaves no run.
    if (isThrough)
        Q_EMIT workspaceChanged();
    if (isOther || m_untilReport.hasExpired())
        readReport();
}

void EngineFlow::readReport()
{
    m_untilReport.setRemainingTime(reportAgainAfter);
    readLastRun();
    m_reportJob.abandon();
    m_reportJob = m_context.read.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile),
         now = SystemClock().now()](const std::stop_token &) { return reader.report(now); },
        [this](const Result<EngineReport> &report) {
            if (report)
                Q_EMIT reportRead(*report);
            else
                complain(report.error());
        });
}

void EngineFlow::readLastRun()
{
    m_context.read.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile)](const std::stop_token &) {
            return reader.lastRun();
        },
        [this](const Result<std::optional<Run>> &run) {
            if (!run)
                return;
            const bool isNews = m_hasLookedAtRuns && *run != m_lastRun;
            m_hasLookedAtRuns = true;
            m_lastRun = *run;
            if (isNews)
                Q_EMIT workspaceChanged();
        });
}

void EngineFlow::notePeople()
{
    if (!m_untilNote.hasExpired())
        return;
    m_untilNote.setRemainingTime(noteAgainAfter);
    m_context.work.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile)](const std::stop_token &) {
            return reader.notePeople(SystemClock().now());
        },
        [](const Result<void> & /*noted*/) {});
}

void EngineFlow::pause() { setPaused(true); }

void EngineFlow::resume() { setPaused(false); }

void EngineFlow::setPaused(bool isPaused)
{
    m_context.work.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile), isPaused](const std::stop_token &) {
            return reader.setPaused(isPaused);
        },
        [this](const Result<void> &done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            Q_EMIT told();
            readStatus();
        });
}

void EngineFlow::tryAgain(const FailureGroup &group)
{
    m_context.work.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile), group](const std::stop_token &) {
            return reader.tryAgain(group, SystemClock().now());
        },
        [this](const Result<int> &people) {
            if (!people) {
                Q_EMIT failed(people.error());
                return;
            }
            Q_EMIT triedAgain(*people);
            readReport();
        });
}

void EngineFlow::findPeople(const FailureGroup &group)
{
    m_context.work.start(
        *this,
        [reader = EngineReader(m_context.workspace, m_context.credentialsFile), group](const std::stop_token &) {
            return reader.peopleIn(group);
        },
        [this](const Result<QList<AppUserId>> &users) {
            if (users)
                Q_EMIT peopleFound(*users);
            else
                Q_EMIT failed(users.error());
        });
}

void EngineFlow::complain(const Error &error)
{
    if (error.kind != ErrorKind::StoreMissing)
        Q_EMIT failed(error);
}

} // namespace lockstep

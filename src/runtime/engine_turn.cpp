// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_turn.h"

#include "domain/error_names.h"
#include "domain/log.h"
#include "runtime/system_clock.h"
#include "store/engine_lease.h"
#include "store/engine_status_repository.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

/// How soon it is asked whether a lease that another has, or wants, is free.
constexpr auto leasePause = 1s;
constexpr auto firstPause = 1s;
constexpr auto longestPause = 60s;

Moment in(std::chrono::seconds time)
{
    return {SystemClock().now().microseconds + std::chrono::microseconds(time).count()};
}

EngineState stateAfter(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NoCredentials:
    case ErrorKind::CredentialsExposed:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainSlow:
    case ErrorKind::KeychainFailed:
    case ErrorKind::Unauthorised:
        return EngineState::SignInNeeded;
    case ErrorKind::Offline:
    case ErrorKind::TimedOut:
    case ErrorKind::UsersUnreachable:
    case ErrorKind::UsersReadFailed:
    case ErrorKind::ServerFault:
        return EngineState::Offline;
    case ErrorKind::BudgetSpent:
    case ErrorKind::RateLimited:
        return EngineState::Throttled;
    default:
        return EngineState::Failed;
    }
}

bool isOfTheStore(ErrorKind kind) { return kind >= ErrorKind::StoreMissing && kind <= ErrorKind::StoreFailed; }

} // namespace

EngineTurn::EngineTurn(const EngineServiceParts &parts, EngineSleep &sleep, std::stop_token stop)
    : m_parts(parts)
    , m_sleep(sleep)
    , m_stop(std::move(stop))
{
}

EngineTurn::~EngineTurn()
{
    m_work.reset();
    if (m_lease)
        say(EngineState::Off, std::nullopt, std::nullopt);
    m_lease.reset();
}

Moment EngineTurn::take()
{
    if (m_isToLetGo)
        giveUpLease();
    if (const auto ready = makeReady(); !ready)
        return afterTrouble(ready.error());
    {
        const std::lock_guard guard(m_mutex);
        m_step = std::stop_source();
    }
    if (m_isToLetGo)
        m_step.request_stop();
    if (m_haveUsersChanged.exchange(false))
        m_work->lookForUsers();
    const std::stop_callback whenAllStops(m_stop, [this] { m_step.request_stop(); });
    return afterStep(m_work->step(m_step.get_token()));
}

void EngineTurn::forgetWaiting()
{
    m_failures = 0;
    if (m_lease)
        m_lease->renewSoon();
    if (m_work)
        m_work->wake();
}

void EngineTurn::dropAll()
{
    m_work.reset();
    m_lease.reset();
    m_workspace.reset();
    m_failures = 0;
}

Result<void> EngineTurn::makeReady()
{
    if (!m_workspace) {
        auto workspace = OpenWorkspace::openExisting(m_parts.workspace);
        if (!workspace)
            return fail(workspace.error());
        m_workspace = std::move(*workspace);
    }
    if (auto taken = takeLease(); !taken)
        return taken;
    if (m_work)
        return {};
    const auto usersChanged = [this] {
        m_haveUsersChanged = true;
        m_sleep.wake();
    };
    auto work = m_parts.open({.workspace = *m_workspace, .lease = *m_lease, .usersChanged = usersChanged});
    if (!work)
        return fail(work.error());
    m_work = std::move(*work);
    return {};
}

Result<void> EngineTurn::takeLease()
{
    if (m_lease)
        return {};
    const auto wanted = EngineLease(m_workspace->database()).isWanted(SystemClock().now());
    if (!wanted)
        return fail(wanted.error());
    if (*wanted)
        return fail(ErrorKind::StoreBusy);
    m_isToLetGo = false;
    const auto letGo = [this] {
        m_isToLetGo = true;
        {
            const std::lock_guard guard(m_mutex);
            m_step.request_stop();
        }
        m_sleep.wake();
    };
    auto lease =
        HeldLease::take(m_workspace->database(), {.owner = thisOwner(true), .patience = 0ms, .letGo = letGo}, m_stop);
    if (!lease)
        return fail(lease.error());
    m_lease = std::move(*lease);
    qCInfo(logEngine, "has the workspace, for the %lldth time it was taken",
           static_cast<long long>(m_lease->fence().value));
    return {};
}

Moment EngineTurn::afterStep(const Result<Moment> &next)
{
    if (m_isToLetGo) {
        giveUpLease();
        return in(leasePause);
    }
    if (!next)
        return afterTrouble(next.error());
    m_failures = 0;
    return *next;
}

Moment EngineTurn::afterTrouble(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return in(0s);
    if (error.kind == ErrorKind::StoreBusy && !m_lease)
        return in(leasePause);
    qCWarning(logEngine, "stopped, tried again later: %s (%s)", qUtf8Printable(nameOf(error.kind)),
              qUtf8Printable(error.detail));
    const auto pause = std::min<std::chrono::seconds>(firstPause * (1 << std::min(m_failures++, 10)), longestPause);
    const Moment until = in(std::max(pause, error.retryAfter.value_or(0s)));
    m_work.reset();
    if (m_lease)
        say(stateAfter(error.kind), error, until);
    if (isOfTheStore(error.kind)) {
        m_lease.reset();
        m_workspace.reset();
    }
    return until;
}

void EngineTurn::giveUpLease()
{
    m_work.reset();
    m_lease.reset();
    m_isToLetGo = false;
    qCInfo(logEngine, "gave up the workspace for another");
}

void EngineTurn::say(EngineState state, const std::optional<Error> &trouble, const std::optional<Moment> &until)
{
    EngineStatusRepository statuses(m_workspace->database());
    EngineStatus status = statuses.find().value_or(EngineStatus());
    status.state = state;
    status.owner = thisOwner(true).name;
    status.at = SystemClock().now();
    status.trouble = trouble;
    status.until = until;
    if (const auto saved = statuses.save(status); !saved)
        qCWarning(logEngine, "the state was not kept: %s", qPrintable(saved.error().detail));
}

} // namespace lockstep

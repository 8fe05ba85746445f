// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine_waits.h"

#include "domain/engine_pace.h"

#include <algorithm>

namespace lockstep
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::seconds untilSomebodyMends = 10min;

std::chrono::seconds backOff(int failures, std::chrono::seconds first, std::chrono::seconds longest)
{
    return std::min(longest, first * (1 << std::clamp(failures - 1, 0, 10)));
}

enum class Cause { Fatal, Budget, RateLimit, Offline, SignIn, Settings, Users };

Cause causeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BudgetSpent:
        return Cause::Budget;
    case ErrorKind::RateLimited:
        return Cause::RateLimit;
    case ErrorKind::Offline:
    case ErrorKind::TimedOut:
    case ErrorKind::ServerFault:
    case ErrorKind::BadReply:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::NotFound:
    case ErrorKind::Rejected:
    case ErrorKind::BadInput:
        return Cause::Offline;
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden:
    case ErrorKind::ApiDisabled:
    case ErrorKind::BasicAuthDisabled:
    case ErrorKind::NoCredentials:
    case ErrorKind::CredentialsExposed:
        return Cause::SignIn;
    case ErrorKind::WrongAddress:
    case ErrorKind::NotSecure:
    case ErrorKind::BadSettings:
    case ErrorKind::Guarded:
        return Cause::Settings;
    case ErrorKind::UsersUnreachable:
    case ErrorKind::UsersTableUnsuitable:
    case ErrorKind::UsersReadFailed:
    case ErrorKind::UsersWriteFailed:
        return Cause::Users;
    default:
        return Cause::Fatal;
    }
}

} // namespace

bool EngineWaits::meet(const Error &error, Moment now)
{
    switch (causeOf(error.kind)) {
    case Cause::Fatal:
        return false;
    case Cause::Budget:
        m_budgetUntil = after(now, std::max(1s, error.retryAfter.value_or(60s)));
        return true;
    case Cause::RateLimit:
        m_mauticUntil = after(now, std::max(1s, error.retryAfter.value_or(60s)));
        m_mauticState = EngineState::Throttled;
        m_mauticTrouble = error;
        return true;
    case Cause::Offline:
        meetOfflineMautic(error, now);
        return true;
    case Cause::SignIn:
    case Cause::Settings:
        m_mauticUntil = after(now, untilSomebodyMends);
        m_mauticState = causeOf(error.kind) == Cause::SignIn ? EngineState::SignInNeeded : EngineState::Failed;
        m_mauticTrouble = error;
        return true;
    case Cause::Users:
        ++m_usersFailures;
        m_usersUntil = after(now, backOff(m_usersFailures, 5s, 60s));
        m_usersTrouble = error;
        return true;
    }
    return false;
}

void EngineWaits::meetOfflineMautic(const Error &error, Moment now)
{
    ++m_mauticFailures;
    m_mauticUntil = after(now, backOff(m_mauticFailures, 5s, 10min));
    m_mauticState = EngineState::Offline;
    m_mauticTrouble = error;
}

void EngineWaits::mauticAnswered()
{
    m_mauticFailures = 0;
    m_mauticUntil = {};
    m_mauticTrouble.reset();
}

void EngineWaits::usersAnswered()
{
    m_usersFailures = 0;
    m_usersUntil = {};
    m_usersTrouble.reset();
}

void EngineWaits::end()
{
    mauticAnswered();
    usersAnswered();
    m_budgetUntil = {};
}

void EngineWaits::clockWasSetBack(std::chrono::microseconds by)
{
    for (Moment *until : {&m_mauticUntil, &m_budgetUntil, &m_usersUntil})
        until->microseconds -= by.count();
}

std::optional<EngineState> EngineWaits::state(Moment now) const
{
    if (mauticUntil(now))
        return m_mauticState;
    if (usersUntil(now))
        return EngineState::Offline;
    return budgetUntil(now) ? std::optional(EngineState::Throttled) : std::nullopt;
}

std::optional<Error> EngineWaits::trouble(Moment now) const
{
    if (mauticUntil(now))
        return m_mauticTrouble;
    return usersUntil(now) ? m_usersTrouble : std::nullopt;
}

/// A clock that was set back must not make a short wait long.
std::optional<Moment> EngineWaits::later(Moment until, Moment now)
{
    constexpr qint64 longest = 24LL * 3600 * 1'000'000;
    return until > now && until.microseconds - now.microseconds <= longest ? std::optional(until) : std::nullopt;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/exit_code.h"

namespace lockstep
{

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NoCredentials:
    case ErrorKind::CredentialsExposed:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainSlow:
    case ErrorKind::KeychainFailed:
        return ExitCode::NoCredentials;
    case ErrorKind::Guarded:
    case ErrorKind::ManyChanges:
    case ErrorKind::NeedsYes:
    case ErrorKind::BudgetSpent:
    case ErrorKind::StalePlan:
        return ExitCode::StoppedByGuard;
    default:
        return ExitCode::Failed;
    }
}

ExitCode exitCodeFor(const EngineStatus &status)
{
    switch (status.state) {
    case EngineState::Off:
        return ExitCode::EngineNotRunning;
    case EngineState::Paused:
        return ExitCode::EnginePaused;
    case EngineState::Offline:
        return ExitCode::EngineOffline;
    case EngineState::SignInNeeded:
        return ExitCode::NoCredentials;
    case EngineState::Guarded:
    case EngineState::Failed:
        return ExitCode::NeedsReview;
    case EngineState::Idle:
    case EngineState::Working:
    case EngineState::Throttled:
        break;
    }
    return status.queue.dead > 0 || status.queue.held > 0 ? ExitCode::NeedsReview : ExitCode::Done;
}

} // namespace lockstep

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

} // namespace lockstep

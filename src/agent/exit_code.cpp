// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/exit_code.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NoCredentials:
    case ErrorKind::CredentialsExposed:
        return ExitCode::NoCredentials;
    case ErrorKind::Guarded:
    case ErrorKind::NeedsYes:
    case ErrorKind::BudgetSpent:
    case ErrorKind::StalePlan:
        return ExitCode::StoppedByGuard;
    default:
        return ExitCode::Failed;
    }
}

// clang-format off
QString nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled: return u"cancelled"_s;
    case ErrorKind::BadInput: return u"badInput"_s;
    case ErrorKind::BadSettings: return u"badSettings"_s;
    case ErrorKind::NoCredentials: return u"noCredentials"_s;
    case ErrorKind::CredentialsExposed: return u"credentialsExposed"_s;
    case ErrorKind::Internal: return u"internal"_s;
    case ErrorKind::Offline: return u"offline"_s;
    case ErrorKind::TimedOut: return u"timedOut"_s;
    case ErrorKind::NotSecure: return u"notSecure"_s;
    case ErrorKind::WrongAddress: return u"wrongAddress"_s;
    case ErrorKind::OutcomeUnknown: return u"outcomeUnknown"_s;
    case ErrorKind::BudgetSpent: return u"budgetSpent"_s;
    case ErrorKind::Unauthorised: return u"unauthorised"_s;
    case ErrorKind::Forbidden: return u"forbidden"_s;
    case ErrorKind::ApiDisabled: return u"apiDisabled"_s;
    case ErrorKind::BasicAuthDisabled: return u"basicAuthDisabled"_s;
    case ErrorKind::NotFound: return u"notFound"_s;
    case ErrorKind::Rejected: return u"rejected"_s;
    case ErrorKind::RateLimited: return u"rateLimited"_s;
    case ErrorKind::ServerFault: return u"serverFault"_s;
    case ErrorKind::BadReply: return u"badReply"_s;
    case ErrorKind::UsersUnreachable: return u"usersUnreachable"_s;
    case ErrorKind::UsersTableUnsuitable: return u"usersTableUnsuitable"_s;
    case ErrorKind::UsersReadFailed: return u"usersReadFailed"_s;
    case ErrorKind::UsersWriteFailed: return u"usersWriteFailed"_s;
    case ErrorKind::StoreMissing: return u"storeMissing"_s;
    case ErrorKind::StoreDamaged: return u"storeDamaged"_s;
    case ErrorKind::StoreNewer: return u"storeNewer"_s;
    case ErrorKind::StoreReadOnly: return u"storeReadOnly"_s;
    case ErrorKind::StoreBusy: return u"storeBusy"_s;
    case ErrorKind::DiskFull: return u"diskFull"_s;
    case ErrorKind::StoreFailed: return u"storeFailed"_s;
    case ErrorKind::StalePlan: return u"stalePlan"_s;
    case ErrorKind::NeedsYes: return u"needsYes"_s;
    case ErrorKind::Guarded: return u"guarded"_s;
    }
    return {};
}
// clang-format on

} // namespace lockstep

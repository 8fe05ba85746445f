// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/error_names.h"

#include <array>

namespace lockstep
{

namespace
{

struct KindName {
    ErrorKind kind;
    const char *name;
};

// clang-format off
constexpr std::array kindNames{
    KindName{ErrorKind::Cancelled, "cancelled"},
    KindName{ErrorKind::BadInput, "badInput"},
    KindName{ErrorKind::BadSettings, "badSettings"},
    KindName{ErrorKind::NoCredentials, "noCredentials"},
    KindName{ErrorKind::CredentialsExposed, "credentialsExposed"},
    KindName{ErrorKind::Internal, "internal"},
    KindName{ErrorKind::KeychainLocked, "keychainLocked"},
    KindName{ErrorKind::KeychainMissing, "keychainMissing"},
    KindName{ErrorKind::KeychainSlow, "keychainSlow"},
    KindName{ErrorKind::KeychainFailed, "keychainFailed"},
    KindName{ErrorKind::Offline, "offline"},
    KindName{ErrorKind::TimedOut, "timedOut"},
    KindName{ErrorKind::NotSecure, "notSecure"},
    KindName{ErrorKind::WrongAddress, "wrongAddress"},
    KindName{ErrorKind::OutcomeUnknown, "outcomeUnknown"},
    KindName{ErrorKind::BudgetSpent, "budgetSpent"},
    KindName{ErrorKind::Unauthorised, "unauthorised"},
    KindName{ErrorKind::Forbidden, "forbidden"},
    KindName{ErrorKind::ApiDisabled, "apiDisabled"},
    KindName{ErrorKind::BasicAuthDisabled, "basicAuthDisabled"},
    KindName{ErrorKind::NotFound, "notFound"},
    KindName{ErrorKind::Rejected, "rejected"},
    KindName{ErrorKind::RateLimited, "rateLimited"},
    KindName{ErrorKind::ServerFault, "serverFault"},
    KindName{ErrorKind::BadReply, "badReply"},
    KindName{ErrorKind::UsersUnreachable, "usersUnreachable"},
    KindName{ErrorKind::UsersTableUnsuitable, "usersTableUnsuitable"},
    KindName{ErrorKind::UsersReadFailed, "usersReadFailed"},
    KindName{ErrorKind::UsersWriteFailed, "usersWriteFailed"},
    KindName{ErrorKind::StoreMissing, "storeMissing"},
    KindName{ErrorKind::StoreDamaged, "storeDamaged"},
    KindName{ErrorKind::StoreNewer, "storeNewer"},
    KindName{ErrorKind::StoreReadOnly, "storeReadOnly"},
    KindName{ErrorKind::StoreBusy, "storeBusy"},
    KindName{ErrorKind::DiskFull, "diskFull"},
    KindName{ErrorKind::StoreFailed, "storeFailed"},
    KindName{ErrorKind::StalePlan, "stalePlan"},
    KindName{ErrorKind::NeedsYes, "needsYes"},
    KindName{ErrorKind::ManyChanges, "manyChanges"},
    KindName{ErrorKind::Guarded, "guarded"},
};
// clang-format on
static_assert(kindNames.size() == static_cast<size_t>(ErrorKind::Guarded) + 1, "a kind of failure has no name");

} // namespace

QString nameOf(ErrorKind kind)
{
    for (const KindName &known : kindNames) {
        if (known.kind == kind)
            return QString::fromLatin1(known.name);
    }
    return {};
}

std::optional<ErrorKind> errorKindNamed(QStringView name)
{
    for (const KindName &each : kindNames) {
        if (name == QLatin1StringView(each.name))
            return each.kind;
    }
    return std::nullopt;
}

} // namespace lockstep

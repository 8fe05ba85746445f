// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace lockstep
{

/// What kind of thing went wrong; words/error_words.h has a sentence for each.
enum class ErrorKind {
    Cancelled,
    BadInput,
    BadSettings,
    NoCredentials,
    /// Others on this computer can read the file the sign-in data is in.
    CredentialsExposed,
    Internal,
    // the desktop's keychain
    /// Locked, or what was stored there has gone.
    KeychainLocked,
    /// There is no keychain service here.
    KeychainMissing,
    /// It waits for its owner; the answer may still come.
    KeychainSlow,
    KeychainFailed,
    // the network
    Offline,
    TimedOut,
    NotSecure,
    WrongAddress,
    OutcomeUnknown,
    BudgetSpent,
    // what Mautic answered
    Unauthorised,
    Forbidden,
    ApiDisabled,
    BasicAuthDisabled,
    NotFound,
    Rejected,
    RateLimited,
    ServerFault,
    BadReply,
    // the application's database
    UsersUnreachable,
    UsersTableUnsuitable,
    UsersReadFailed,
    UsersWriteFailed,
    // our own store
    StoreMissing,
    StoreDamaged,
    StoreNewer,
    StoreReadOnly,
    StoreBusy,
    DiskFull,
    StoreFailed,
    // the engine
    StalePlan,
    /// The operator has not said yes to what would be created.
    NeedsYes,
    /// Too much would be changed at once; a person looks at the plan and applies it.
    ManyChanges,
    Guarded,
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    /// For the log only: technical, never a secret or an address of a person, never shown as the message.
    QString detail = {};
    /// What the sentence is about, safe to show: a file, a table, a host, a setting.
    QString subject = {};
    std::optional<std::chrono::seconds> retryAfter = std::nullopt;

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or the reason there is none. The compiler complains when one is dropped.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
    Result(tl::expected<T, Error> other)
        : tl::expected<T, Error>(std::move(other))
    {
    }
};

template <>
class [[nodiscard]] Result<void> : public tl::expected<void, Error>
{
public:
    using tl::expected<void, Error>::expected;
    Result(tl::expected<void, Error> other)
        : tl::expected<void, Error>(std::move(other))
    {
    }
};

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, QString detail = {}, QString subject = {})
{
    return tl::unexpected(Error{.kind = kind, .detail = std::move(detail), .subject = std::move(subject)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected(std::move(error)); }

} // namespace lockstep

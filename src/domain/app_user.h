// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"

#include <QList>

#include <optional>

namespace lockstep
{

/// What Lockstep can know of a user. Each is found in a column of the users table, or not at all.
enum class UserAttribute {
    Id,
    Email,
    EmailVerified,
    FullName,
    FirstName,
    LastName,
    CreatedAt,
    UpdatedAt,
    Locale,
    TimeZone,
    Phone,
    Company,
    Source,
    AccountTier,
    RegistrationMethod,
    AuthProvider,
    TrackedContact,
    OptedOut,
    Banned,
    Deleted,
    MauticContact,
};

/// One row of the application's users table, as it was read; values are untouched, times are UTC.
struct AppUser {
    AppUserId id;
    QString email = {};
    /// Nothing when the table knows no verification, or the row says nothing of it.
    std::optional<bool> emailVerified = std::nullopt;
    QString firstName = {};
    QString lastName = {};
    std::optional<Moment> createdAt = std::nullopt;
    std::optional<Moment> updatedAt = std::nullopt;
    QString locale = {};
    QString timeZone = {};
    QString phone = {};
    QString company = {};
    QString source = {};
    QString accountTier = {};
    /// `email` or `oauth`.
    QString registrationMethod = {};
    /// `credential`, `google`, `github`, …: the provider of the first account.
    QString authProvider = {};
    /// The anonymous visitor Mautic tracked before sign-up (cookie `mtc_id`, mautic-api.md 13).
    std::optional<ContactId> trackedContact = std::nullopt;
    /// The link the application itself keeps.
    std::optional<ContactId> storedContact = std::nullopt;
    bool optedOut = false;
    bool banned = false;
    bool deleted = false;

    friend bool operator==(const AppUser &, const AppUser &) = default;
};

/// The text of an attribute that can be sent to Mautic; empty for those that cannot and for empty values.
[[nodiscard]] QString textOf(const AppUser &user, UserAttribute attribute);

/// The names used in settings, on the command line and in JSON: `email`, `emailVerified`, …
[[nodiscard]] QString nameOf(UserAttribute attribute);
[[nodiscard]] std::optional<UserAttribute> attributeNamed(QStringView name);
[[nodiscard]] const QList<UserAttribute> &allUserAttributes();

} // namespace lockstep

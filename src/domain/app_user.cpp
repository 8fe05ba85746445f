// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/app_user.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const std::array<std::pair<UserAttribute, QLatin1StringView>, 21> names = {{
    {UserAttribute::Id, "id"_L1},
    {UserAttribute::Email, "email"_L1},
    {UserAttribute::EmailVerified, "emailVerified"_L1},
    {UserAttribute::FullName, "name"_L1},
    {UserAttribute::FirstName, "firstName"_L1},
    {UserAttribute::LastName, "lastName"_L1},
    {UserAttribute::CreatedAt, "createdAt"_L1},
    {UserAttribute::UpdatedAt, "updatedAt"_L1},
    {UserAttribute::Locale, "locale"_L1},
    {UserAttribute::TimeZone, "timezone"_L1},
    {UserAttribute::Phone, "phone"_L1},
    {UserAttribute::Company, "company"_L1},
    {UserAttribute::Source, "source"_L1},
    {UserAttribute::AccountTier, "accountTier"_L1},
    {UserAttribute::RegistrationMethod, "registrationMethod"_L1},
    {UserAttribute::AuthProvider, "authProvider"_L1},
    {UserAttribute::TrackedContact, "trackedContact"_L1},
    {UserAttribute::OptedOut, "optedOut"_L1},
    {UserAttribute::Banned, "banned"_L1},
    {UserAttribute::Deleted, "deleted"_L1},
    {UserAttribute::MauticContact, "mauticContact"_L1},
}};

} // namespace

QString textOf(const AppUser &user, UserAttribute attribute)
{
    switch (attribute) {
    case UserAttribute::Id:
        return user.id.value;
    case UserAttribute::Email:
        return user.email;
    case UserAttribute::FirstName:
        return user.firstName;
    case UserAttribute::LastName:
        return user.lastName;
    case UserAttribute::CreatedAt:
        return user.createdAt ? toMauticText(*user.createdAt) : QString();
    case UserAttribute::Locale:
        return user.locale;
    case UserAttribute::TimeZone:
        return user.timeZone;
    case UserAttribute::Phone:
        return user.phone;
    case UserAttribute::Company:
        return user.company;
    case UserAttribute::Source:
        return user.source;
    case UserAttribute::AccountTier:
        return user.accountTier;
    case UserAttribute::RegistrationMethod:
        return user.registrationMethod;
    case UserAttribute::AuthProvider:
        return user.authProvider;
    case UserAttribute::EmailVerified:
    case UserAttribute::FullName:
    case UserAttribute::UpdatedAt:
    case UserAttribute::TrackedContact:
    case UserAttribute::OptedOut:
    case UserAttribute::Banned:
    case UserAttribute::Deleted:
    case UserAttribute::MauticContact:
        return {};
    }
    return {};
}

QString nameOf(UserAttribute attribute)
{
    for (const auto &[known, name] : names) {
        if (known == attribute)
            return name.toString();
    }
    return {};
}

std::optional<UserAttribute> attributeNamed(QStringView name)
{
    for (const auto &[attribute, known] : names) {
        if (name == known)
            return attribute;
    }
    return std::nullopt;
}

const QList<UserAttribute> &allUserAttributes()
{
    static const QList<UserAttribute> all = [] {
        QList<UserAttribute> list;
        for (const auto &[attribute, name] : names)
            list.append(attribute);
        return list;
    }();
    return all;
}

} // namespace lockstep

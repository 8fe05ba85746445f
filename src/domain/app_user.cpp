// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/app_user.h"

#include <algorithm>
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

constexpr std::array<std::pair<UserAttribute, QString AppUser::*>, 11> texts = {{
    {UserAttribute::Email, &AppUser::email},
    {UserAttribute::FirstName, &AppUser::firstName},
    {UserAttribute::LastName, &AppUser::lastName},
    {UserAttribute::Locale, &AppUser::locale},
    {UserAttribute::TimeZone, &AppUser::timeZone},
    {UserAttribute::Phone, &AppUser::phone},
    {UserAttribute::Company, &AppUser::company},
    {UserAttribute::Source, &AppUser::source},
    {UserAttribute::AccountTier, &AppUser::accountTier},
    {UserAttribute::RegistrationMethod, &AppUser::registrationMethod},
    {UserAttribute::AuthProvider, &AppUser::authProvider},
}};

} // namespace

QString textOf(const AppUser &user, UserAttribute attribute)
{
    if (attribute == UserAttribute::Id)
        return user.id.value;
    if (attribute == UserAttribute::CreatedAt)
        return user.createdAt ? toMauticText(*user.createdAt) : QString();
    const auto text =
        std::find_if(texts.cbegin(), texts.cend(), [attribute](const auto &each) { return each.first == attribute; });
    return text == texts.cend() ? QString() : user.*(text->second);
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

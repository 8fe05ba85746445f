// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/attribute_words.h"

namespace lockstep
{

// clang-format off
QString AttributeWords::label(UserAttribute attribute)
{
    switch (attribute) {
    case UserAttribute::Id: return tr("user id");
    case UserAttribute::Email: return tr("e-mail address");
    case UserAttribute::EmailVerified: return tr("e-mail verified");
    case UserAttribute::FullName: return tr("name");
    case UserAttribute::FirstName: return tr("first name");
    case UserAttribute::LastName: return tr("last name");
    case UserAttribute::CreatedAt: return tr("signed up");
    case UserAttribute::UpdatedAt: return tr("last changed");
    case UserAttribute::Locale: return tr("language");
    case UserAttribute::TimeZone: return tr("time zone");
    case UserAttribute::Phone: return tr("phone");
    case UserAttribute::Company: return tr("company");
    case UserAttribute::Source: return tr("source");
    case UserAttribute::AccountTier: return tr("account tier");
    case UserAttribute::RegistrationMethod: return tr("registration method");
    case UserAttribute::AuthProvider: return tr("sign-in provider");
    case UserAttribute::TrackedContact: return tr("tracked visitor");
    case UserAttribute::OptedOut: return tr("opted out");
    case UserAttribute::Banned: return tr("banned");
    case UserAttribute::Deleted: return tr("deleted");
    case UserAttribute::MauticContact: return tr("contact in Mautic");
    }
    return {};
}
// clang-format on

} // namespace lockstep

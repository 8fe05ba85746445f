// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user_differences.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString flagText(bool flag) { return flag ? u"true"_s : u"false"_s; }

QString contactText(const std::optional<ContactId> &contact)
{
    return contact ? QString::number(contact->value) : QString();
}

/// Unlike `textOf`, every attribute has one here, and times are whole.
QString exactText(const AppUser &user, UserAttribute attribute)
{
    switch (attribute) {
    case UserAttribute::EmailVerified:
        return user.emailVerified ? flagText(*user.emailVerified) : QString();
    case UserAttribute::CreatedAt:
        return user.createdAt ? toIsoText(*user.createdAt) : QString();
    case UserAttribute::TrackedContact:
        return contactText(user.trackedContact);
    case UserAttribute::MauticContact:
        return contactText(user.storedContact);
    case UserAttribute::OptedOut:
        return flagText(user.optedOut);
    case UserAttribute::Banned:
        return flagText(user.banned);
    case UserAttribute::Deleted:
        return flagText(user.deleted);
    default:
        return textOf(user, attribute);
    }
}

} // namespace

QList<UserDifference> differencesBetween(const AppUser &before, const AppUser &after)
{
    QList<UserDifference> differences;
    for (const UserAttribute attribute : allUserAttributes()) {
        UserDifference one{attribute, exactText(before, attribute), exactText(after, attribute)};
        if (one.before != one.after)
            differences.append(std::move(one));
    }
    return differences;
}

} // namespace lockstep

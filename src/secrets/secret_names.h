// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sign_in_state.h"

#include <QByteArray>
#include <QList>

namespace lockstep
{

/// The names sign-in data and defaults are given under.
namespace secret_name
{
inline const QByteArray mauticApiUrl = QByteArrayLiteral("MAUTIC_API_URL");
inline const QByteArray mauticBaseUrl = QByteArrayLiteral("MAUTIC_BASEURL");
inline const QByteArray mauticClientId = QByteArrayLiteral("MAUTIC_CLIENT_ID");
inline const QByteArray mauticClientSecret = QByteArrayLiteral("MAUTIC_CLIENT_SECRET");
inline const QByteArray mauticApiToken = QByteArrayLiteral("MAUTIC_API_TOKEN");
inline const QByteArray mauticUserName = QByteArrayLiteral("MAUTIC_USERNAME");
inline const QByteArray mauticPassword = QByteArrayLiteral("MAUTIC_PASSWORD");
inline const QByteArray mauticSegment = QByteArrayLiteral("MAUTIC_DEFAULT_SEGMENT_ID");
inline const QByteArray mauticRateLimit = QByteArrayLiteral("MAUTIC_RATE_LIMIT");
inline const QByteArray usersUrl = QByteArrayLiteral("LOCKSTEP_USERS_URL");
/// Applications that talk to Mautic often have these two in the same file. Lockstep has no use for them.
inline const QByteArray publicMauticUrl = QByteArrayLiteral("PUBLIC_MAUTIC_URL");
inline const QByteArray mysqlMauticDb = QByteArrayLiteral("MYSQL_MAUTIC_DB");
} // namespace secret_name

/// What belongs together: it is taken from one place or not at all, so that no secret of one Mautic is sent to another.
[[nodiscard]] inline QList<QByteArray> namesOfSide(SignInSide side)
{
    using namespace secret_name;
    if (side == SignInSide::Users)
        return {usersUrl};
    return {mauticApiUrl,   mauticBaseUrl,  mauticClientId, mauticClientSecret,
            mauticApiToken, mauticUserName, mauticPassword};
}

[[nodiscard]] inline QList<QByteArray> secretNames()
{
    using namespace secret_name;
    return {mauticApiUrl,   mauticBaseUrl, mauticClientId,  mauticClientSecret, mauticApiToken,  mauticUserName,
            mauticPassword, mauticSegment, mauticRateLimit, usersUrl,           publicMauticUrl, mysqlMauticDb};
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/loaded_credentials.h"

#include "domain/mautic_address.h"
#include "secrets/secret_names.h"

#include <QRegularExpression>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

Result<QUrl> addressIn(const SecretValues &values)
{
    const QByteArray &name =
        values.has(secret_name::mauticApiUrl) ? secret_name::mauticApiUrl : secret_name::mauticBaseUrl;
    if (!values.has(name))
        return fail(ErrorKind::NoCredentials, u"no address of Mautic"_s, u"MAUTIC_API_URL"_s);
    auto address = mauticAddressFrom(values.text(name));
    if (!address)
        address.error().subject = QString::fromLatin1(name);
    return address;
}

/// Says which half of a pair is missing rather than falling back to another way of signing in.
Result<MauticCredentials> missing(const QString &name)
{
    return fail(ErrorKind::NoCredentials, u"incomplete sign-in data"_s, name);
}

Result<MauticCredentials> credentialsIn(const SecretValues &values)
{
    using namespace secret_name;
    const bool hasId = values.has(mauticClientId);
    const bool hasClientSecret = values.has(mauticClientSecret);
    if (hasId && hasClientSecret)
        return ClientCredentials{values.text(mauticClientId), values.secret(mauticClientSecret)};
    if (values.has(mauticApiToken))
        return BearerCredentials{values.secret(mauticApiToken)};
    const bool hasUser = values.has(mauticUserName);
    const bool hasPassword = values.has(mauticPassword);
    if (hasUser && hasPassword)
        return BasicCredentials{values.text(mauticUserName), values.secret(mauticPassword)};
    if (hasId || hasClientSecret)
        return missing(QString::fromLatin1(hasId ? mauticClientSecret : mauticClientId));
    if (hasUser || hasPassword)
        return missing(QString::fromLatin1(hasUser ? mauticPassword : mauticUserName));
    return missing(u"MAUTIC_CLIENT_ID, MAUTIC_CLIENT_SECRET"_s);
}

Result<MauticAccess> accessIn(const SecretValues &values)
{
    auto address = addressIn(values);
    if (!address)
        return fail(std::move(address.error()));
    auto credentials = credentialsIn(values);
    if (!credentials)
        return fail(std::move(credentials.error()));
    return MauticAccess{.address = std::move(*address), .credentials = std::move(*credentials)};
}

Result<std::optional<SegmentId>> segmentIn(const SecretValues &values)
{
    if (!values.has(secret_name::mauticSegment))
        return std::optional<SegmentId>();
    bool isNumber = false;
    const qint64 number = values.text(secret_name::mauticSegment).toLongLong(&isNumber);
    if (!isNumber || number <= 0)
        return fail(ErrorKind::BadSettings, u"not a number of a segment"_s, u"MAUTIC_DEFAULT_SEGMENT_ID"_s);
    return std::optional<SegmentId>(SegmentId{number});
}

Result<std::optional<int>> rateLimitIn(const SecretValues &values)
{
    if (!values.has(secret_name::mauticRateLimit))
        return std::optional<int>();
    static const QRegularExpression form(u"^(\\d{1,7})\\s*(/\\s*(h|hour))?$"_s);
    const auto match = form.match(values.text(secret_name::mauticRateLimit));
    if (!match.hasMatch())
        return fail(ErrorKind::BadSettings, u"neither 100 nor 100/hour"_s, u"MAUTIC_RATE_LIMIT"_s);
    return std::optional<int>(match.captured(1).toInt());
}

} // namespace

Result<LoadedCredentials> loadCredentials(const CredentialSources &sources)
{
    auto values = readSecretValues(sources);
    if (!values)
        return fail(std::move(values.error()));
    auto segment = segmentIn(*values);
    if (!segment)
        return fail(std::move(segment.error()));
    auto rateLimit = rateLimitIn(*values);
    if (!rateLimit)
        return fail(std::move(rateLimit.error()));
    LoadedCredentials loaded{.mautic = accessIn(*values),
                             .segment = *segment,
                             .requestsPerHour = *rateLimit,
                             .usersUrl = values->secret(secret_name::usersUrl)};
    for (const QByteArray &name : {secret_name::publicMauticUrl, secret_name::mysqlMauticDb}) {
        if (values->has(name))
            loaded.ignored.append(QString::fromLatin1(name));
    }
    return loaded;
}

} // namespace lockstep

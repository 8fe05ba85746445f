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

/// Two names that are of use only together.
struct NamePair {
    QByteArray first;
    QByteArray second;
};

bool hasBoth(const SecretValues &values, const NamePair &pair)
{
    return values.has(pair.first) && values.has(pair.second);
}

/// Says which half of a pair is missing rather than leaving the operator to guess.
QString missingName(const SecretValues &values, const NamePair &oauth, const NamePair &basic)
{
    for (const NamePair &pair : {oauth, basic}) {
        if (values.has(pair.first))
            return QString::fromLatin1(pair.second);
        if (values.has(pair.second))
            return QString::fromLatin1(pair.first);
    }
    return QString::fromLatin1(oauth.first + ", " + oauth.second);
}

Result<MauticCredentials> credentialsIn(const SecretValues &values)
{
    using namespace secret_name;
    const NamePair oauth{mauticClientId, mauticClientSecret};
    const NamePair basic{mauticUserName, mauticPassword};
    if (hasBoth(values, oauth))
        return ClientCredentials{values.text(oauth.first), values.secret(oauth.second)};
    if (values.has(mauticApiToken))
        return BearerCredentials{values.secret(mauticApiToken)};
    if (hasBoth(values, basic))
        return BasicCredentials{values.text(basic.first), values.secret(basic.second)};
    return fail(ErrorKind::NoCredentials, u"incomplete sign-in data"_s, missingName(values, oauth, basic));
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

struct Duplicating {
    MauticCredentials operator()(const ClientCredentials &given) const
    {
        return ClientCredentials{.clientId = given.clientId, .clientSecret = given.clientSecret.duplicate()};
    }
    MauticCredentials operator()(const BasicCredentials &given) const
    {
        return BasicCredentials{.userName = given.userName, .password = given.password.duplicate()};
    }
    MauticCredentials operator()(const BearerCredentials &given) const
    {
        return BearerCredentials{.token = given.token.duplicate()};
    }
};

} // namespace

Result<LoadedCredentials> loadCredentials(const CredentialSources &sources)
{
    const auto values = readSecretValues(sources);
    return values ? credentialsFrom(*values) : Result<LoadedCredentials>(fail(values.error()));
}

LoadedCredentials duplicateOf(const LoadedCredentials &credentials)
{
    Result<MauticAccess> mautic = credentials.mautic
        ? Result<MauticAccess>(MauticAccess{.address = credentials.mautic->address,
                                            .credentials = std::visit(Duplicating(), credentials.mautic->credentials)})
        : fail(credentials.mautic.error());
    return {.mautic = std::move(mautic),
            .segment = credentials.segment,
            .requestsPerHour = credentials.requestsPerHour,
            .usersUrl = credentials.usersUrl.duplicate(),
            .ignored = credentials.ignored};
}

Result<LoadedCredentials> credentialsFrom(const SecretValues &values)
{
    auto segment = segmentIn(values);
    if (!segment)
        return fail(std::move(segment.error()));
    auto rateLimit = rateLimitIn(values);
    if (!rateLimit)
        return fail(std::move(rateLimit.error()));
    LoadedCredentials loaded{.mautic = accessIn(values),
                             .segment = *segment,
                             .requestsPerHour = *rateLimit,
                             .usersUrl = values.secret(secret_name::usersUrl)};
    for (const QByteArray &name : {secret_name::publicMauticUrl, secret_name::mysqlMauticDb}) {
        if (values.has(name))
            loaded.ignored.append(QString::fromLatin1(name));
    }
    return loaded;
}

} // namespace lockstep

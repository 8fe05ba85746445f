// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/credentials.h"
#include "domain/ids.h"
#include "domain/result.h"
#include "secrets/credential_sources.h"

#include <QStringList>

#include <optional>

namespace lockstep
{

/// What the operator gave outside the workspace.
struct LoadedCredentials {
    /// NoCredentials, naming what is missing, where Mautic cannot be signed in to.
    Result<MauticAccess> mautic = fail(ErrorKind::NoCredentials);
    std::optional<SegmentId> segment = std::nullopt;
    /// 0: no limit.
    std::optional<int> requestsPerHour = std::nullopt;
    /// The application's database; a secret since it may hold a password. Empty where it was not given.
    Secret usersUrl = {};
    /// Names that were given, are known, and are of no use to Lockstep.
    QStringList ignored = {};
};

/// BadSettings where a number is none; what is missing for Mautic is told by `mautic`. OAuth2 is taken before a
/// ready-made token, a token before user name and password.
[[nodiscard]] Result<LoadedCredentials> loadCredentials(const CredentialSources &sources);
/// For the few places that need them again and again, such as a service.
[[nodiscard]] LoadedCredentials duplicateOf(const LoadedCredentials &credentials);
/// The same from values that were read already.
[[nodiscard]] Result<LoadedCredentials> credentialsFrom(const SecretValues &values);

} // namespace lockstep

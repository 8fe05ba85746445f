// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/secret.h"

#include <QUrl>

#include <variant>

namespace lockstep
{

/// OAuth2 client credentials: preferred, since a Basic request costs Mautic a password hash.
struct ClientCredentials {
    QString clientId;
    Secret clientSecret;
};

struct BasicCredentials {
    QString userName;
    Secret password;
};

/// A token somebody else renews.
struct BearerCredentials {
    Secret token;
};

using MauticCredentials = std::variant<ClientCredentials, BasicCredentials, BearerCredentials>;

/// Where Mautic is and how to sign in. The address has neither `/api` nor a slash at its end.
struct MauticAccess {
    QUrl address;
    MauticCredentials credentials;
};

} // namespace lockstep

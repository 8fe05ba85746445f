// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/workspace_overview.h"

namespace lockstep
{

std::optional<Side> sideOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::TimedOut:
    case ErrorKind::NotSecure:
    case ErrorKind::WrongAddress:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden:
    case ErrorKind::ApiDisabled:
    case ErrorKind::BasicAuthDisabled:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
    case ErrorKind::BadReply:
        return Side::Mautic;
    case ErrorKind::UsersUnreachable:
    case ErrorKind::UsersTableUnsuitable:
    case ErrorKind::UsersReadFailed:
    case ErrorKind::UsersWriteFailed:
        return Side::Application;
    default:
        return std::nullopt;
    }
}

} // namespace lockstep

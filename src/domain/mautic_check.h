// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace lockstep
{

/// What Lockstep may need to do in Mautic.
enum class MauticRight {
    ReadContacts,
    WriteContacts,
    ReadFields,
    CreateFields,
    ReadSegments,
    CreateSegments,
    ReadStats,
    ReadCampaigns,
    ReadEmails,
};

enum class RightState { Granted, Denied, Unknown };

struct RightFinding {
    MauticRight right;
    RightState state = RightState::Unknown;
    /// Campaigns and e-mails are not needed yet; creating fields and segments only for that.
    bool neededNow = true;
};

/// How the connection to Mautic stands, when it stands. What keeps it from standing is an Error.
struct MauticCheck {
    QString version;
    QString userName;
    QString roleName = {};
    bool isAdministrator = false;
    QList<RightFinding> rights = {};
    /// Mautic's clock less ours; positive when Mautic is ahead.
    std::chrono::seconds clockSkew{0};
    /// From the first byte of the sign-in to the answer of "who am I".
    std::chrono::milliseconds handshake{0};
};

} // namespace lockstep

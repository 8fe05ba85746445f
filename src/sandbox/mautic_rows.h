// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox_times.h"

#include <QHash>
#include <QJsonArray>
#include <QList>
#include <QMap>

namespace lockstep
{

/// A row of the table `lead_donotcontact`.
struct SandboxDoNotContact {
    qint64 id = 0;
    QString channel = {};
    int reason = 3;
    QString comments = QLatin1String("");
    QDateTime addedAt = {};
};

/// An address a contact was seen at.
struct SandboxIpAddress {
    qint64 id = 0;
    QString address = {};
};

struct SandboxContact {
    qint64 id = 0;
    /// By alias, as the database holds them; absent means NULL. `points` and `last_active` have members of their own.
    QHash<QString, QString> values = {};
    int points = 0;
    ChangeStamps stamps = {};
    QDateTime lastActive = {};
    QDateTime identifiedAt = {};
    QList<qint64> tags = {};
    QList<SandboxDoNotContact> doNotContact = {};
    QList<SandboxIpAddress> ipAddresses = {};
    /// Set for visitors of the tracking script.
    QString deviceId = {};
    QString preferredProfileImage = {};

    [[nodiscard]] QString email() const { return values.value(QStringLiteral("email")); }
};

/// A row of the table `lead_lists_leads`.
struct SandboxMembership {
    QDateTime addedAt = {};
    bool manuallyAdded = true;
    bool manuallyRemoved = false;
};

struct SandboxSegment {
    qint64 id = 0;
    QString name = {};
    QString publicName = {};
    QString alias = {};
    QString description = {};
    QJsonArray filters = {};
    bool isPublished = true;
    bool isGlobal = true;
    bool isPreferenceCenter = false;
    ChangeStamps stamps = {};
    /// By contact id.
    QMap<qint64, SandboxMembership> members = {};
};

/// A row of the table `audit_log`: the feed of changes (mautic-api.md 11).
struct SandboxAuditRow {
    qint64 id = 0;
    QString userName = {};
    QString bundle = QStringLiteral("lead");
    QString object = QStringLiteral("lead");
    qint64 objectId = 0;
    QString action = {};
    QByteArray details = "a:0:{}";
    QDateTime addedAt = {};
};

/// A row of the table `lead_event_log`.
struct SandboxEventRow {
    qint64 id = 0;
    qint64 contactId = 0;
    QString userName = {};
    QString object = {};
    QString action = {};
    /// 0 means NULL.
    qint64 objectId = 0;
    QString description = {};
    QDateTime addedAt = {};
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox_call.h"

namespace lockstep
{

/// A route of the API: a verb, a path with `{}` for what varies, and what answers it.
struct SandboxRouteEntry {
    QString method;
    QString pattern;
    SandboxRoute route = nullptr;
};

[[nodiscard]] QList<SandboxRouteEntry> contactRoutes();
[[nodiscard]] QList<SandboxRouteEntry> batchRoutes();
[[nodiscard]] QList<SandboxRouteEntry> doNotContactRoutes();
[[nodiscard]] QList<SandboxRouteEntry> fieldRoutes();
[[nodiscard]] QList<SandboxRouteEntry> segmentRoutes();
[[nodiscard]] QList<SandboxRouteEntry> statsRoutes();
[[nodiscard]] QList<SandboxRouteEntry> userRoutes();
[[nodiscard]] QList<SandboxRouteEntry> noteRoutes();
[[nodiscard]] QList<SandboxRouteEntry> campaignRoutes();
[[nodiscard]] QList<SandboxRouteEntry> activityRoutes();
[[nodiscard]] QList<SandboxRouteEntry> hookRoutes();
[[nodiscard]] QList<SandboxRouteEntry> companyRoutes();
[[nodiscard]] QList<SandboxRouteEntry> formRoutes();
[[nodiscard]] QList<SandboxRouteEntry> trackingRoutes();
[[nodiscard]] QList<SandboxRouteEntry> v2Routes();

/// Somebody the tracking script saw for the first time: an anonymous contact with a device.
SandboxContact &newVisitor(MauticState &state);

/// What a route was found for a request, or why there is none.
struct FoundRoute {
    SandboxRoute route = nullptr;
    QStringList parameters = {};
    /// The path exists with another verb.
    bool otherVerb = false;
};

/// All routes of the pretend Mautic.
class SandboxRoutes
{
public:
    SandboxRoutes();

    [[nodiscard]] FoundRoute find(const QString &method, const QString &path) const;

private:
    struct Compiled {
        QString method;
        QStringList parts;
        SandboxRoute route;
    };
    QList<Compiled> m_routes;
};

} // namespace lockstep

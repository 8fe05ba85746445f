// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/routes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// What stands for the `{}` of the pattern; nothing where the path is another one.
std::optional<QStringList> matched(const QStringList &pattern, const QStringList &parts)
{
    if (pattern.size() != parts.size()) {
        return std::nullopt;
    }
    QStringList parameters;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (pattern.at(i) == "{}"_L1) {
            parameters.append(parts.at(i));
        } else if (pattern.at(i) != parts.at(i)) {
            return std::nullopt;
        }
    }
    return parameters;
}

} // namespace

SandboxRoutes::SandboxRoutes()
{
    const QList<QList<SandboxRouteEntry>> groups{
        batchRoutes(), contactRoutes(), doNotContactRoutes(), fieldRoutes(),    segmentRoutes(),
        statsRoutes(), userRoutes(),    noteRoutes(),         campaignRoutes(), activityRoutes(),
        hookRoutes(),  companyRoutes(), formRoutes(),         trackingRoutes(), v2Routes()};
    for (const auto &group : groups) {
        for (const SandboxRouteEntry &entry : group) {
            m_routes.append({entry.method, entry.pattern.split(u'/'), entry.route});
        }
    }
}

FoundRoute SandboxRoutes::find(const QString &method, const QString &path) const
{
    const QStringList parts = path.split(u'/');
    FoundRoute found;
    for (const Compiled &compiled : m_routes) {
        const auto parameters = matched(compiled.parts, parts);
        if (!parameters) {
            continue;
        }
        if (compiled.method == method) {
            return {.route = compiled.route, .parameters = *parameters};
        }
        found.otherVerb = true;
    }
    return found;
}

} // namespace lockstep

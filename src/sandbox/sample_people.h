// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "sandbox/sandbox_mautic.h"

#include <QDateTime>

namespace lockstep
{

/// How many people the sample has and which; the same numbers give the same people.
struct SampleSettings {
    int users = 2'000;
    int contacts = 1'500;
    quint64 seed = 1;
};

/// What a first plan must say of a user.
struct SampleExpectation {
    Situation situation = Situation::Absent;
    std::optional<CaseKind> caseKind = std::nullopt;
    /// In no particular order.
    QList<PlanRowKind> rows = {};
    /// What the user is an example of, for people who read the manifest.
    QString about = {};
};

/// A user of the sample application, as its database holds it, and what is expected of it.
struct SampleUser {
    QString id;
    QString name = {};
    QString email = {};
    bool emailVerified = true;
    QDateTime createdAt = {};
    QString locale = {};
    QString timeZone = {};
    QString phone = {};
    QString company = {};
    QString accountTier = {};
    QString source = {};
    QString provider = QStringLiteral("credential");
    bool optedOut = false;
    bool banned = false;
    /// Null where the visitor was not tracked.
    QString trackedContact = {};
    /// 0 where the application keeps no link.
    qint64 mauticId = 0;
    SampleExpectation expectation = {};
};

/// Users created after this are new, those before are not.
[[nodiscard]] QDateTime sampleNewUsersSince();

/// Makes the users, and in Mautic the contacts that go with them, so that every situation of a first sync occurs.
[[nodiscard]] QList<SampleUser> makeSamplePeople(SandboxMautic &mautic, const SampleSettings &settings);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"

#include "store/budget_gate.h"
#include "users/sql_user_directory.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

/// Without any time passing in between; a compare of a hundred thousand contacts takes two hundred.
constexpr int mostStepsAtOnce = 500;

} // namespace

NewContactField BackgroundWorld::appUserIdField()
{
    return customFieldFor({.attribute = UserAttribute::Id, .alias = appUserIdAlias})
        .value_or(NewContactField{.alias = appUserIdAlias});
}

void BackgroundWorld::useGate(RequestGate &gate, int perHour)
{
    settings().requestsPerHour = perHour;
    m_given = &gate;
    m_engine.reset();
}

RequestGate &BackgroundWorld::gate()
{
    if (m_given)
        return *m_given;
    if (!m_gate && settings().requestsPerHour > 0)
        m_gate = std::make_unique<BudgetGate>(store().database, clock(), settings().requestsPerHour);
    return m_gate ? *m_gate : gateWithoutLimit();
}

void BackgroundWorld::limitRequests(int perHour)
{
    settings().requestsPerHour = perHour;
    m_gate.reset();
    m_engine.reset();
}

BackgroundEngine &BackgroundWorld::engine()
{
    if (m_engine)
        return *m_engine;
    auto directory = SqlUserDirectory::open({.kind = DatabaseKind::SQLite, .file = usersFile()}, settings().users,
                                            settings().writableAttributes);
    if (!directory)
        qFatal("no directory");
    m_directory = std::move(*directory);
    mautic().setGate(&gate());
    m_engine = std::make_unique<BackgroundEngine>(SyncParts{.mautic = mautic(),
                                                            .directory = *m_directory,
                                                            .store = store(),
                                                            .gate = gate(),
                                                            .clock = clock(),
                                                            .settings = settings(),
                                                            .mauticAddress = u"https://mautic.example.com"_s,
                                                            .reportProgress = [](const Progress &) {}},
                                                  m_options);
    return *m_engine;
}

Result<void> BackgroundWorld::run(std::chrono::seconds span)
{
    constexpr std::chrono::microseconds instant = 1ms;
    const Moment end{clock().at.microseconds + std::chrono::microseconds(span).count()};
    for (int stepsAtOnce = 0; clock().at < end; ++stepsAtOnce) {
        const auto next = step();
        if (!next)
            return fail(next.error());
        if (next->microseconds > clock().at.microseconds + instant.count())
            stepsAtOnce = 0;
        if (stepsAtOnce > mostStepsAtOnce)
            return fail(ErrorKind::Internal, u"the engine never rests"_s);
        clock().at = std::clamp(*next, Moment{clock().at.microseconds + 1}, end);
    }
    return {};
}

void BackgroundWorld::signUpNow(const QString &id, QVariantMap columns)
{
    columns.insert(u"createdAt"_s, now());
    columns.insert(u"updatedAt"_s, now());
    signUp(id, columns);
}

void BackgroundWorld::changeNow(const QString &id, QVariantMap columns)
{
    columns.insert(u"updatedAt"_s, now());
    changeUser(id, columns);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/findings_text.h"
#include "agent/text_table.h"
#include "domain/engine_status_json.h"
#include "runtime/engine_presence.h"
#include "runtime/system_clock.h"
#include "runtime/workspace_status.h"
#include "words/engine_words.h"
#include "words/overview_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int shownRuns = 10;

class StatusWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::StatusWords)

public:
    static QString budget(const WorkspaceStatus &status)
    {
        if (!status.requestsPerHour)
            return tr("%n in the last hour, no limit", "API calls", status.requestsSpent);
        return tr("%1 of %2 in the last hour").arg(status.requestsSpent).arg(*status.requestsPerHour);
    }

    static QString engine(const EnginePresence &engine, Moment now)
    {
        const QString state = EngineWords::state(engine.status, now);
        return engine.holder ? tr("%1: %2").arg(engine.holder->owner.name, state) : state;
    }

    static QString queue(const QueueCounts &queue)
    {
        return tr("%1 waiting, %2 held, %3 given up").arg(queue.open()).arg(queue.held).arg(queue.dead);
    }

    static QString text(const WorkspaceStatus &status, const EnginePresence &presence, Moment now)
    {
        TextTable facts;
        facts.add({tr("Engine"), engine(presence, now)}).add({tr("Queue"), queue(presence.status.queue)});
        if (const QString reason = GuardWords::reason(presence.status); !reason.isEmpty())
            facts.add({tr("Held back"), reason});
        facts.add({tr("Workspace"), status.folder})
            .add({tr("Mautic"), status.mautic})
            .add({tr("Users"), status.users})
            .add({tr("New users since"), status.newUsersSince})
            .add({tr("Links"), QString::number(status.links)})
            .add({tr("Users read"), QString::number(status.userCount)})
            .add({tr("Contacts read"), QString::number(status.contactCount)})
            .add({tr("Cases that wait"), QString::number(status.openCases)})
            .add({tr("API calls"), budget(status)});
        TextTable runs;
        for (const Run &run : status.runs)
            runs.add({QString::number(run.id.value), OverviewWords::runKind(run.kind),
                      OverviewWords::runState(run.state), toIsoText(run.startedAt).left(19),
                      run.startedBy.displayName.isEmpty() ? run.startedBy.account : run.startedBy.displayName});
        return facts.text() + u'\n' + section(tr("Last runs"), runs.text());
    }
};

QJsonObject runJson(const Run &run)
{
    QJsonObject counts;
    for (const auto &[name, count] : run.counts.asKeyValueRange())
        counts.insert(name, count);
    return {{u"id"_s, run.id.value},
            {u"kind"_s, nameOf(run.kind)},
            {u"state"_s, nameOf(run.state)},
            {u"startedAt"_s, toIsoText(run.startedAt)},
            {u"finishedAt"_s, run.finishedAt ? QJsonValue(toIsoText(*run.finishedAt)) : QJsonValue()},
            {u"account"_s, run.startedBy.account},
            {u"displayName"_s, run.startedBy.displayName},
            {u"counts"_s, counts}};
}

QJsonObject engineJson(const EnginePresence &engine)
{
    QJsonObject json = toJson(engine.status);
    json.insert(u"running"_s, engine.isRunning());
    json.insert(u"heldBy"_s, engine.holder ? QJsonValue(engine.holder->owner.name) : QJsonValue());
    return json;
}

QJsonObject statusJson(const WorkspaceStatus &status, const EnginePresence &engine)
{
    QJsonArray runs;
    for (const Run &run : status.runs)
        runs.append(runJson(run));
    return {{u"engine"_s, engineJson(engine)},
            {u"workspace"_s, status.folder},
            {u"mautic"_s, status.mautic},
            {u"users"_s, status.users},
            {u"newUsersSince"_s, status.newUsersSince},
            {u"links"_s, status.links},
            {u"usersRead"_s, status.userCount},
            {u"contactsRead"_s, status.contactCount},
            {u"openCases"_s, status.openCases},
            {u"requestsSpent"_s, status.requestsSpent},
            {u"requestsPerHour"_s, status.requestsPerHour ? QJsonValue(*status.requestsPerHour) : QJsonValue()},
            {u"runs"_s, runs}};
}

} // namespace

Result<ExitCode> runStatus(CommandContext &context)
{
    auto workspace = OpenWorkspace::openExisting(context.options.workspace);
    if (!workspace)
        return fail(workspace.error());
    auto status = statusOf(**workspace, shownRuns);
    if (!status)
        return fail(status.error());
    const Moment now = SystemClock().now();
    const auto engine = enginePresence((*workspace)->database(), now);
    if (!engine)
        return fail(engine.error());
    // The limit a run would have, as far as the environment says one.
    if (const auto given = loadProcessCredentials(context.options.credentialsFile); given && given->requestsPerHour)
        status->requestsPerHour = *given->requestsPerHour > 0 ? given->requestsPerHour : std::nullopt;
    if (context.options.json)
        context.terminal.answer(statusJson(*status, *engine));
    else
        context.terminal.answer(StatusWords::text(*status, *engine, now));
    return exitCodeFor(engine->status);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_world.h"

#include "bench/sqlite_file.h"
#include "runtime/workspace_folder.h"

#include <QDateTime>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace lockstep
{

Result<std::unique_ptr<BenchWorld>> BenchWorld::start(SandboxSize size)
{
    std::unique_ptr<BenchWorld> world(new BenchWorld);
    auto sandbox = SandboxProcess::start(world->m_folder.filePath(u"sandbox"_s), size);
    if (!sandbox)
        return fail(std::move(sandbox.error()));
    world->m_sandbox = std::move(*sandbox);
    return world;
}

Result<MeasuredRun> BenchWorld::agent(const QStringList &command)
{
    auto run = runMeasured(
        programBeside(u"lockstep-agent"_s),
        command + QStringList{u"--workspace"_s, workspace(), u"--credentials"_s, m_sandbox->credentialsFile()},
        {u"MAUTIC_RATE_LIMIT=1000000"_s, u"LC_ALL=C.UTF-8"_s});
    constexpr int done = 0;
    constexpr int doneButCasesWait = 3;
    if (run && run->exitCode != done && run->exitCode != doneButCasesWait)
        return fail(ErrorKind::Internal, u"exit code %1"_s.arg(run->exitCode), u"lockstep-agent "_s + command.first());
    return run;
}

Result<MeasuredRun> BenchWorld::console(const QStringList &arguments)
{
    auto run = runMeasured(
        programBeside(u"lockstep"_s),
        arguments + QStringList{u"--workspace"_s, workspace(), u"--credentials"_s, m_sandbox->credentialsFile()},
        QStringList{u"MAUTIC_RATE_LIMIT=1000000"_s} + offscreen(m_folder.path()));
    if (run && run->exitCode != 0)
        return fail(ErrorKind::Internal, u"exit code %1"_s.arg(run->exitCode), u"lockstep"_s);
    return run;
}

QStringList offscreen(const QString &folder)
{
    return {u"QT_QPA_PLATFORM=offscreen"_s, u"LC_ALL=C.UTF-8"_s, QString(u"XDG_CONFIG_HOME="_s + folder),
            QString(u"XDG_RUNTIME_DIR="_s + folder)};
}

Result<MeasuredRun> BenchWorld::sync() { return agent({u"sync"_s, u"--json"_s, u"--yes"_s, u"fields,segment"_s}); }

Result<void> BenchWorld::signUp(int people)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    QList<QVariantList> users;
    for (int i = 0; i < people; ++i) {
        const QString id = u"bench-%1"_s.arg(i, 6, 10, QChar(u'0'));
        users.append({id, u"Bench Mark%1"_s.arg(i), QString(id + u"@example.com"_s), 1, now, now});
    }
    return SqliteFile(m_sandbox->usersDatabase())
        .runForAll(u"INSERT INTO \"user\" (id, name, email, emailVerified, createdAt, updatedAt) "
                   "VALUES (?, ?, ?, ?, ?, ?)"_s,
                   users);
}

Result<int> BenchWorld::writingRequests() const
{
    const auto folder = WorkspaceFolder::open(workspace());
    if (!folder)
        return fail(folder.error());
    return SqliteFile(folder->storeFile())
        .value(u"SELECT count(*) FROM request WHERE kind = 'write'"_s)
        .map([](const QVariant &count) { return count.toInt(); });
}

} // namespace lockstep

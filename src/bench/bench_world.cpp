// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_world.h"

#include "bench/sqlite_file.h"
#include "runtime/workspace_folder.h"

#include <QDateTime>
#include <QFile>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace lockstep
{

BenchWorld::BenchWorld()
    : m_mark(u"bench-"_s + QUuid::createUuid().toString(QUuid::Id128).first(8))
{
}

Result<std::unique_ptr<BenchWorld>> BenchWorld::startBeside(const QString &credentialsFile)
{
    auto world = start({.users = 0, .contacts = 0});
    if (!world)
        return world;
    QFile given(credentialsFile);
    QFile own((*world)->m_folder.filePath(u"mautic.env"_s));
    const QByteArray users = "LOCKSTEP_USERS_URL=sqlite://" + (*world)->m_sandbox->usersDatabase().toUtf8() + '\n';
    if (!given.open(QIODevice::ReadOnly) || !own.open(QIODevice::WriteOnly)
        || own.write(given.readAll() + '\n' + users) < 0 || !own.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorKind::Internal, u"no sign-in data"_s, credentialsFile);
    (*world)->m_credentialsFile = own.fileName();
    return world;
}

QString BenchWorld::credentialsFile() const
{
    return m_credentialsFile.isEmpty() ? m_sandbox->credentialsFile() : m_credentialsFile;
}

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
    auto run = runMeasured(programBeside(u"lockstep-agent"_s),
                           command + QStringList{u"--workspace"_s, workspace(), u"--credentials"_s, credentialsFile()},
                           {u"MAUTIC_RATE_LIMIT=1000000"_s, u"LC_ALL=C.UTF-8"_s});
    constexpr int done = 0;
    constexpr int doneButCasesWait = 3;
    if (run && run->exitCode != done && run->exitCode != doneButCasesWait)
        return fail(ErrorKind::Internal, u"exit code %1"_s.arg(run->exitCode), u"lockstep-agent "_s + command.first());
    return run;
}

Result<MeasuredRun> BenchWorld::console(const QStringList &arguments)
{
    auto run =
        runMeasured(programBeside(u"lockstep"_s),
                    arguments + QStringList{u"--workspace"_s, workspace(), u"--credentials"_s, credentialsFile()},
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
        const qsizetype number = m_signedUp.size();
        const QString id = m_mark + u"-%1"_s.arg(number, 6, 10, QChar(u'0'));
        m_signedUp.append({id});
        users.append({id, u"Bench Mark%1"_s.arg(number), QString(id + u"@example.com"_s), 1, now, now});
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

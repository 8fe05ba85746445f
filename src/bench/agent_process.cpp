// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/agent_process.h"

#include "bench/sqlite_file.h"
#include "domain/engine_status_json.h"
#include "runtime/system_clock.h"
#include "runtime/workspace_folder.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QThread>
#include <QVariant>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int patience = 600;

QProcessEnvironment environment()
{
    QProcessEnvironment variables;
    variables.insert(u"MAUTIC_RATE_LIMIT"_s, u"100"_s);
    variables.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return variables;
}

double megabytesOf(const QByteArray &status, const QByteArray &name)
{
    for (const QByteArray &line : status.split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    }
    return -1;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

AgentProcess::AgentProcess(const BenchWorld &world)
    : m_startedAt(SystemClock().now())
{
    if (const auto folder = WorkspaceFolder::open(world.workspace()))
        m_store = folder->storeFile();
    m_process.setProcessEnvironment(environment());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(programBeside(u"lockstep-agent"_s),
                    {u"run"_s, u"--workspace"_s, world.workspace(), u"--credentials"_s, world.credentialsFile()});
}

AgentProcess::~AgentProcess()
{
    m_process.terminate();
    m_process.waitForFinished();
}

Result<void> AgentProcess::waitUntilIdle()
{
    for (int second = 0; second < patience && m_process.state() != QProcess::NotRunning; ++second) {
        const auto json = SqliteFile(m_store).value(u"SELECT status FROM engine_status"_s);
        const EngineStatus now =
            json ? engineStatusFrom(QJsonDocument::fromJson(json->toByteArray()).object()) : EngineStatus();
        if (now.lastMauticPoll && *now.lastMauticPoll > m_startedAt && now.state == EngineState::Idle)
            return {};
        m_process.waitForFinished(1'000);
    }
    return fail(ErrorKind::Internal, u"is not idle"_s, u"lockstep-agent run"_s);
}

Result<AgentProcess::Usage> AgentProcess::usage() const
{
    const QString folder = u"/proc/%1/"_s.arg(m_process.processId());
    const QByteArray stat = contentOf(folder + u"stat"_s);
    // Behind the name, which may hold spaces: state is the first, user time the twelfth.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype userTime = 11;
    if (fields.size() < userTime + 2)
        return fail(ErrorKind::Internal, u"is gone"_s, u"lockstep-agent run"_s);
    const qint64 ticks = fields[userTime].toLongLong() + fields[userTime + 1].toLongLong();
    const QByteArray status = contentOf(folder + u"status"_s);
    return Usage{.cpu = std::chrono::milliseconds(ticks * 1'000 / ::sysconf(_SC_CLK_TCK)),
                 .megabytes = megabytesOf(status, "VmRSS:"),
                 .peakMegabytes = megabytesOf(status, "VmHWM:")};
}

} // namespace lockstep

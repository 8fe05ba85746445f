// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/database_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace lockstep::test
{

namespace
{

constexpr int patienceMilliseconds = 60'000;

std::optional<SystemUser> firstUser(const QStringList &names)
{
    if (::geteuid() != 0)
        return std::nullopt;
    for (const QString &name : names) {
        if (const passwd *entry = ::getpwnam(name.toUtf8().constData()))
            return SystemUser{.user = entry->pw_uid, .group = entry->pw_gid};
    }
    return std::nullopt;
}

} // namespace

// A short path, since a socket's may have 107 bytes only.
DatabaseServer::DatabaseServer(const QStringList &users, int endSignal)
    : m_folder(QStringLiteral("/tmp/lockstep-db-XXXXXX"))
    , m_user(firstUser(users))
    , m_endSignal(endSignal)
{
    if (m_user && ::chown(QFile::encodeName(m_folder.path()).constData(), m_user->user, m_user->group) != 0)
        qWarning("cannot hand over the database's folder");
}

DatabaseServer::~DatabaseServer() { stop(m_endSignal); }

void DatabaseServer::stop(int signal)
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server.processId()), signal);
    if (!m_server.waitForFinished(10'000)) {
        m_server.kill();
        m_server.waitForFinished(10'000);
    }
}

void DatabaseServer::becomeUser(QProcess &process, std::optional<int> signalWithParent) const
{
    process.setWorkingDirectory(m_folder.path());
    // A MariaDB that starts removes temporary tables from the folder it is given for them, those of another that runs
    // there too; that one then fails, or crashes.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), m_folder.path());
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([user = m_user, signalWithParent] {
        if (user && (::setgroups(0, nullptr) != 0 || ::setgid(user->group) != 0 || ::setuid(user->user) != 0))
            ::_exit(126);
        if (signalWithParent)
            ::prctl(PR_SET_PDEATHSIG, *signalWithParent);
    });
}

bool DatabaseServer::runToEnd(const QString &program, const QStringList &arguments)
{
    QProcess process;
    becomeUser(process, std::nullopt);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool done = process.waitForFinished(patienceMilliseconds) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
    if (!done)
        qWarning().noquote() << program << process.readAll();
    return done;
}

void DatabaseServer::launch(const QString &program, const QStringList &arguments)
{
    becomeUser(m_server, m_endSignal);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("server.log")));
    m_server.start(program, arguments);
    m_server.waitForStarted(patienceMilliseconds);
}

bool DatabaseServer::waitUntil(const std::function<bool()> &ready)
{
    QElapsedTimer waited;
    waited.start();
    while (!ready()) {
        if (waited.hasExpired(patienceMilliseconds) || m_server.waitForFinished(20))
            return false;
    }
    return true;
}

} // namespace lockstep::test

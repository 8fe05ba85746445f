// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"

#include <QDir>
#include <QFile>

#include <signal.h>

namespace lockstep::test
{

using namespace Qt::StringLiterals;

namespace
{

QString programFolder()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &version : found) {
        const QString folder = versions.filePath(version + u"/bin"_s);
        if (QFile::exists(folder + u"/initdb"_s))
            return folder;
    }
    return {};
}

/// The socket is there before connections are let in; the last line of this file tells.
bool saysReady(const QString &pidFile)
{
    QFile file(pidFile);
    return file.open(QIODevice::ReadOnly) && file.readAll().trimmed().endsWith("\nready");
}

} // namespace

PostgresServer::PostgresServer()
    : DatabaseServer({u"postgres"_s, u"nobody"_s}, SIGQUIT)
{
    const QString programs = programFolder();
    const QString data = folder() + u"/data"_s;
    if (programs.isEmpty()
        || !runToEnd(programs + u"/initdb"_s,
                     {u"-D"_s, data, u"-U"_s, u"lockstep"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s,
                      u"--locale=C.UTF-8"_s, u"--no-sync"_s}))
        return;
    launch(programs + u"/postgres"_s,
           {u"-D"_s, data, u"-k"_s, folder(), u"-c"_s, u"listen_addresses="_s, u"-c"_s, u"fsync=off"_s, u"-c"_s,
            u"shared_buffers=16MB"_s});
    m_ready = waitUntil([&] { return saysReady(data + u"/postmaster.pid"_s); });
}

PostgresServer &PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

} // namespace lockstep::test

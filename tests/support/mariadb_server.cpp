// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mariadb_server.h"

#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace lockstep::test
{

using namespace Qt::StringLiterals;

namespace
{

QString programCalled(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/local/sbin"_s}) : found;
}

/// The socket's file is there a moment before connections are taken.
bool takesConnections(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::copy_n(name.cbegin(), std::min<qsizetype>(name.size(), sizeof address.sun_path - 1), address.sun_path);
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected =
        client >= 0 && ::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(client);
    return connected;
}

} // namespace

MariaDbServer::MariaDbServer()
    : DatabaseServer({u"mysql"_s, u"nobody"_s}, SIGKILL)
{
    const QString server = programCalled(u"mariadbd"_s);
    const QString installer = programCalled(u"mariadb-install-db"_s);
    const QString data = u"--datadir="_s + folder() + u"/data"_s;
    if (server.isEmpty() || installer.isEmpty()
        || !runToEnd(installer,
                     {u"--no-defaults"_s, data, u"--auth-root-authentication-method=normal"_s, u"--skip-test-db"_s,
                      u"--skip-name-resolve"_s}))
        return;
    launch(server,
           {u"--no-defaults"_s, data, u"--socket="_s + socket(), u"--pid-file="_s + folder() + u"/pid"_s,
            u"--skip-networking"_s, u"--innodb-flush-log-at-trx-commit=0"_s, u"--innodb-buffer-pool-size=32M"_s,
            u"--character-set-server=utf8mb4"_s});
    m_ready = waitUntil([&] { return takesConnections(socket()); });
}

MariaDbServer &MariaDbServer::shared()
{
    static MariaDbServer server;
    return server;
}

} // namespace lockstep::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <functional>
#include <optional>

namespace lockstep::test
{

/// A system user's numbers.
struct SystemUser {
    uint user;
    uint group;
};

/// A database server in a folder of its own, reached by a socket there and by nothing else. It ends with this object
/// and, should the test program be killed, with that.
class DatabaseServer
{
public:
    DatabaseServer(const DatabaseServer &) = delete;
    DatabaseServer &operator=(const DatabaseServer &) = delete;
    virtual ~DatabaseServer();

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] bool isRunning() const { return m_server.state() == QProcess::Running; }
    /// Ends it at once, as a crash would.
    void stop(int signal);

protected:
    /// Servers do not run as root; then they run as the first of these users that exists. The signal ends the server at
    /// once; its data is not kept.
    DatabaseServer(const QStringList &users, int endSignal);

    [[nodiscard]] bool runToEnd(const QString &program, const QStringList &arguments);
    void launch(const QString &program, const QStringList &arguments);
    /// False where the server ended before.
    [[nodiscard]] bool waitUntil(const std::function<bool()> &ready);

private:
    void becomeUser(QProcess &process, std::optional<int> signalWithParent) const;

    QTemporaryDir m_folder;
    std::optional<SystemUser> m_user;
    int m_endSignal;
    QProcess m_server;
};

} // namespace lockstep::test

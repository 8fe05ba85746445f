// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox_mautic.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace lockstep
{

struct AgentRun {
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] bool says(const char *text) const { return out.contains(text) || err.contains(text); }
};

struct WorldUser {
    QString id;
    QString email;
    QString name = QStringLiteral("Canary Person");
    bool verified = true;
};

/// A pretend Mautic, an application's SQLite database, and the real agent between them. Everything the agent says on
/// standard error or logs is kept, to be searched for what must never be there.
class AgentWorld
{
public:
    static inline const QByteArray secret = QByteArrayLiteral("canary-secret-5f2a");
    static inline const QString canaryDomain = QStringLiteral("canary-addresses.example");

    explicit AgentWorld(SandboxSettings settings = {});
    ~AgentWorld();
    AgentWorld(const AgentWorld &) = delete;
    AgentWorld &operator=(const AgentWorld &) = delete;

    /// `userN@canary-addresses.example`, all verified and new.
    void addUsers(int count);
    void addUser(const WorldUser &user);
    /// Runs a statement in the application's database.
    void change(const QString &sql);

    [[nodiscard]] AgentRun run(const QStringList &arguments, const QStringList &environment = {});
    /// Started and not waited for.
    void start(QProcess &process, const QStringList &arguments, const QStringList &environment = {});
    /// With what must never be said taken note of.
    [[nodiscard]] AgentRun finish(QProcess &process);

    [[nodiscard]] SandboxMautic &mautic() { return *m_mautic; }
    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("workspace")); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    void writeCredentials(const QByteArray &content);
    [[nodiscard]] QByteArray credentials() const;
    /// Secrets and addresses found in standard error, log or settings; empty when all is well.
    [[nodiscard]] QStringList leaks() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SandboxMautic> m_mautic;
    QByteArray m_said;
    int m_users = 0;
};

} // namespace lockstep

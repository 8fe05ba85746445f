// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/stopped_clock.h"
#include "sync/sync_engine.h"
#include "users/sql_user_directory.h"

#include <QTemporaryDir>
#include <QVariantMap>

#include <memory>

namespace lockstep::testing
{

/// A workspace with a real users table in SQLite, a real store and the given Mautic.
class WorkspaceWorld
{
public:
    /// `mautic` and `gate` outlive the world.
    WorkspaceWorld(ContactApi &mautic, RequestGate &gate);
    ~WorkspaceWorld();
    WorkspaceWorld(const WorkspaceWorld &) = delete;
    WorkspaceWorld &operator=(const WorkspaceWorld &) = delete;

    /// In the application's database.
    void execute(const QString &sql, const QVariantMap &values = {});
    /// A user as the application writes it; values not given are those of a verified user of earlier days.
    void signUp(const QString &id, const QVariantMap &columns = {});
    void changeUser(const QString &id, const QVariantMap &columns);
    void removeUser(const QString &id);
    [[nodiscard]] QVariant userValue(const QString &id, const QString &column);

    Repositories &store() { return *m_store; }
    WorkspaceSettings &settings() { return m_settings; }
    StoppedClock &clock() { return m_clock; }

    /// Anew each time, as after a restart.
    [[nodiscard]] Result<SyncReport> sync(const SyncOptions &options = allAllowed());
    /// Of these users alone, with nothing created that Mautic lacks.
    [[nodiscard]] Result<SyncReport> syncOnly(const QStringList &users);
    [[nodiscard]] Result<SyncReport> plan(const SyncOptions &options = allAllowed());
    [[nodiscard]] Result<SyncReport> apply(const Plan &plan, const SyncOptions &options = allAllowed());

    [[nodiscard]] ContactId contactOf(const QString &user);
    [[nodiscard]] QList<Case> openCases();
    [[nodiscard]] static SyncOptions allAllowed() { return {.consent = {.fields = true, .segments = true}}; }
    [[nodiscard]] static QString yesterday() { return QStringLiteral("2026-10-31T12:00:00Z"); }
    [[nodiscard]] static QString tomorrow() { return QStringLiteral("2026-11-02T12:00:00Z"); }

    /// Where its store is.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString usersFile() const { return m_folder.filePath(QStringLiteral("application.sqlite")); }

private:
    template <class Run>
    Result<SyncReport> withEngine(Run run);

    ContactApi &m_mautic;
    RequestGate &m_gate;
    QTemporaryDir m_folder;
    QString m_connection;
    StoppedClock m_clock = StoppedClock(*parseMoment(u"2026-11-01 12:00:00"));
    WorkspaceSettings m_settings;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Repositories> m_store;
    std::stop_source m_stop;
};

} // namespace lockstep::testing

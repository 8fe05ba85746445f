// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_mautic.h"
#include "sync/sync_engine.h"
#include "users/sql_user_directory.h"

#include <QTemporaryDir>
#include <QVariantMap>

#include <memory>

namespace lockstep
{

class StoppedClock final : public Clock
{
public:
    [[nodiscard]] Moment now() const override { return m_now; }
    void advance(std::chrono::seconds by) { m_now.microseconds += by.count() * 1'000'000; }

private:
    Moment m_now = *parseMoment(u"2026-11-01 12:00:00");
};

class OpenGate final : public RequestGate
{
public:
    Result<void> admit(RequestKind) override { return {}; }
    [[nodiscard]] Result<std::optional<int>> left() const override { return std::optional<int>(); }
};

/// A workspace with a real users table in SQLite, a real store and a Mautic in memory.
class World
{
public:
    World();
    ~World();

    /// A user as the application writes it; values not given are those of a verified user of earlier days.
    void signUp(const QString &id, const QVariantMap &columns = {});
    void changeUser(const QString &id, const QVariantMap &columns);
    void removeUser(const QString &id);
    [[nodiscard]] QVariant userValue(const QString &id, const QString &column);

    MemoryMautic &mautic() { return m_mautic; }
    Repositories &store() { return *m_store; }
    WorkspaceSettings &settings() { return m_settings; }
    StoppedClock &clock() { return m_clock; }

    /// Anew each time, as after a restart.
    [[nodiscard]] Result<SyncReport> sync(const SyncOptions &options = allAllowed());
    [[nodiscard]] Result<SyncReport> plan(const SyncOptions &options = allAllowed());
    [[nodiscard]] Result<SyncReport> apply(const Plan &plan, const SyncOptions &options = allAllowed());

    [[nodiscard]] ContactId contactOf(const QString &user);
    [[nodiscard]] QList<Case> openCases();
    [[nodiscard]] static SyncOptions allAllowed() { return {.consent = {.fields = true, .segments = true}}; }
    [[nodiscard]] static QString yesterday() { return QStringLiteral("2026-10-31T12:00:00Z"); }
    [[nodiscard]] static QString tomorrow() { return QStringLiteral("2026-11-02T12:00:00Z"); }

private:
    template <class Run>
    Result<SyncReport> withEngine(Run run);
    void execute(const QString &sql, const QVariantMap &values);

    QTemporaryDir m_folder;
    QString m_connection;
    MemoryMautic m_mautic;
    StoppedClock m_clock;
    OpenGate m_gate;
    WorkspaceSettings m_settings;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Repositories> m_store;
    std::stop_source m_stop;
};

} // namespace lockstep

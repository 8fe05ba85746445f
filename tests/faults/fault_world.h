// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mautic/mautic_client.h"
#include "network_faults.h"
#include "sandbox/sandbox_mautic.h"
#include "support/http_world.h"
#include "support/workspace_world.h"
#include "sync/background_engine.h"

#include <optional>

namespace lockstep::testing
{

/// Tells, before each request leaves, which of the run it is.
class NumberingGate final : public CountingGate
{
public:
    Result<void> admit(RequestKind kind) override
    {
        if (onAdmit)
            onAdmit(static_cast<int>(asked.size()));
        return CountingGate::admit(kind);
    }

    std::function<void(int number)> onAdmit;
};

/// What people would see of one person in Mautic.
struct PersonInMautic {
    int contacts = 0;
    QString firstName = {};
    bool isOptedOut = false;
    QList<qint64> segments = {};

    friend bool operator==(const PersonInMautic &, const PersonInMautic &) = default;
};

enum class EngineMode { ByHand, Background };

/// How a run ended: by hand what stopped it, in the background all that people were told.
struct RunsEnd {
    QSet<ErrorKind> kinds = {};
    QString detail = {};
    int open = 0;
};

/// An application and a Mautic with work to do on every kind of request, and a proxy between.
class FaultWorld
{
public:
    FaultWorld(EngineMode mode, bool overTls);

    /// The program starts anew and syncs once, or works for five minutes; impatient: its deadlines are short.
    [[nodiscard]] RunsEnd run(bool isImpatient = false);
    /// Time in which nothing is done.
    void pass(std::chrono::seconds time)
    {
        workspace->clock().at.microseconds += std::chrono::microseconds(time).count();
    }
    [[nodiscard]] QMap<QString, PersonInMautic> people() const;

    /// Certificates by what is wrong with them.
    [[nodiscard]] static QSslConfiguration tls(BadTls bad);

private:
    const EngineMode m_mode;

    void start(bool isImpatient);
    [[nodiscard]] RunsEnd runByHand();
    [[nodiscard]] RunsEnd runInBackground();
    void makeEngine();
    void makePeople();
    void makeWork();

public:
    SandboxMautic mautic;
    std::optional<FaultProxy> proxy;
    NumberingGate gate;
    WallClock clock;
    std::optional<HttpTransport> transport;
    std::optional<MauticClient> client;
    std::optional<WorkspaceWorld> workspace;

private:
    qint64 m_fence = 0;
    std::unique_ptr<UserDirectory> m_directory;
    std::unique_ptr<BackgroundEngine> m_engine;
};

} // namespace lockstep::testing

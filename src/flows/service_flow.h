// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/credentials_flow.h"
#include "flows/flow_context.h"
#include "runtime/background_session.h"

namespace lockstep
{

/// Keeps the engine of the workspace going while the console runs. It begins once a first run has written: before that
/// a person has not said yes to anything. Where the agent runs it already, the two take turns by their lease. Main
/// thread; the engine has a thread of its own.
class ServiceFlow : public QObject
{
    Q_OBJECT

public:
    /// `credentials` outlives it.
    ServiceFlow(const FlowContext &context, CredentialsFlow &credentials, QObject *parent = nullptr);
    /// Waits as long as a write under way may still be answered.
    ~ServiceFlow() override;

    /// Begins it where that is due; where it goes on already, nothing changes.
    void begin();
    /// Settings or sign-in data are others now.
    void reload();
    /// Something may be due: a person paused, resumed, asked.
    void wake();
    /// It ends soon, between two requests.
    void askToStop();
    [[nodiscard]] bool isRunning() const { return m_service != nullptr; }

Q_SIGNALS:
    /// It did something, or looked whether there is something to do.
    void turned();

private:
    void start();
    void refreshCredentials(std::function<void()> then);

    FlowContext m_context;
    CredentialsFlow &m_credentials;
    std::shared_ptr<ServiceCredentials> m_given = std::make_shared<ServiceCredentials>();
    bool m_isAsking = false;
    std::unique_ptr<EngineService> m_service;
};

} // namespace lockstep

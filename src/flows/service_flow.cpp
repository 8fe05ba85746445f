// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/service_flow.h"

#include "runtime/workspace_status.h"

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int runsLookedAt = 200;

bool hasWritten(const Run &run)
{
    const bool isDone = run.state == RunState::Done || run.state == RunState::DoneWithCases;
    return isDone && (run.kind == RunKind::Apply || run.kind == RunKind::Sync);
}

Result<bool> somebodySaidYes(const QString &folder)
{
    const auto workspace = OpenWorkspace::openExisting(folder);
    if (!workspace)
        return fail(workspace.error());
    const auto runs = (*workspace)->store().runs.last(runsLookedAt);
    if (!runs)
        return fail(runs.error());
    return std::ranges::any_of(*runs, hasWritten);
}

} // namespace

ServiceFlow::ServiceFlow(const FlowContext &context, CredentialsFlow &credentials, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_credentials(credentials)
{
}

ServiceFlow::~ServiceFlow() = default;

void ServiceFlow::begin()
{
    if (m_service || m_isAsking)
        return;
    m_isAsking = true;
    m_context.work.start(
        *this, [folder = m_context.workspace](const std::stop_token &) { return somebodySaidYes(folder); },
        [this](const Result<bool> &said) {
            if (said && *said)
                refreshCredentials([this] { start(); });
            else
                m_isAsking = false;
        });
}

void ServiceFlow::refreshCredentials(std::function<void()> then)
{
    m_credentials.load(*this, [this, then = std::move(then)](Result<LoadedCredentials> credentials) {
        m_given->set(std::move(credentials));
        then();
    });
}

void ServiceFlow::start()
{
    m_isAsking = false;
    const std::shared_ptr<Mailbox::Entry> mail = m_context.work.mailToOwner();
    const QPointer<ServiceFlow> here(this);
    m_service = std::make_unique<EngineService>(
        EngineServiceParts{.workspace = m_context.workspace, .open = backgroundWork(m_given), .turned = [mail, here] {
                               mail->post([here] {
                                   if (here)
                                       Q_EMIT here->turned();
                               });
                           }});
}

void ServiceFlow::reload()
{
    if (!m_service) {
        begin();
        return;
    }
    refreshCredentials([this] {
        if (m_service)
            m_service->reload();
    });
}

void ServiceFlow::wake()
{
    if (m_service)
        m_service->wake();
}

void ServiceFlow::askToStop()
{
    if (m_service)
        m_service->askToStop();
}

} // namespace lockstep

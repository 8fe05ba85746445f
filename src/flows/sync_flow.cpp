// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/sync_flow.h"

#include "flows/credentials_flow.h"

namespace lockstep
{

namespace
{

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

SyncFlow::SyncFlow(FlowContext context, CredentialsFlow &credentials)
    : m_context(std::move(context))
    , m_credentials(credentials)
{
}

void SyncFlow::plan() { begin({.kind = RunKind::Plan}); }

void SyncFlow::planAcceptingShrinkage() { begin({.kind = RunKind::Plan, .guard = ShrinkGuard::AcceptedByOperator}); }

void SyncFlow::apply(const Plan &plan) { begin({.kind = RunKind::Apply, .plan = plan, .guard = m_guardOfPlan}); }

void SyncFlow::sync() { begin({.kind = RunKind::Sync}); }

void SyncFlow::syncCreating(bool createWhatIsMissing)
{
    begin({.kind = RunKind::Sync, .createMissing = createWhatIsMissing});
}

void SyncFlow::syncPerson(const AppUserId &user)
{
    begin({.kind = RunKind::Sync, .createMissing = false, .only = {user}});
}

void SyncFlow::stop()
{
    m_isToStop = true;
    m_job.askToStop();
}

void SyncFlow::begin(RunOrder order)
{
    if (isRunning())
        return;
    m_running = order.kind;
    m_isToStop = false;
    m_isForSomeOnly = !order.only.isEmpty();
    if (order.kind == RunKind::Plan)
        m_guardOfPlan = order.guard;
    Q_EMIT started(order.kind);
    m_credentials.load(*this, [this, order = std::move(order)](Result<LoadedCredentials> credentials) {
        if (!credentials)
            end(credentials.error());
        else if (m_isToStop)
            end(Error{.kind = ErrorKind::Cancelled});
        else
            start(order, std::move(*credentials));
    });
}

void SyncFlow::start(const RunOrder &order, LoadedCredentials credentials)
{
    const auto mail = std::make_shared<RunMail>(m_context.engine.mailToOwner(), receivers());
    m_job = m_context.engine.start(
        *this,
        [order, mail, workspace = m_context.workspace,
         credentials = std::move(credentials)](const std::stop_token &stop) mutable {
            RunEnding ending = carryOut(order, workspace, std::move(credentials), RunMail::listeners(mail), stop);
            mail->flush();
            return ending;
        },
        [this](const RunEnding &ending) { end(ending); });
}

RunMail::Receivers SyncFlow::receivers()
{
    const QPointer<SyncFlow> self(this);
    return {.progress =
                [self](const Progress &progress) {
                    if (self)
                        Q_EMIT self->progressed(progress);
                },
            .rows =
                [self](const QList<RowOutcome> &rows) {
                    if (self)
                        Q_EMIT self->rowsChanged(rows);
                }};
}

void SyncFlow::end(const RunEnding &ending)
{
    m_running.reset();
    m_job = {};
    std::visit(Overloaded{[this](const PlanResult &result) { Q_EMIT planned(result); },
                          [this](const RunResult &result) { Q_EMIT finished(result); },
                          [this](const SetupNeeds &needs) { Q_EMIT yesNeeded(needs); },
                          [this](const Error &error) { Q_EMIT failed(error); }},
               ending);
    Q_EMIT workspaceChanged();
}

} // namespace lockstep

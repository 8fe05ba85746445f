// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/run_words.h"
#include "agent/work_session.h"
#include "domain/log.h"
#include "runtime/background_session.h"
#include "runtime/log_file.h"
#include "runtime/operator_identity.h"
#include "runtime/service_notice.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <unistd.h>

using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

/// A service manager is told to wait five seconds; what is under way then is found again by its intents.
constexpr auto patienceAtTheEnd = 4500ms;

class RunCommandWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::RunCommandWords)

public:
    static QString running(const QString &workspace) { return tr("Keeping both sides in step: %1").arg(workspace); }
};

/// What signals ask of the main thread.
class Orders
{
public:
    void reload()
    {
        {
            const std::lock_guard guard(m_mutex);
            m_isToReload = true;
        }
        m_changed.notify_all();
    }

    /// Returns at every reload, and at the end with false.
    [[nodiscard]] bool waitForReload(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return m_isToReload; });
        m_isToReload = false;
        return !stop.stop_requested();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isToReload = false;
};

bool hasWritten(const Run &run)
{
    return (run.kind == RunKind::Sync || run.kind == RunKind::Apply)
        && (run.state == RunState::Done || run.state == RunState::DoneWithCases);
}

/// A first sync that failed does not count: it is made up for.
Result<bool> hasBegun(OpenWorkspace &workspace)
{
    constexpr int enough = 100;
    const auto compared = workspace.store().cursors.last(Occasion::FullCompare);
    const auto runs = workspace.store().runs.last(enough);
    if (!compared || !runs)
        return fail(!compared ? compared.error() : runs.error());
    return compared->has_value() || std::any_of(runs->cbegin(), runs->cend(), hasWritten);
}

/// In a new workspace: everybody once, and what Mautic lacks is made where the operator said yes to it.
Result<void> beginWorkspace(CommandContext &context, OpenWorkspace &workspace, const LoadedCredentials &credentials)
{
    const auto begun = hasBegun(workspace);
    if (!begun)
        return fail(begun.error());
    if (*begun)
        return {};
    auto session = openRunSession(workspace, duplicateOf(credentials), {});
    if (!session)
        return fail(session.error());
    const Consents &yes = context.options.yes;
    const auto report = (*session)->engine().sync({.startedBy = currentOperator(),
                                                   .consent = {.fields = yes.fields, .segments = yes.segment},
                                                   .guard = shrinkGuard(context.options)},
                                                  context.stop);
    return report ? Result<void>() : Result<void>(fail(report.error()));
}

/// The keychain belongs to this thread, so sign-in data is read here and given to the service.
Result<std::shared_ptr<ServiceCredentials>> prepare(CommandContext &context)
{
    auto ready = openReadyWorkspace(context, SetUp::IfNeeded);
    if (!ready)
        return fail(ready.error());
    if (auto begun = beginWorkspace(context, *ready->workspace, ready->credentials); !begun)
        return fail(begun.error());
    auto credentials = std::make_shared<ServiceCredentials>();
    credentials->set(std::move(ready->credentials));
    return credentials;
}

void endWith(EngineService &service, const ServiceNotice &notice)
{
    notice.stopping();
    service.askToStop();
    if (service.waitForEnd(patienceAtTheEnd))
        return;
    qCWarning(logProgram, "ended while a request was under way");
    ::_exit(static_cast<int>(ExitCode::Done));
}

} // namespace

Result<ExitCode> runRun(CommandContext &context)
{
    ServiceNotice notice = ServiceNotice::fromProcess();
    if (!qEnvironmentVariableIsEmpty("JOURNAL_STREAM"))
        alsoLogToStandardError();
    const auto credentials = prepare(context);
    if (!credentials)
        return fail(credentials.error());
    Orders orders;
    context.signals.setOnHangUp([&orders] { orders.reload(); });
    EngineService service({.workspace = context.options.workspace,
                           .open = backgroundWork(*credentials),
                           .turned = [&notice] { notice.alive(); }});
    notice.ready();
    qCInfo(logProgram, "runs as a service, process %lld", static_cast<long long>(QCoreApplication::applicationPid()));
    context.terminal.say(RunCommandWords::running(context.options.workspace));
    while (orders.waitForReload(context.stop)) {
        notice.reloading();
        qCInfo(logProgram, "reads settings and sign-in data again");
        (*credentials)->set(waitForCredentials(context.options.workspace, context.options.credentialsFile));
        service.reload();
        notice.ready();
    }
    context.signals.setOnHangUp({});
    endWith(service, notice);
    return ExitCode::Done;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/setup_flow.h"

#include "runtime/setup_entries.h"
#include "runtime/setup_jobs.h"
#include "runtime/users_setup.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// What a job is given to own: jobs are copied, secrets are not.
template <class Value>
std::shared_ptr<Value> owned(Value value)
{
    return std::make_shared<Value>(std::move(value));
}

} // namespace

SetupFlow::SetupFlow(const FlowContext &context, WorkspaceSecrets &secrets)
    : m_context(context)
    , m_secrets(secrets)
{
    connect(&m_secrets, &WorkspaceSecrets::changed, this, &SetupFlow::addSignIn);
}

void SetupFlow::load()
{
    m_context.work.start(
        *this, [folder = m_context.workspace](const std::stop_token &) { return readSetup(folder); },
        [this](Result<SetupState> state) { show(std::move(state)); });
}

void SetupFlow::show(Result<SetupState> state)
{
    if (!state) {
        Q_EMIT failed(state.error());
        return;
    }
    m_state = std::move(*state);
    if (!m_state.isDone && !m_state.settings.newUsersSince)
        m_state.settings.newUsersSince = SystemClock().now();
    addSignIn();
}

void SetupFlow::addSignIn()
{
    m_state.mauticSignIn = m_secrets.stateOf(SignInSide::Mautic);
    m_state.usersSignIn = m_secrets.stateOf(SignInSide::Users);
    m_state.processFile = m_secrets.fileOfProcess();
    if (const auto given = m_secrets.givenByProcess()) {
        if (m_state.mauticSignIn.place == SignInPlace::Process)
            m_state.mautic = mauticFieldsIn(*given);
        if (m_state.usersSignIn.place == SignInPlace::Process)
            m_state.users = usersFieldsIn(*given);
    }
    Q_EMIT stateChanged();
}

/// From what was typed or, where the secret was left as it is, from where it is kept.
void SetupFlow::withAccess(const MauticEntry &entry, const UseMautic &use)
{
    const bool isKept =
        entry.secret.isEmpty() && entry.fields == m_state.mautic && m_state.mauticSignIn.place != SignInPlace::Missing;
    if (isKept) {
        m_secrets.load([receiver = QPointer(this), use](Result<LoadedCredentials> loaded) {
            if (receiver)
                use(loaded ? std::move(loaded->mautic) : fail(loaded.error()));
        });
        return;
    }
    const auto values = signInValues(entry);
    auto loaded = values ? credentialsFrom(*values) : Result<LoadedCredentials>(fail(values.error()));
    use(loaded ? std::move(loaded->mautic) : fail(loaded.error()));
}

void SetupFlow::withDatabase(const UsersEntry &entry, const UseUsers &use)
{
    const bool isKept =
        entry.secret.isEmpty() && entry.fields == m_state.users && m_state.usersSignIn.place != SignInPlace::Missing;
    if (isKept) {
        m_secrets.load([receiver = QPointer(this), use](Result<LoadedCredentials> loaded) {
            if (receiver)
                use(loaded ? usersAddressIn(*loaded) : fail(loaded.error()));
        });
        return;
    }
    const auto values = signInValues(entry);
    auto loaded = values ? credentialsFrom(*values) : Result<LoadedCredentials>(fail(values.error()));
    use(loaded ? usersAddressIn(*loaded) : fail(loaded.error()));
}

void SetupFlow::testMautic(const MauticEntry &entry)
{
    m_mauticTest.abandon();
    withAccess(entry, [this](Result<MauticAccess> access) {
        if (!access) {
            Q_EMIT mauticTested(fail(access.error()));
            return;
        }
        const auto test = owned(MauticTest{m_context.workspace, std::move(*access), m_state.settings});
        m_mauticTest = m_context.work.start(
            *this, [test](const std::stop_token &stop) { return lockstep::testMautic(std::move(*test), stop); },
            [this](const Result<MauticFound> &found) { Q_EMIT mauticTested(found); });
    });
}

void SetupFlow::testUsers(const UsersEntry &entry, const UsersChoice &choice) { startUsersTest(entry, choice, false); }

void SetupFlow::addLinkColumn(const UsersEntry &entry) { startUsersTest(entry, {}, true); }

void SetupFlow::startUsersTest(const UsersEntry &entry, const UsersChoice &choice, bool addLinkColumn)
{
    m_usersTest.abandon();
    const bool isSame = entry.fields == m_state.users;
    withDatabase(entry, [this, choice, addLinkColumn, isSame](Result<UsersDatabaseAddress> address) {
        if (!address) {
            Q_EMIT usersTested(fail(address.error()));
            return;
        }
        const auto test = owned(UsersTest{.address = std::move(*address),
                                          .mapping = isSame ? m_state.settings.users : UsersMapping(),
                                          .choice = choice,
                                          .addLinkColumn = addLinkColumn});
        m_usersTest = m_context.work.start(
            *this, [test](const std::stop_token &) { return lockstep::testUsers(std::move(*test)); },
            [this](const Result<UsersReport> &found) { Q_EMIT usersTested(found); });
    });
}

WorkspaceSettings SetupFlow::settingsFor(const WorkspaceSettings &settings, const UsersReport &report)
{
    const bool isFirst = settings.users.table.isEmpty();
    return settingsWith(isFirst && settings.rules.isEmpty() ? std::nullopt : std::optional(settings),
                        {.newUsersSince = settings.newUsersSince}, report.table.mapping, SystemClock().now());
}

void SetupFlow::keepMautic(const MauticEntry &entry)
{
    const SignInPlace place = m_state.mauticSignIn.place;
    const bool isComplete = !entry.secret.isEmpty();
    if (place == SignInPlace::Process || (!isComplete && place != SignInPlace::Missing))
        return;
    m_state.mautic = entry.fields;
    if (isComplete)
        keep(SignInSide::Mautic, signInValues(entry));
    saveEntries();
}

void SetupFlow::keepUsers(const UsersEntry &entry)
{
    const SignInPlace place = m_state.usersSignIn.place;
    const bool isKept = entry.secret.isEmpty() && entry.fields == m_state.users && place != SignInPlace::Missing;
    if (place == SignInPlace::Process || isKept)
        return;
    if (const auto values = signInValues(entry))
        keep(SignInSide::Users, values);
    m_state.users = entry.fields;
    saveEntries();
}

void SetupFlow::keep(SignInSide side, const Result<SecretValues> &values)
{
    if (!values) {
        Q_EMIT failed(values.error());
        return;
    }
    // What the keychain says of it is in the state of the side.
    m_secrets.keep(side, *values, [](const Result<void> &) {});
}

void SetupFlow::keepSettings(const WorkspaceSettings &settings)
{
    m_state.settings = settings;
    if (!m_state.isDone)
        saveEntries();
}

void SetupFlow::goTo(SetupStep step)
{
    m_state.step = step;
    saveEntries();
}

void SetupFlow::saveEntries()
{
    if (const auto saved = lockstep::saveEntries(m_context.workspace, m_state); !saved)
        Q_EMIT failed(saved.error());
    Q_EMIT stateChanged();
}

void SetupFlow::takeOver(const QString &envFile)
{
    const auto content = readEnvFile(envFile);
    if (!content) {
        Q_EMIT failed(content.error());
        return;
    }
    const MauticFields mautic = mauticFieldsIn(content->values);
    if (!mautic.address.isEmpty() && m_state.mauticSignIn.place != SignInPlace::Process) {
        m_state.mautic = mautic;
        m_secrets.keep(SignInSide::Mautic, valuesOfSide(content->values, SignInSide::Mautic),
                       [](const Result<void> &) {});
    }
    if (content->values.has("LOCKSTEP_USERS_URL") && m_state.usersSignIn.place != SignInPlace::Process) {
        m_state.users = usersFieldsIn(content->values);
        m_secrets.keep(SignInSide::Users, valuesOfSide(content->values, SignInSide::Users),
                       [](const Result<void> &) {});
    }
    saveEntries();
    Q_EMIT takenOver(content->names);
}

void SetupFlow::finish()
{
    m_context.work.start(
        *this,
        [folder = m_context.workspace, settings = m_state.settings](const std::stop_token &) {
            return saveSetup(folder, settings);
        },
        [this](const Result<void> &saved) {
            if (!saved) {
                Q_EMIT failed(saved.error());
                return;
            }
            m_state.isDone = true;
            saveEntries();
            Q_EMIT finished();
        });
}

} // namespace lockstep

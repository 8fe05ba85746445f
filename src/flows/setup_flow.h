// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"
#include "flows/flow_context.h"
#include "runtime/setup_entries.h"
#include "runtime/workspace_secrets.h"

namespace lockstep
{

/// Sets a workspace up and changes it later: both connections, what goes where. Main thread; checks run on
/// `context.work`, the newest of a side is the one that is answered. What was typed and tested is kept as soon as it is
/// `kept`: secrets in the keychain, all else in the folder of the workspace, so that it can be taken up again.
class SetupFlow : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the flow.
    SetupFlow(const FlowContext &context, WorkspaceSecrets &secrets);

    /// Reads the workspace; `stateChanged` tells. Fails as OpenWorkspace::openExisting does, by `failed`.
    void load();
    [[nodiscard]] const SetupState &state() const { return m_state; }

    void testMautic(const MauticEntry &entry);
    void testUsers(const UsersEntry &entry, const UsersChoice &choice = {});
    /// After a clear yes only: runs the advised statement, then looks again.
    void addLinkColumn(const UsersEntry &entry);

    /// The step is left: keeps what was typed, tested or not. Fields without a secret do not take the place of what is
    /// kept.
    void keepMautic(const MauticEntry &entry);
    void keepUsers(const UsersEntry &entry);
    void keepSettings(const WorkspaceSettings &settings);
    void goTo(SetupStep step);
    void takeOver(const QString &envFile);

    /// The settings as proposed for this table: its columns, and the rules they allow.
    [[nodiscard]] static WorkspaceSettings settingsFor(const WorkspaceSettings &settings, const UsersReport &report);

    /// Writes the settings into the workspace.
    void finish();

Q_SIGNALS:
    void stateChanged();
    void mauticTested(const lockstep::Result<lockstep::MauticFound> &found);
    void usersTested(const lockstep::Result<lockstep::UsersReport> &found);
    void takenOver(const lockstep::TakenOver &names);
    /// The workspace is set up now.
    void finished();
    /// Reading, keeping or finishing did not work.
    void failed(const lockstep::Error &error);

private:
    using UseMautic = std::function<void(Result<MauticAccess>)>;
    using UseUsers = std::function<void(Result<UsersDatabaseAddress>)>;

    void show(Result<SetupState> state);
    void addSignIn();
    void withAccess(const MauticEntry &entry, const UseMautic &use);
    void withDatabase(const UsersEntry &entry, const UseUsers &use);
    void startUsersTest(const UsersEntry &entry, const UsersChoice &choice, bool addLinkColumn);
    void keep(SignInSide side, const Result<SecretValues> &values);
    void saveEntries();

    const FlowContext &m_context;
    WorkspaceSecrets &m_secrets;
    SetupState m_state;
    JobHandle m_mauticTest;
    JobHandle m_usersTest;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sign_in_state.h"
#include "ports/secret_vault.h"
#include "runtime/keychain_record.h"
#include "secrets/loaded_credentials.h"

#include <QObject>

#include <array>
#include <memory>

namespace lockstep
{

/// The keychain of the desktop. To be made after the application object.
[[nodiscard]] std::unique_ptr<SecretVault> desktopKeychain();

/// The sign-in data of one workspace. Each side is taken whole from the first place that has any of it: what the
/// process was given, what was typed and could not be kept, the keychain. Main thread only; answers come from the event
/// loop, and not at all once this has gone.
class WorkspaceSecrets : public QObject
{
    Q_OBJECT

public:
    using Use = std::function<void(Result<LoadedCredentials>)>;
    using Done = std::function<void(Result<void>)>;

    /// Without a vault only what the process was given and what was typed is there.
    WorkspaceSecrets(QString workspace, QString namedFile, std::unique_ptr<SecretVault> vault);

    /// `use` is called once. Fails as `loadCredentials` does, and with KeychainLocked where the keychain does not show
    /// what was stored in it, KeychainSlow, KeychainMissing, KeychainFailed.
    void load(Use use);
    /// Keeps the values as the whole sign-in data of this side, in place of what was there; none at all forgets it.
    /// Where the keychain does not take them they are used until the program ends, and `done` says why; after
    /// KeychainSlow it is called again with what came of it. Cancelled where the side was kept anew meanwhile.
    void keep(SignInSide side, const SecretValues &values, Done done);
    /// As far as it is known without asking the keychain.
    [[nodiscard]] SignInState stateOf(SignInSide side) const;
    /// What the process was given; nothing where that cannot be read.
    [[nodiscard]] std::optional<SecretValues> givenByProcess() const;
    /// The file the process was given, empty where there is none.
    [[nodiscard]] QString fileOfProcess() const;

Q_SIGNALS:
    /// What `stateOf` says may be something else now.
    void changed();

private:
    struct Gathering;
    struct Keeping;

    void answerLater(std::function<void()> answer);
    [[nodiscard]] Result<QByteArrayList> namesToAskFor(const SecretValues &atHand) const;
    void ask(const QByteArrayList &names, SecretValues values, Use use);
    void setTrouble(SignInSide side, std::optional<Error> trouble);
    [[nodiscard]] Result<void> noteStored(SignInSide side, const QByteArrayList &names);
    void writeAll(const std::shared_ptr<Keeping> &keeping, const KeychainRecord &before, const SecretValues &values);
    void wasWritten(Keeping &keeping, const Result<void> &written);
    void finish(Keeping &keeping);

    QString m_workspace;
    QString m_namedFile;
    std::array<SecretValues, 2> m_held;
    std::array<std::optional<Error>, 2> m_trouble;
    /// Counts the keepings of each side: an earlier one that ends late changes nothing any more.
    std::array<int, 2> m_keepings{};
    /// Last, so that it goes first and calls nobody afterwards.
    std::unique_ptr<SecretVault> m_vault;
};

} // namespace lockstep

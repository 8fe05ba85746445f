// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/workspace_secrets.h"

#include "secrets/keychain_vault.h"
#include "secrets/secret_names.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr std::array sides{SignInSide::Mautic, SignInSide::Users};

size_t indexOf(SignInSide side) { return static_cast<size_t>(side); }

SignInSide sideOf(const QByteArray &name)
{
    return namesOfSide(SignInSide::Users).contains(name) ? SignInSide::Users : SignInSide::Mautic;
}

bool hasAnyOf(const SecretValues &values, SignInSide side)
{
    const QList<QByteArray> names = namesOfSide(side);
    return std::any_of(names.begin(), names.end(), [&](const QByteArray &name) { return values.has(name); });
}

QByteArrayList storedOf(const KeychainRecord &record, SignInSide side)
{
    QByteArrayList names = record.stored;
    names.removeIf([side](const QByteArray &name) { return sideOf(name) != side; });
    return names;
}

} // namespace

std::unique_ptr<SecretVault> desktopKeychain() { return std::make_unique<KeychainVault>(); }

/// One loading: what was found so far and how many entries are still asked for.
struct WorkspaceSecrets::Gathering {
    SecretValues values;
    qsizetype open = 0;
    Use use;

    void answer(Result<LoadedCredentials> loaded)
    {
        if (const Use first = std::exchange(use, nullptr))
            first(std::move(loaded));
    }
};

/// One keeping: entries that are still being written or removed, and what came of the others.
struct WorkspaceSecrets::Keeping {
    SignInSide side = SignInSide::Mautic;
    int number = 0;
    QByteArrayList names;
    QByteArrayList storedBefore;
    qsizetype open = 0;
    bool hasChangedAny = false;
    bool hasSaidSlow = false;
    std::optional<Error> trouble;
    Done done;
};

WorkspaceSecrets::WorkspaceSecrets(QString workspace, QString namedFile, std::unique_ptr<SecretVault> vault)
    : m_workspace(std::move(workspace))
    , m_namedFile(std::move(namedFile))
    , m_vault(std::move(vault))
{
}

void WorkspaceSecrets::load(Use use)
{
    auto atHand = readSecretValues(CredentialSources::fromProcess(m_namedFile));
    if (!atHand)
        return answerLater([use = std::move(use), error = atHand.error()] { use(fail(error)); });
    for (const SignInSide side : sides) {
        if (!hasAnyOf(*atHand, side))
            atHand->addMissingFrom(m_held[indexOf(side)].duplicate());
    }
    const auto names = namesToAskFor(*atHand);
    if (!names)
        return answerLater([use = std::move(use), error = names.error()] { use(fail(error)); });
    if (!names->isEmpty())
        return ask(*names, std::move(*atHand), std::move(use));
    const auto values = std::make_shared<SecretValues>(std::move(*atHand));
    answerLater([use = std::move(use), values] { use(credentialsFrom(*values)); });
}

void WorkspaceSecrets::answerLater(std::function<void()> answer) { QTimer::singleShot(0, this, std::move(answer)); }

Result<QByteArrayList> WorkspaceSecrets::namesToAskFor(const SecretValues &atHand) const
{
    if (!m_vault)
        return QByteArrayList();
    const auto record = loadKeychainRecord(m_workspace);
    if (!record)
        return fail(record.error());
    QByteArrayList names;
    for (const SignInSide side : sides) {
        if (!hasAnyOf(atHand, side))
            names += storedOf(*record, side);
    }
    return names;
}

void WorkspaceSecrets::ask(const QByteArrayList &names, SecretValues values, Use use)
{
    const auto gathering = std::make_shared<Gathering>();
    gathering->values = std::move(values);
    gathering->open = names.size();
    gathering->use = std::move(use);
    const auto record = loadKeychainRecord(m_workspace);
    for (const QByteArray &name : names) {
        m_vault->read(record->keyOf(name), [this, gathering, name](Result<std::optional<Secret>> found) {
            if (!found || !*found) {
                const Error error = found ? Error{.kind = ErrorKind::KeychainLocked} : found.error();
                setTrouble(sideOf(name), error);
                return gathering->answer(fail(error));
            }
            setTrouble(sideOf(name), std::nullopt);
            gathering->values.add(name, std::move(**found));
            if (--gathering->open == 0)
                gathering->answer(credentialsFrom(gathering->values));
        });
    }
}

void WorkspaceSecrets::setTrouble(SignInSide side, std::optional<Error> trouble)
{
    if (m_trouble[indexOf(side)] == trouble)
        return;
    m_trouble[indexOf(side)] = std::move(trouble);
    Q_EMIT changed();
}

void WorkspaceSecrets::keep(SignInSide side, const SecretValues &values, Done done)
{
    m_held[indexOf(side)] = values.duplicate();
    const auto keeping = std::make_shared<Keeping>();
    keeping->side = side;
    keeping->number = ++m_keepings[indexOf(side)];
    keeping->names = values.names();
    keeping->done = std::move(done);
    auto before = m_vault ? loadKeychainRecord(m_workspace) : fail(ErrorKind::KeychainMissing);
    if (before) {
        keeping->storedBefore = storedOf(*before, side);
        if (const auto noted = noteStored(side, {}); !noted)
            before = fail(noted.error());
    }
    Q_EMIT changed();
    if (before)
        return writeAll(keeping, *loadKeychainRecord(m_workspace), values);
    keeping->trouble = before.error();
    answerLater([this, keeping] { finish(*keeping); });
}

/// Until all is written nothing of this side counts as stored, so that old and new never mix.
void WorkspaceSecrets::writeAll(const std::shared_ptr<Keeping> &keeping, const KeychainRecord &before,
                                const SecretValues &values)
{
    QByteArrayList old = keeping->storedBefore;
    old.removeIf([&values](const QByteArray &name) { return values.has(name); });
    keeping->open = keeping->names.size() + old.size();
    if (keeping->open == 0)
        return answerLater([this, keeping] { finish(*keeping); });
    const auto written = [this, keeping](const Result<void> &answer) { wasWritten(*keeping, answer); };
    for (const QByteArray &name : keeping->names)
        m_vault->write(before.keyOf(name), values.secret(name), written);
    for (const QByteArray &name : old)
        m_vault->remove(before.keyOf(name), written);
}

void WorkspaceSecrets::wasWritten(Keeping &keeping, const Result<void> &written)
{
    if (!written && written.error().kind == ErrorKind::KeychainSlow) {
        setTrouble(keeping.side, written.error());
        if (!std::exchange(keeping.hasSaidSlow, true))
            keeping.done(written);
        return;
    }
    if (written)
        keeping.hasChangedAny = true;
    else if (!keeping.trouble)
        keeping.trouble = written.error();
    if (--keeping.open == 0)
        finish(keeping);
}

void WorkspaceSecrets::finish(Keeping &keeping)
{
    if (keeping.number != m_keepings[indexOf(keeping.side)])
        return keeping.done(fail(ErrorKind::Cancelled));
    const bool isUntouched = keeping.trouble && !keeping.hasChangedAny;
    const auto noted = m_vault && (isUntouched || !keeping.trouble)
        ? noteStored(keeping.side, isUntouched ? keeping.storedBefore : keeping.names)
        : Result<void>();
    if (!noted && !keeping.trouble)
        keeping.trouble = noted.error();
    if (!keeping.trouble)
        m_held[indexOf(keeping.side)] = {};
    m_trouble[indexOf(keeping.side)] = keeping.trouble;
    Q_EMIT changed();
    keeping.done(keeping.trouble ? Result<void>(fail(*keeping.trouble)) : Result<void>());
}

Result<void> WorkspaceSecrets::noteStored(SignInSide side, const QByteArrayList &names)
{
    auto record = loadKeychainRecord(m_workspace);
    if (!record)
        return fail(record.error());
    if (record->id.isEmpty())
        record->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record->stored.removeIf([side](const QByteArray &name) { return sideOf(name) == side; });
    record->stored += names;
    return saveKeychainRecord(m_workspace, *record);
}

SignInState WorkspaceSecrets::stateOf(SignInSide side) const
{
    const auto given = readSecretValues(CredentialSources::fromProcess(m_namedFile));
    if (!given)
        return {.place = SignInPlace::Process, .trouble = given.error()};
    if (hasAnyOf(*given, side))
        return {.place = SignInPlace::Process};
    if (hasAnyOf(m_held[indexOf(side)], side))
        return {.place = SignInPlace::Memory, .trouble = m_trouble[indexOf(side)]};
    const auto record = loadKeychainRecord(m_workspace);
    if (!record)
        return {.place = SignInPlace::Missing, .trouble = record.error()};
    const bool isStored = m_vault && !storedOf(*record, side).isEmpty();
    return {.place = isStored ? SignInPlace::Keychain : SignInPlace::Missing, .trouble = m_trouble[indexOf(side)]};
}

std::optional<SecretValues> WorkspaceSecrets::givenByProcess() const
{
    auto given = readSecretValues(CredentialSources::fromProcess(m_namedFile));
    return given ? std::optional(std::move(*given)) : std::nullopt;
}

QString WorkspaceSecrets::fileOfProcess() const { return CredentialSources::fromProcess(m_namedFile).file; }

} // namespace lockstep

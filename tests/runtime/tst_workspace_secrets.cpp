// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/workspace_secrets.h"
#include "secrets/secret_names.h"
#include "support/fake_vault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

SecretValues mauticValues(const QByteArray &secret = "s", const QByteArray &address = "https://m.example.com")
{
    SecretValues values;
    values.add(secret_name::mauticApiUrl, Secret(address));
    values.add(secret_name::mauticClientId, Secret("1_a"));
    values.add(secret_name::mauticClientSecret, Secret(secret));
    return values;
}

SecretValues usersValues()
{
    SecretValues values;
    values.add(secret_name::usersUrl, Secret("postgresql://app:pw@localhost/app"));
    return values;
}

} // namespace

class WorkspaceSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const QByteArray &name : secretNames())
            qunsetenv(name.constData());
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = {};
        restart();
    }

    void withNothingGiven_theKeychainIsNotAsked()
    {
        const auto loaded = load();

        QCOMPARE(loaded->mautic.error().kind, ErrorKind::NoCredentials);
        QCOMPARE(m_keychain.reads, 0);
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic), SignInState{});
    }

    void whatWasKept_isThereAfterARestart()
    {
        QCOMPARE(keep(SignInSide::Mautic, mauticValues()), QList<Outcome>{std::nullopt});
        QCOMPARE(keep(SignInSide::Users, usersValues()), QList<Outcome>{std::nullopt});
        restart();

        const auto loaded = load();

        QCOMPARE(loaded->mautic->address, QUrl(u"https://m.example.com"_s));
        QCOMPARE(std::get<ClientCredentials>(loaded->mautic->credentials).clientSecret.revealForSending(),
                 QByteArray("s"));
        QCOMPARE(loaded->usersUrl.revealForSending(), QByteArray("postgresql://app:pw@localhost/app"));
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic), SignInState{.place = SignInPlace::Keychain});
    }

    void twoWorkspaces_doNotShareEntries()
    {
        keep(SignInSide::Mautic, mauticValues("first"));
        const QTemporaryDir other;
        WorkspaceSecrets secrets(other.path(), {}, std::make_unique<FakeVault>(m_keychain));
        bool isKept = false;
        secrets.keep(SignInSide::Mautic, mauticValues("second"), [&](const Result<void> &) { isKept = true; });
        QTRY_VERIFY(isKept);

        QCOMPARE(std::get<ClientCredentials>(load()->mautic->credentials).clientSecret.revealForSending(),
                 QByteArray("first"));
        QCOMPARE(m_keychain.entries.size(), 6);
    }

    void anotherWayToSignIn_replacesTheFirstWhole()
    {
        keep(SignInSide::Mautic, mauticValues());
        SecretValues token;
        token.add(secret_name::mauticApiUrl, Secret("https://m.example.com"));
        token.add(secret_name::mauticApiToken, Secret("t"));
        keep(SignInSide::Mautic, token);

        QVERIFY(std::holds_alternative<BearerCredentials>(load()->mautic->credentials));
        QCOMPARE(m_keychain.entries.size(), 2);
    }

    void nothingKept_forgetsTheSide()
    {
        keep(SignInSide::Mautic, mauticValues());
        keep(SignInSide::Mautic, {});

        QVERIFY(m_keychain.entries.isEmpty());
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic), SignInState{});
    }

    void aLockedKeyring_isNotAnEmptyOne()
    {
        keep(SignInSide::Mautic, mauticValues());
        restart();
        m_keychain.isLocked = true;

        QCOMPARE(load().error().kind, ErrorKind::KeychainLocked);
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).place, SignInPlace::Keychain);
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).trouble->kind, ErrorKind::KeychainLocked);

        m_keychain.isLocked = false;
        QVERIFY(load()->mautic);
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic), SignInState{.place = SignInPlace::Keychain});
    }

    void aLockedKeyring_keepsWhatWasThere_whenSomethingElseIsTyped()
    {
        keep(SignInSide::Mautic, mauticValues("old"));
        m_keychain.isLocked = true;
        QCOMPARE(keep(SignInSide::Mautic, mauticValues("new")), QList<Outcome>{ErrorKind::KeychainLocked});
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).place, SignInPlace::Memory);
        QCOMPARE(std::get<ClientCredentials>(load()->mautic->credentials).clientSecret.revealForSending(),
                 QByteArray("new"));

        m_keychain.isLocked = false;
        restart();

        QCOMPARE(std::get<ClientCredentials>(load()->mautic->credentials).clientSecret.revealForSending(),
                 QByteArray("old"));
    }

    void withoutAKeychain_whatWasTypedIsUsedUntilTheEnd_andWrittenNowhere()
    {
        m_keychain.failure = ErrorKind::KeychainMissing;

        QCOMPARE(keep(SignInSide::Mautic, mauticValues("canary-3c9")), QList<Outcome>{ErrorKind::KeychainMissing});

        QVERIFY(load()->mautic);
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).place, SignInPlace::Memory);
        QVERIFY(!everythingWritten().contains("canary-3c9"));
        restart();
        QCOMPARE(load()->mautic.error().kind, ErrorKind::NoCredentials);
    }

    void aSlowKeyring_isSaidToWait_andItsAnswerStillCounts()
    {
        keep(SignInSide::Mautic, mauticValues());
        restart();
        m_keychain.isSlow = true;

        QCOMPARE(load().error().kind, ErrorKind::KeychainSlow);
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).trouble->kind, ErrorKind::KeychainSlow);
        m_keychain.release();

        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic), SignInState{.place = SignInPlace::Keychain});
        QVERIFY(load()->mautic);
    }

    void aSlowKeyring_takesWhatWasTypedInTheEnd()
    {
        m_keychain.isSlow = true;
        QList<Outcome> outcomes;
        m_secrets->keep(SignInSide::Mautic, mauticValues(), noteIn(outcomes));
        QTRY_COMPARE(outcomes, QList<Outcome>{ErrorKind::KeychainSlow});
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).place, SignInPlace::Memory);
        QTRY_COMPARE(m_keychain.held.size(), size_t(3));

        m_keychain.release();

        QCOMPARE(outcomes, (QList<Outcome>{ErrorKind::KeychainSlow, std::nullopt}));
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic), SignInState{.place = SignInPlace::Keychain});
    }

    void aSideTheProcessWasGiven_isNeverMixedWithTheKeychain()
    {
        keep(SignInSide::Mautic, mauticValues("secret of m"));
        keep(SignInSide::Users, usersValues());
        qputenv("MAUTIC_API_URL", "https://another.example.com");
        restart();

        const auto loaded = load();

        QCOMPARE(loaded->mautic.error().kind, ErrorKind::NoCredentials);
        QCOMPARE(loaded->usersUrl.revealForSending(), QByteArray("postgresql://app:pw@localhost/app"));
        QCOMPARE(m_secrets->stateOf(SignInSide::Mautic).place, SignInPlace::Process);
    }

    void aRecordThatWasTamperedWith_isSaid()
    {
        QFile file(m_folder->filePath(u"keychain.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[keychain]\nid=x\nstored=PATH\n");
        file.close();

        QCOMPARE(load().error().kind, ErrorKind::BadSettings);
    }

private:
    using Outcome = std::optional<ErrorKind>;

    void restart()
    {
        m_secrets =
            std::make_unique<WorkspaceSecrets>(m_folder->path(), QString(), std::make_unique<FakeVault>(m_keychain));
    }
    Result<LoadedCredentials> load()
    {
        std::optional<Result<LoadedCredentials>> answer;
        m_secrets->load([&answer](Result<LoadedCredentials> loaded) { answer = std::move(loaded); });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? std::move(*answer)
                                                                         : fail(ErrorKind::TimedOut);
    }
    static WorkspaceSecrets::Done noteIn(QList<Outcome> &outcomes)
    {
        return [&outcomes](const Result<void> &done) {
            outcomes.append(done ? std::nullopt : Outcome(done.error().kind));
        };
    }
    QList<Outcome> keep(SignInSide side, const SecretValues &values)
    {
        QList<Outcome> outcomes;
        m_secrets->keep(side, values, noteIn(outcomes));
        (void)QTest::qWaitFor([&outcomes] { return !outcomes.isEmpty(); });
        return outcomes;
    }
    QByteArray everythingWritten() const
    {
        QByteArray all;
        for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeKeychain m_keychain;
    std::unique_ptr<WorkspaceSecrets> m_secrets;
};

QTEST_GUILESS_MAIN(WorkspaceSecretsTest)
#include "tst_workspace_secrets.moc"

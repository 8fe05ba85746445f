// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_world.h"
#include "runtime/setup_entries.h"
#include "runtime/workspace_secrets.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// What the window put into the keychain, read by the agent; started by support/with_keyring.sh.
class AgentKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            qFatal("start this with with_keyring.sh");
        m_world = std::make_unique<AgentWorld>();
        m_world->addUsers(3);
    }
    void cleanupTestCase() { m_world.reset(); }

    void withNothingInIt_theAgentSaysWhatIsMissing() { QCOMPARE(run(withBus()).code, 4); }

    void whatTheWindowKept_theAgentUses()
    {
        keepBothSides();

        const AgentRun checked = run(withBus());

        QCOMPARE(checked.code, 0);
        QVERIFY(checked.says("Mautic is version 7.0.0."));
        QCOMPARE(m_world->leaks(), QStringList());
    }

    void withoutASessionBus_theKeychainIsNotAsked() { QCOMPARE(run({}).code, 4); }

private:
    static QStringList withBus()
    {
        return {u"DBUS_SESSION_BUS_ADDRESS="_s + qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")};
    }
    AgentRun run(const QStringList &environment)
    {
        return m_world->run({u"check"_s}, QStringList{u"NO_FILE=1"_s} + environment);
    }
    void keepBothSides()
    {
        WorkspaceSecrets secrets(m_world->workspace(), QString(), desktopKeychain());
        const SandboxMautic &mautic = m_world->mautic();
        const MauticEntry entry{
            .fields = {.address = mautic.address().toString(), .name = QString::fromLatin1(mautic.clientId())},
            .secret = Secret(mautic.clientSecret())};
        const UsersEntry users{.fields = {.file = m_world->file(u"application.sqlite"_s)}, .secret = {}};
        int kept = 0;
        const auto count = [&kept](const Result<void> &done) {
            QVERIFY(done);
            ++kept;
        };
        secrets.keep(SignInSide::Mautic, *signInValues(entry), count);
        secrets.keep(SignInSide::Users, *signInValues(users), count);
        QTRY_COMPARE(kept, 2);
    }

    std::unique_ptr<AgentWorld> m_world;
};

QTEST_GUILESS_MAIN(AgentKeychainTest)
#include "tst_agent_keychain.moc"

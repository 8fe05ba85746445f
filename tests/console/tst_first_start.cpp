// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/assistant_wiring.h"
#include "console/connections_wiring.h"
#include "console/navigator.h"
#include "console/view_state.h"
#include "flows/credentials_flow.h"
#include "flows/engine_flow.h"
#include "flows/service_flow.h"
#include "flows/sync_flow.h"
#include "gui/assistant_page.h"
#include "gui/connections_page.h"
#include "gui/main_window.h"
#include "runtime/workspace_settings_file.h"
#include "sandbox/sandbox_mautic.h"
#include "secrets/secret_names.h"
#include "support/asked_prompter.h"
#include "support/fake_vault.h"
#include "support/page_hands.h"

#include <QLineEdit>
#include <QSpinBox>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

/// The program as far as the first start goes; ends with its life.
class Program
{
public:
    Program(const QString &workspace, FakeKeychain &keychain)
        : m_context{workspace, m_engine, m_read, m_work}
        , m_secrets(workspace, QString(), std::make_unique<FakeVault>(keychain))
        , m_credentials(m_secrets)
        , sync(m_context, m_credentials)
        , engine(m_context)
        , service(m_context, m_credentials)
    {
        const ConsoleParts parts{.window = window,
                                 .navigator = navigator,
                                 .prompter = prompter,
                                 .views = m_views,
                                 .context = m_context,
                                 .secrets = m_secrets,
                                 .credentials = m_credentials,
                                 .sync = sync,
                                 .engine = engine,
                                 .service = service};
        wireAssistant(parts);
        wireConnections(parts);
        window.resize(1000, 640);
        window.show();
    }

    PageHands assistant() { return PageHands(*window.findChild<AssistantPage *>()); }
    PageHands connections() { return PageHands(*window.findChild<ConnectionsPage *>()); }

private:
    JobThread m_engine{"engine"};
    JobThread m_read{"read"};
    JobThread m_work{"work"};
    FlowContext m_context;
    ViewState m_views;
    WorkspaceSecrets m_secrets;
    CredentialsFlow m_credentials;

public:
    SyncFlow sync;
    EngineFlow engine;
    ServiceFlow service;
    Navigator navigator;
    AskedPrompter prompter;
    MainWindow window;
};

} // namespace

class FirstStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const QByteArray &name : secretNames())
            qunsetenv(name.constData());
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
        m_keychain = {};
        m_mautic = std::make_unique<SandboxMautic>();
        QVERIFY(m_mautic->start());
        makeUsersTable();
    }

    void fromNothingToTheFirstPlan_leftInBetween()
    {
        typeMautic();
        typeUsers();
        decideAndPlan();
    }

    void afterwards_theConnectionsPageTestsAndChangesBothSides()
    {
        typeMautic();
        typeUsers();
        decideAndPlan();

        Program program(workspace(), m_keychain);
        Q_EMIT program.navigator.setupDone();
        program.window.showPage(PageId::Connections);
        const PageHands page = program.connections();
        QTRY_VERIFY(page.says(u"Sign-in data is in the keychain."_s));
        page.click(u"Test: Mautic"_s);
        page.click(u"Test: The application's users"_s);
        QTRY_VERIFY(page.says(u"7.0.0"_s));
        QTRY_VERIFY(page.says(u"sqlite:"_s));
        page.field<QSpinBox>(u"Calls to Mautic in an hour"_s)->setValue(777);
        page.click(u"Save these settings"_s);
        QTRY_VERIFY(page.says(u"Saved."_s));
        QCOMPARE((*savedSettings(workspace()))->requestsPerHour, 777);
    }

    void aLockedKeyring_isSaidOnConnections_andNotTakenForMissing()
    {
        typeMautic();
        typeUsers();
        decideAndPlan();
        m_keychain.isLocked = true;

        Program program(workspace(), m_keychain);
        Q_EMIT program.navigator.setupDone();
        program.window.showPage(PageId::Connections);
        const PageHands page = program.connections();
        QTRY_VERIFY(page.says(u"Sign-in data is in the keychain."_s));
        page.click(u"Test: Mautic"_s);
        QTRY_VERIFY(page.says(u"The keyring is locked"_s));
        m_keychain.isLocked = false;
        page.click(u"Test: Mautic"_s);
        QTRY_VERIFY(page.says(u"7.0.0"_s));
    }

private:
    [[nodiscard]] QString workspace() const { return m_folder->filePath(u"workspace"_s); }

    void typeMautic()
    {
        Program program(workspace(), m_keychain);
        Q_EMIT program.navigator.setupWanted();
        const PageHands page = program.assistant();
        QTRY_VERIFY(page.button(u"Test this connection"_s)->isEnabled());
        page.typeInto(u"Address of Mautic"_s, m_mautic->address().toString());
        page.typeInto(u"Client id"_s, QString::fromLatin1(m_mautic->clientId()));
        page.typeInto(u"Client secret"_s, QString::fromLatin1(m_mautic->clientSecret()));
        page.click(u"Test this connection"_s);
        QTRY_VERIFY(page.says(u"Mautic is version 7.0.0."_s));
        page.click(u"Next"_s);
        QTRY_COMPARE(loadKeychainRecord(workspace())->stored.size(), 3);
    }

    void typeUsers()
    {
        Program program(workspace(), m_keychain);
        Q_EMIT program.navigator.setupWanted();
        const PageHands page = program.assistant();
        QTRY_VERIFY(page.says(u"In which database"_s));
        page.typeInto(u"File of the database"_s, m_folder->filePath(u"app.sqlite"_s));
        page.click(u"Look for the users table"_s);
        QTRY_VERIFY(page.button(u"Next"_s)->isEnabled());
        page.click(u"Next"_s);
        QTRY_COMPARE(loadKeychainRecord(workspace())->stored.size(), 4);
    }

    void decideAndPlan()
    {
        Program program(workspace(), m_keychain);
        std::optional<PlanResult> planned;
        connect(&program.sync, &SyncFlow::planned, this, [&planned](const PlanResult &result) { planned = result; });
        Q_EMIT program.navigator.setupWanted();
        const PageHands page = program.assistant();
        QTRY_VERIFY(page.says(u"Put new users into the segment"_s) || page.says(u"Put new users into the &segment"_s));
        page.click(u"Next"_s);
        page.click(u"See what a sync would do"_s);
        QTRY_VERIFY(planned);
        QVERIFY(!program.window.findChild<AssistantPage *>()
                || !program.window.findChild<AssistantPage *>()->isVisible());
    }

    void makeUsersTable()
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first-start"_s);
        database.setDatabaseName(m_folder->filePath(u"app.sqlite"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(uR"(CREATE TABLE "user" (id TEXT PRIMARY KEY, email TEXT, emailVerified INTEGER, name TEXT,
                               createdAt TEXT))"_s));
        QVERIFY(query.exec(uR"(INSERT INTO "user" VALUES ('u1', 'anna@example.com', 1, 'Anna B', '2026-01-01'))"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeKeychain m_keychain;
    std::unique_ptr<SandboxMautic> m_mautic;
};

QTEST_MAIN(FirstStartTest)
#include "tst_first_start.moc"

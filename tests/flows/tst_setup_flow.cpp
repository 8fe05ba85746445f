// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/credentials_flow.h"
#include "flows/setup_flow.h"
#include "runtime/open_workspace.h"
#include "runtime/system_clock.h"
#include "sandbox/sandbox_mautic.h"
#include "secrets/secret_names.h"
#include "support/fake_vault.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

/// A program over one workspace, one keychain and one pretend Mautic; started anew by `restart`.
class SetupFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const QByteArray &name : secretNames())
            qunsetenv(name.constData());
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = {};
        m_mautic = std::make_unique<SandboxMautic>();
        QVERIFY(m_mautic->start());
        makeUsersTable();
        restart();
    }
    void cleanup()
    {
        m_flow.reset();
        m_secrets.reset();
    }

    void aFolderWithoutAWorkspace_beginsWithTheFirstStep()
    {
        QCOMPARE(m_flow->state().step, SetupStep::Mautic);
        QVERIFY(!m_flow->state().isDone);
        QVERIFY(m_flow->state().settings.newUsersSince);
        QVERIFY(!QFile::exists(workspace()));
    }

    void aTestOfMautic_tellsVersionRightsFieldsAndSegments()
    {
        m_mautic->addSegment(u"Customers"_s, u"customers"_s);

        const auto found = testMautic(mauticEntry());

        QVERIFY(found);
        QCOMPARE(found->address, m_mautic->address().toString());
        QCOMPARE(found->check.version, u"7.0.0"_s);
        QVERIFY(!found->check.rights.isEmpty());
        QVERIFY(!found->fields.isEmpty());
        QCOMPARE(found->segments.constLast().name, u"Customers"_s);
        QCOMPARE(m_mautic->writingRequests(), 0);
    }

    void whatKeepsMauticFromAnswering_isTheError_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("address");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("wrong secret") << u"wrong"_s << QString() << ErrorKind::Unauthorised;
        QTest::newRow("no secret") << QString() << QString() << ErrorKind::NoCredentials;
        QTest::newRow("plain http") << u"s"_s << u"http://mautic.example.com"_s << ErrorKind::NotSecure;
        QTest::newRow("no address") << u"s"_s << u"ftp://mautic.example.com"_s << ErrorKind::BadSettings;
        QTest::newRow("nobody there") << u"s"_s << u"http://127.0.0.1:1"_s << ErrorKind::Offline;
    }
    void whatKeepsMauticFromAnswering_isTheError()
    {
        QFETCH(const QString, secret);
        QFETCH(const QString, address);
        QFETCH(const ErrorKind, kind);
        MauticEntry entry = mauticEntry();
        entry.secret = Secret(secret.toUtf8());
        if (!address.isEmpty())
            entry.fields.address = address;

        const auto found = testMautic(entry);

        QVERIFY(!found);
        QCOMPARE(found.error().kind, kind);
    }

    void anApiThatIsSwitchedOff_isSaid()
    {
        m_mautic->setApiEnabled(false);
        const auto found = testMautic(mauticEntry());
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::ApiDisabled);
    }

    void aTestOfTheUsers_findsTheTableByItself()
    {
        const auto found = testUsers(usersEntry());

        QVERIFY(found);
        QCOMPARE(found->table.mapping.table, u"user"_s);
        QCOMPARE(found->table.mapping.columns.value(UserAttribute::Email).column, u"email"_s);
        QCOMPARE(found->sample.rows.size(), 5);
        QCOMPARE(found->database, QString(u"sqlite:"_s + m_folder->filePath(u"app.sqlite"_s)));
        QVERIFY(!found->advice.statement.isEmpty());
    }

    void aColumnCanBeChosen_andTheLinkColumnAdded()
    {
        const auto chosen = testUsers(usersEntry(),
                                      {.columns = {{UserAttribute::Company, ColumnMatch{.column = u"employer"_s}},
                                                   {UserAttribute::Locale, std::nullopt}}});
        QVERIFY(chosen);
        QCOMPARE(chosen->table.mapping.columns.value(UserAttribute::Company).column, u"employer"_s);
        QVERIFY(!chosen->table.mapping.has(UserAttribute::Locale));

        m_users.reset();
        m_flow->addLinkColumn(usersEntry());
        QTRY_VERIFY(m_users);
        QCOMPARE((*m_users)->table.mapping.columns.value(UserAttribute::MauticContact).column, u"mautic_contact_id"_s);
        QVERIFY((*m_users)->advice.statement.isEmpty());
    }

    void aSetUp_isLeftAndTakenUpAgain_atEveryStep()
    {
        m_flow->keepMautic(mauticEntry());
        m_flow->goTo(SetupStep::Users);
        QTRY_COMPARE(m_flow->state().mauticSignIn.place, SignInPlace::Keychain);
        restart();
        QCOMPARE(m_flow->state().step, SetupStep::Users);
        QCOMPARE(m_flow->state().mautic, mauticEntry().fields);
        QVERIFY(testMautic({.fields = m_flow->state().mautic, .secret = {}}));

        m_flow->keepUsers(usersEntry());
        WorkspaceSettings settings = SetupFlow::settingsFor(m_flow->state().settings, *testUsers(usersEntry()));
        settings.segmentName = u"Neue Ümläute"_s;
        m_flow->keepSettings(settings);
        m_flow->goTo(SetupStep::Plan);
        QTRY_COMPARE(m_flow->state().usersSignIn.place, SignInPlace::Keychain);
        restart();

        QCOMPARE(m_flow->state().step, SetupStep::Plan);
        QCOMPARE(m_flow->state().users, usersEntry().fields);
        QCOMPARE(m_flow->state().settings, settings);
        QVERIFY(!m_flow->state().isDone);
    }

    void afterTheSetUp_theWorkspaceHasItsSettings_andARunItsSignInData()
    {
        setUp();

        const auto workspaceOpened = OpenWorkspace::openExisting(workspace());
        QVERIFY(workspaceOpened);
        QCOMPARE((*workspaceOpened)->settings()->users.table, u"user"_s);
        QVERIFY((*workspaceOpened)->settings()->rules.contains(FieldRule{UserAttribute::Email, u"email"_s}));
        std::optional<Result<LoadedCredentials>> loaded;
        CredentialsFlow credentials(*m_secrets);
        credentials.load(*this, [&loaded](Result<LoadedCredentials> answer) { loaded = std::move(answer); });
        QTRY_VERIFY(loaded);
        QCOMPARE((*loaded)->mautic->address, m_mautic->address());
        QVERIFY(!(*loaded)->usersUrl.isEmpty());
        restart();
        QVERIFY(m_flow->state().isDone);
    }

    void noSecret_isEverWrittenIntoTheWorkspace()
    {
        setUp();
        QVERIFY(!everythingWritten().contains(m_mautic->clientSecret()));
    }

    void anotherMautic_isGuarded_whereThereAreLinks()
    {
        setUp();
        {
            const auto opened = OpenWorkspace::openExisting(workspace());
            const Moment now = SystemClock().now();
            QVERIFY((*opened)->bindTo(u"https://other.example.com"_s, u"users"_s, now));
            QVERIFY((*opened)->store().links.save({Link{.user = {u"u1"_s}, .contact = {7}, .createdAt = now}}));
        }

        const auto found = testMautic(mauticEntry());

        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Guarded);
        QCOMPARE(found.error().subject, u"https://other.example.com"_s);
    }

    void anEnvFile_isTakenOver_andItsNamesAreSaid()
    {
        const QString file = m_folder->filePath(u"app.env"_s);
        write(file,
              "MAUTIC_BASEURL=" + m_mautic->address().toEncoded()
                  + "\nMAUTIC_USERNAME=operator\nMAUTIC_PASSWORD=" + m_mautic->password()
                  + "\nDATABASE_URL=\"postgresql://app:canary-pw@db.example.com/app\"\nPORT=3000\n");
        std::optional<TakenOver> names;
        connect(m_flow.get(), &SetupFlow::takenOver, this, [&names](const TakenOver &taken) { names = taken; });

        m_flow->takeOver(file);

        QVERIFY(names);
        QCOMPARE(names->taken,
                 (QStringList{u"DATABASE_URL"_s, u"MAUTIC_BASEURL"_s, u"MAUTIC_PASSWORD"_s, u"MAUTIC_USERNAME"_s}));
        QCOMPARE(names->ignored, QStringList{u"PORT"_s});
        QCOMPARE(m_flow->state().mautic,
                 (MauticFields{.address = m_mautic->address().toString(),
                               .method = SignInMethod::Password,
                               .name = u"operator"_s}));
        QCOMPARE(m_flow->state().users.form, DatabaseForm::Url);
        QCOMPARE(m_flow->state().users.database, u"postgresql://app@db.example.com/app"_s);
        QVERIFY(testMautic({.fields = m_flow->state().mautic, .secret = {}}));
        QVERIFY(!everythingWritten().contains("canary-pw"));
    }

    void aPasswordWithEveryCharacter_arrivesAtTheDatabase()
    {
        const UsersEntry entry{.fields = {.form = DatabaseForm::PostgreSql,
                                          .host = u"db.example.com"_s,
                                          .port = 5433,
                                          .database = u"app/../x"_s,
                                          .user = u"us@er"_s},
                               .secret = Secret("p@:/?#[]%ä ")};
        m_flow->keepUsers(entry);
        std::optional<Result<LoadedCredentials>> loaded;
        m_secrets->load([&loaded](Result<LoadedCredentials> answer) { loaded = std::move(answer); });
        QTRY_VERIFY(loaded);

        const auto address = parseUsersUrl((*loaded)->usersUrl);

        QVERIFY(address);
        QCOMPARE(address->password.revealForSending(), QByteArray("p@:/?#[]%ä "));
        QCOMPARE(address->user, u"us@er"_s);
        QCOMPARE(address->database, u"app/../x"_s);
        QCOMPARE(address->port, 5433);
    }

private:
    [[nodiscard]] QString workspace() const { return m_folder->filePath(u"workspace"_s); }

    void restart()
    {
        m_flow.reset();
        m_secrets = std::make_unique<WorkspaceSecrets>(workspace(), QString(), std::make_unique<FakeVault>(m_keychain));
        m_context = std::make_unique<FlowContext>(FlowContext{workspace(), m_engine, m_read, m_work});
        m_flow = std::make_unique<SetupFlow>(*m_context, *m_secrets);
        connect(m_flow.get(), &SetupFlow::mauticTested, this, [this](const auto &found) { m_tested = found; });
        connect(m_flow.get(), &SetupFlow::usersTested, this, [this](const auto &found) { m_users = found; });
        connect(m_flow.get(), &SetupFlow::failed, this,
                [](const Error &error) { QFAIL(qPrintable(error.detail + error.subject)); });
        bool isLoaded = false;
        connect(m_flow.get(), &SetupFlow::stateChanged, this, [&isLoaded] { isLoaded = true; });
        m_flow->load();
        QTRY_VERIFY(isLoaded);
        disconnect(m_flow.get(), &SetupFlow::stateChanged, this, nullptr);
    }

    void setUp()
    {
        m_flow->keepMautic(mauticEntry());
        m_flow->keepUsers(usersEntry());
        m_flow->keepSettings(SetupFlow::settingsFor(m_flow->state().settings, *testUsers(usersEntry())));
        bool isDone = false;
        connect(m_flow.get(), &SetupFlow::finished, this, [&isDone] { isDone = true; });
        m_flow->finish();
        QTRY_VERIFY(isDone);
        QTRY_COMPARE(m_flow->state().usersSignIn.place, SignInPlace::Keychain);
        disconnect(m_flow.get(), &SetupFlow::finished, this, nullptr);
    }

    MauticEntry mauticEntry() const
    {
        return {
            .fields = {.address = m_mautic->address().toString(), .name = QString::fromLatin1(m_mautic->clientId())},
            .secret = Secret(m_mautic->clientSecret())};
    }
    UsersEntry usersEntry() const
    {
        return {.fields = {.form = DatabaseForm::Sqlite, .file = m_folder->filePath(u"app.sqlite"_s)}, .secret = {}};
    }
    Result<MauticFound> testMautic(const MauticEntry &entry)
    {
        m_tested.reset();
        m_flow->testMautic(entry);
        (void)QTest::qWaitFor([this] { return m_tested.has_value(); });
        return m_tested.value_or(fail(ErrorKind::TimedOut));
    }
    Result<UsersReport> testUsers(const UsersEntry &entry, const UsersChoice &choice = {})
    {
        m_users.reset();
        m_flow->testUsers(entry, choice);
        (void)QTest::qWaitFor([this] { return m_users.has_value(); });
        return m_users.value_or(fail(ErrorKind::TimedOut));
    }
    void makeUsersTable()
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"setup"_s);
        database.setDatabaseName(m_folder->filePath(u"app.sqlite"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(uR"(CREATE TABLE "user" (id TEXT PRIMARY KEY, email TEXT, emailVerified INTEGER, name TEXT,
                               createdAt TEXT, locale TEXT, employer TEXT))"_s));
        for (int i = 0; i < 7; ++i)
            QVERIFY(query.exec(uR"(INSERT INTO "user" VALUES ('u%1', 'u%1@example.com', 1, 'A B', '2026-01-01', 'de',
                                   'Example'))"_s.arg(i)));
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray everythingWritten() const
    {
        QByteArray all;
        for (const QFileInfo &info : QDir(workspace()).entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeKeychain m_keychain;
    std::unique_ptr<SandboxMautic> m_mautic;
    JobThread m_engine{"engine"};
    JobThread m_read{"read"};
    JobThread m_work{"work"};
    std::unique_ptr<FlowContext> m_context;
    std::unique_ptr<WorkspaceSecrets> m_secrets;
    std::unique_ptr<SetupFlow> m_flow;
    std::optional<Result<MauticFound>> m_tested;
    std::optional<Result<UsersReport>> m_users;
};

QTEST_GUILESS_MAIN(SetupFlowTest)
#include "tst_setup_flow.moc"

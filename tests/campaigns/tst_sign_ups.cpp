// SPDX-License-Identifier: GPL-3.0-or-later
#include "arrivals.h"
#include "sandbox/sandbox_mautic.h"
#include "support/running_application.h"
#include "support/sample_application.h"
#include "users/change_listener.h"
#include "users/every_database.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonObject>

#include <signal.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// A real application signs people up while the daemon runs; who signs up is a contact in the segment of new users
/// within 30 seconds, and a change of a profile is there within 60. LOCKSTEP_NIGHTLY makes it 300 people a database.
class TestSignUps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyoneIsAContactInTime_andEveryChangeArrives_data() { addEveryDatabase(); }
    void everyoneIsAContactInTime_andEveryChangeArrives();
};

namespace
{

constexpr qint64 longestSignUp = 30'000;
constexpr qint64 longestChange = 60'000;

struct Size {
    int singly = 20;
    int atOnce = 30;
    int changes = 15;
};

Size size()
{
    return qEnvironmentVariableIsSet("LOCKSTEP_NIGHTLY") ? Size{.singly = 200, .atOnce = 100, .changes = 100} : Size();
}

QString addressOf(int number) { return u"person%1@example.com"_s.arg(number); }

QJsonArray people(int count)
{
    QJsonArray all;
    for (int i = 0; i < count; ++i)
        all.append(QJsonObject{{u"email"_s, addressOf(i)},
                               {u"name"_s, u"Person %1"_s.arg(i)},
                               {u"password"_s, u"correct horse battery"_s},
                               {u"verified"_s, true}});
    return all;
}

/// Without a password to hash, which takes longer than all the rest of a sign-up: so they do come together.
QJsonArray peopleOfGoogle(int first, int count)
{
    QJsonArray all;
    for (int i = first; i < first + count; ++i)
        all.append(QJsonObject{{u"email"_s, addressOf(i)},
                               {u"name"_s, u"Person %1"_s.arg(i)},
                               {u"provider"_s, u"google"_s},
                               {u"emailVerified"_s, true}});
    return all;
}

/// Not the same field for all: a third of all people renamed at once is what the guard holds for a person.
QJsonArray profiles(int count)
{
    QJsonArray all;
    for (int i = 0; i < count; ++i) {
        const QString changed = i % 2 == 0 ? u"name"_s : u"company"_s;
        all.append(QJsonObject{{u"email"_s, addressOf(i)}, {changed, u"Changed %1"_s.arg(i)}});
    }
    return all;
}

/// A pretend Mautic and the real daemon between it and the application's database.
class DaemonWorld
{
public:
    explicit DaemonWorld(const TestDatabase &database);
    ~DaemonWorld();

    /// Sets the workspace up with the users that are there, who are new, and starts the daemon.
    [[nodiscard]] bool begin(const QString &firstUser);
    [[nodiscard]] bool isRunning() const { return m_daemon.state() == QProcess::Running; }
    [[nodiscard]] int stop();
    [[nodiscard]] SandboxMautic &mautic() { return m_mautic; }
    /// One contact with that address, and in the segment.
    [[nodiscard]] bool isMember(const QString &email) const;
    /// Name or company, as `profiles` has it.
    [[nodiscard]] bool isChanged(const QString &email) const;
    [[nodiscard]] QByteArray said() { return m_daemon.readAll().right(4'000); }

private:
    void launch(QProcess &process, const QStringList &arguments) const;
    [[nodiscard]] std::optional<SegmentId> segmentOf(ContactId contact) const;

    QTemporaryDir m_folder;
    SandboxMautic m_mautic;
    std::optional<SegmentId> m_segment;
    QProcess m_daemon;
};

DaemonWorld::DaemonWorld(const TestDatabase &database)
{
    if (!m_mautic.start())
        qFatal("the pretend Mautic does not start");
    QFile file(m_folder.filePath(u"credentials"_s));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        qFatal("cannot write");
    file.write("MAUTIC_API_URL=" + m_mautic.address().toString().toUtf8()
               + "/api\nMAUTIC_CLIENT_ID=" + m_mautic.clientId() + "\nMAUTIC_CLIENT_SECRET=" + m_mautic.clientSecret()
               + "\nMAUTIC_RATE_LIMIT=3000\nLOCKSTEP_USERS_URL=" + database.url().toUtf8() + '\n');
}

DaemonWorld::~DaemonWorld()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void DaemonWorld::launch(QProcess &process, const QStringList &arguments) const
{
    process.setEnvironment(
        {u"HOME="_s + m_folder.path(), u"TZ=Pacific/Auckland"_s, u"LC_ALL=C.UTF-8"_s, u"PATH=/usr/bin:/bin"_s});
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(LOCKSTEP_AGENT),
                  arguments
                      + QStringList{u"--workspace"_s, m_folder.filePath(u"workspace"_s), u"--credentials"_s,
                                    m_folder.filePath(u"credentials"_s)});
}

bool DaemonWorld::begin(const QString &firstUser)
{
    QProcess sync;
    launch(sync,
           {u"sync"_s, u"--yes"_s, u"fields,segment"_s, u"--new-users-since"_s,
            QDateTime::currentDateTimeUtc().addDays(-1).toString(Qt::ISODate)});
    if (!sync.waitForFinished(60'000) || sync.exitCode() != 0) {
        qWarning().noquote() << sync.readAll();
        return false;
    }
    const QList<ContactId> first = m_mautic.contactsWithEmail(firstUser);
    m_segment = first.isEmpty() ? std::nullopt : segmentOf(first.first());
    launch(m_daemon, {u"run"_s});
    return m_segment && m_daemon.waitForStarted();
}

std::optional<SegmentId> DaemonWorld::segmentOf(ContactId contact) const
{
    for (qint64 id = 1; id <= 20; ++id) {
        if (m_mautic.members({id}).contains(contact))
            return SegmentId{id};
    }
    return std::nullopt;
}

int DaemonWorld::stop()
{
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGTERM);
    return m_daemon.waitForFinished(10'000) ? m_daemon.exitCode() : -1;
}

bool DaemonWorld::isMember(const QString &email) const
{
    const QList<ContactId> found = m_mautic.contactsWithEmail(email);
    return found.size() == 1 && m_mautic.members(*m_segment).contains(found.first());
}

bool DaemonWorld::isChanged(const QString &email) const
{
    const QList<ContactId> found = m_mautic.contactsWithEmail(email);
    const auto contact = found.isEmpty() ? std::nullopt : m_mautic.contact(found.first());
    return contact
        && (contact->fields.value(u"firstname"_s) == "Changed"_L1
            || contact->fields.value(u"company"_s).startsWith("Changed "_L1));
}

/// As long as the application may take for one, on a machine that does much else.
constexpr qint64 longestToStore = 300'000;

/// Until all have come, or longer than any may take has passed since the last was stored.
void waitFor(Arrivals &arrivals, int expected, RunningApplication &application, qint64 longest)
{
    QElapsedTimer sinceStored;
    sinceStored.start();
    const auto patience = [&] { return arrivals.count() < expected ? longestToStore : longest + 30'000; };
    while (!arrivals.allCame(expected) && !sinceStored.hasExpired(patience())) {
        for (const StoredChange &stored : application.takeStored()) {
            arrivals.expect(stored.email, stored.at);
            sinceStored.restart();
        }
        arrivals.look(QDateTime::currentMSecsSinceEpoch());
        QTest::qWait(50);
    }
}

void print(const char *what, const Arrivals &arrivals)
{
    qInfo().noquote() << QTest::currentDataTag() << what << arrivals.distribution();
}

} // namespace

void TestSignUps::initTestCase()
{
    if (!SampleApplication::isInstalled() && !everythingIsRequired())
        QSKIP("skipped: the packages of tests/app are not installed");
    QVERIFY2(SampleApplication::isInstalled(), "run tests/app/install.sh");
}

void TestSignUps::everyoneIsAContactInTime_andEveryChangeArrives()
{
    WITH_FRESH_DATABASE;
    const Size wanted = size();
    RunningApplication application(*database);
    QVERIFY(application.isReady());
    const QString first = u"first@example.com"_s;
    application.signUp({QJsonObject{{u"email"_s, first},
                                    {u"name"_s, u"First One"_s},
                                    {u"password"_s, u"correct horse battery"_s},
                                    {u"verified"_s, true}}},
                       0);
    Arrivals stored([](const QString &) { return true; });
    waitFor(stored, 1, application, longestSignUp);
    // Empty but for PostgreSQL.
    const QString trigger = triggerStatement({.schema = u"public"_s, .table = u"user"_s}, kind);
    if (!trigger.isEmpty())
        database->run(trigger);
    DaemonWorld world(*database);
    QVERIFY(world.begin(first));
    const auto isMember = [&world](const QString &email) { return world.isMember(email); };

    Arrivals singly(isMember);
    application.signUp(people(wanted.singly), 200);
    waitFor(singly, wanted.singly, application, longestSignUp);
    Arrivals atOnce(isMember);
    application.signUpAtOnce(peopleOfGoogle(wanted.singly, wanted.atOnce));
    waitFor(atOnce, wanted.atOnce, application, longestSignUp);
    Arrivals changes([&world](const QString &email) { return world.isChanged(email); });
    application.change(profiles(wanted.changes), 200);
    waitFor(changes, wanted.changes, application, longestChange);

    print("singly", singly);
    print("at once", atOnce);
    print("changes", changes);
    qInfo("%s requests %lld", QTest::currentDataTag(), static_cast<long long>(world.mautic().requests().size()));
    QVERIFY2(world.isRunning(), world.said().constData());
    QCOMPARE(world.stop(), 0);
    QCOMPARE(singly.missing() + atOnce.missing() + changes.missing(), QStringList());
    QCOMPARE(singly.count() + atOnce.count() + changes.count(), wanted.singly + wanted.atOnce + wanted.changes);
    QVERIFY(singly.delays().last() <= longestSignUp && atOnce.delays().last() <= longestSignUp);
    QVERIFY(changes.delays().last() <= longestChange);
    QCOMPARE(world.mautic().contactIds().size(), 1 + wanted.singly + wanted.atOnce);
}

QTEST_GUILESS_MAIN(TestSignUps)
#include "tst_sign_ups.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_world.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <array>
#include <csignal>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

const QStringList run{u"run"_s, u"--yes"_s, u"fields,segment"_s, u"--new-users-since"_s, u"2026-11-01"_s};

/// What a service manager listens on (sd_notify(3)).
class Manager
{
public:
    explicit Manager(const QString &path)
        : m_path(QFile::encodeName(path))
        , m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, m_path.constData(), sizeof address.sun_path - 1);
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("no socket");
    }
    Manager(const Manager &) = delete;
    Manager &operator=(const Manager &) = delete;
    ~Manager() { ::close(m_socket); }

    [[nodiscard]] QStringList environment() const
    {
        return {u"NOTIFY_SOCKET="_s + QFile::decodeName(m_path), u"WATCHDOG_USEC=4000000"_s};
    }
    [[nodiscard]] bool heard(const QByteArray &word)
    {
        std::array<char, 512> message = {};
        for (auto size = ::recv(m_socket, message.data(), message.size(), 0); size > 0;
             size = ::recv(m_socket, message.data(), message.size(), 0))
            m_heard += QByteArray(message.data(), size).split('\n');
        return m_heard.contains(word);
    }
    void forget() { m_heard.clear(); }

private:
    QByteArray m_path;
    int m_socket;
    QByteArrayList m_heard;
};

} // namespace

class TestAgentService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<AgentWorld>();
        m_manager = std::make_unique<Manager>(m_world->file(u"notify"_s));
        m_service = std::make_unique<QProcess>();
    }
    void cleanup()
    {
        if (m_service->state() != QProcess::NotRunning) {
            m_service->kill();
            m_service->waitForFinished();
        }
        m_world.reset();
    }

    void whoSignsUp_isSoonAContact_andMonitoringIsTold();
    void aRunByHand_isMadeRoomFor();
    void aSignalToReload_readsSignInDataAgain();
    void aSignalToStop_endsItWithinFiveSeconds_whateverGoesOn();
    void aServiceThatWasKilled_isFollowedAtOnce();
    void aFirstSyncThatFailed_isMadeUpForAtTheNextStart();

private:
    void start()
    {
        m_world->start(*m_service, run + QStringList{u"--credentials"_s, m_world->file(u"credentials"_s)},
                       m_manager->environment());
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->heard("READY=1"), 30'000);
    }
    [[nodiscard]] QJsonObject engine()
    {
        return m_world->run({u"status"_s, u"--json"_s}).json().value("engine"_L1).toObject();
    }
    [[nodiscard]] qsizetype contacts() { return m_world->mautic().contactIds().size(); }
    void stop()
    {
        m_service->terminate();
        const AgentRun ended = m_world->finish(*m_service);
        QCOMPARE(ended.code, 0);
        QVERIFY(m_manager->heard("STOPPING=1"));
        QCOMPARE(m_world->leaks(), QStringList());
    }

    std::unique_ptr<AgentWorld> m_world;
    std::unique_ptr<Manager> m_manager;
    std::unique_ptr<QProcess> m_service;
};

void TestAgentService::whoSignsUp_isSoonAContact_andMonitoringIsTold()
{
    m_world->addUsers(2);
    start();
    QCOMPARE(contacts(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->heard("WATCHDOG=1"), 20'000);

    m_world->addUsers(1);

    QTRY_COMPARE_WITH_TIMEOUT(contacts(), 3, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(engine()["state"_L1].toString(), u"idle"_s, 30'000);
    const AgentRun status = m_world->run({u"status"_s, u"--json"_s});
    QCOMPARE(status.code, 0);
    QCOMPARE(status.json().value("engine"_L1)["running"_L1].toBool(), true);
    QVERIFY(status.json().value("engine"_L1)["heldBy"_L1].toString().startsWith("lockstep-agent ("_L1));
    stop();
    QCOMPARE(m_world->run({u"status"_s}).code, 7);
}

void TestAgentService::aRunByHand_isMadeRoomFor()
{
    start();
    m_world->addUsers(2);

    QCOMPARE(m_world->run({u"sync"_s}).code, 0);

    QCOMPARE(contacts(), 2);
    m_world->addUsers(1);
    QTRY_COMPARE_WITH_TIMEOUT(contacts(), 3, 30'000);
    stop();
}

void TestAgentService::aSignalToReload_readsSignInDataAgain()
{
    start();
    m_world->writeCredentials("MAUTIC_API_URL=" + m_world->mautic().address().toString().toUtf8()
                              + "\nLOCKSTEP_USERS_URL=sqlite:///nowhere.sqlite\n");
    m_manager->forget();

    ::kill(static_cast<pid_t>(m_service->processId()), SIGHUP);

    QTRY_VERIFY_WITH_TIMEOUT(m_manager->heard("READY=1"), 30'000);
    QVERIFY(m_manager->heard("RELOADING=1"));
    QTRY_COMPARE_WITH_TIMEOUT(engine()["state"_L1].toString(), u"signInNeeded"_s, 30'000);
    QCOMPARE(m_world->run({u"status"_s}).code, 4);
    m_world->writeCredentials(m_world->credentials());
    ::kill(static_cast<pid_t>(m_service->processId()), SIGHUP);
    QTRY_COMPARE_WITH_TIMEOUT(engine()["state"_L1].toString(), u"idle"_s, 30'000);
    stop();
}

void TestAgentService::aSignalToStop_endsItWithinFiveSeconds_whateverGoesOn()
{
    start();
    m_world->mautic().inject(
        {.kind = FaultKind::Drip, .method = "POST", .path = u"/api/contacts/batch"_s, .times = 100});
    m_world->mautic().forgetRequests();
    m_world->addUsers(3);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->mautic().writingRequests() > 0, 30'000);
    QElapsedTimer time;
    time.start();

    stop();

    QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
}

void TestAgentService::aServiceThatWasKilled_isFollowedAtOnce()
{
    start();
    m_service->kill();
    m_service->waitForFinished();
    m_world->addUsers(1);

    const AgentRun run = m_world->run({u"sync"_s});

    QCOMPARE(run.code, 0);
    QCOMPARE(contacts(), 1);
}

void TestAgentService::aFirstSyncThatFailed_isMadeUpForAtTheNextStart()
{
    m_world->addUsers(2);
    m_world->mautic().setApiEnabled(false);
    m_world->start(*m_service, run + QStringList{u"--credentials"_s, m_world->file(u"credentials"_s)},
                   m_manager->environment());
    QVERIFY(m_world->finish(*m_service).code != 0);
    m_world->mautic().setApiEnabled(true);

    start();
    QCOMPARE(contacts(), 2);
    for (const ContactId id : m_world->mautic().contactIds())
        QVERIFY(!m_world->mautic().contact(id)->fields.value(u"app_user_id"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestAgentService)
#include "tst_agent_service.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_world.h"
#include "sync/background_engine.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The engine working by itself on a Mautic itself, with time that passes when the test says so. Each test removes what
/// it made.
class TestLiveEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whoSignsUp_isSoonAContactInTheSegment();
    void aChangeInTheApplication_arrives();
    void aChangeInMautic_isNoticed();
    void manyWhoSignUpAtOnce_costOneBatch();

private:
    QString signUp(const QString &name);
    void open();
    void pass(std::chrono::seconds span);
    QString now() { return toIsoText(m_world->clock().at); }
    QString valueOf(const QString &user, const QString &alias);
    bool isMember(const QString &user);

    std::unique_ptr<LiveSide> m_side;
    std::unique_ptr<LiveWorld> m_world;
    std::unique_ptr<UserDirectory> m_directory;
    std::unique_ptr<BackgroundEngine> m_engine;
};

void TestLiveEngine::initTestCase()
{
    m_side = LiveSide::find();
    if (!m_side)
        QSKIP("skipped: no Mautic named");
}

void TestLiveEngine::init()
{
    if (!m_side)
        return;
    m_world = std::make_unique<LiveWorld>(*m_side);
    m_world->settings().requestsPerHour = 0;
    QVERIFY(m_world->sync());
    open();
    pass(120s);
    QVERIFY(m_engine->status().lastFullCompare.has_value());
    QCOMPARE(m_engine->status().queue.open(), 0);
}

void TestLiveEngine::cleanup()
{
    m_engine.reset();
    m_directory.reset();
    m_world.reset();
}

void TestLiveEngine::open()
{
    auto directory =
        SqlUserDirectory::open({.kind = DatabaseKind::SQLite, .file = m_world->usersFile()}, m_world->settings().users);
    QVERIFY(directory);
    m_directory = std::move(*directory);
    m_engine = std::make_unique<BackgroundEngine>(SyncParts{.mautic = m_side->client,
                                                            .directory = *m_directory,
                                                            .store = m_world->store(),
                                                            .gate = m_side->live.gate,
                                                            .clock = m_world->clock(),
                                                            .settings = m_world->settings(),
                                                            .mauticAddress = u"https://mautic.example.com"_s,
                                                            .reportProgress = [](const Progress &) {}},
                                                  BackgroundOptions{.owner = u"test"_s});
}

void TestLiveEngine::pass(std::chrono::seconds span)
{
    Moment &at = m_world->clock().at;
    const Moment end = after(at, span);
    while (at < end) {
        const auto next = m_engine->step({});
        QVERIFY(next);
        at = std::clamp(*next, Moment{at.microseconds + 1}, end);
    }
}

QString TestLiveEngine::signUp(const QString &name)
{
    return m_world->join(name, {{u"name"_s, u"Zoë Søn"_s}, {u"createdAt"_s, now()}, {u"updatedAt"_s, now()}});
}

QString TestLiveEngine::valueOf(const QString &user, const QString &alias)
{
    const auto contact = m_side->client.contact(m_world->contactOf(user), {});
    return contact ? contact->fields.value(alias, u"(absent)"_s) : u"(no contact)"_s;
}

bool TestLiveEngine::isMember(const QString &user)
{
    const auto segments = m_side->client.segments({});
    for (const Segment &segment : segments.value_or(QList<Segment>())) {
        if (segment.name != m_side->live.mark())
            continue;
        const auto members = m_side->client.segmentMembers(segment.id, {});
        const SegmentMember wanted{.segment = segment.id, .contact = m_world->contactOf(user)};
        return members && members->contains(wanted);
    }
    return false;
}

void TestLiveEngine::whoSignsUp_isSoonAContactInTheSegment()
{
    const QString ada = signUp(u"ada"_s);

    pass(30s);

    QCOMPARE(valueOf(ada, u"lastname"_s), u"Søn"_s);
    QVERIFY(isMember(ada));
    QCOMPARE(m_engine->status().queue.open(), 0);
}

void TestLiveEngine::aChangeInTheApplication_arrives()
{
    const QString ada = signUp(u"ada"_s);
    pass(60s);
    m_world->changeUser(ada, {{u"name"_s, u"Ada King"_s}, {u"updatedAt"_s, now()}});

    pass(60s);

    QCOMPARE(valueOf(ada, u"lastname"_s), u"King"_s);
}

void TestLiveEngine::aChangeInMautic_isNoticed()
{
    const QString ada = signUp(u"ada"_s);
    // Our own writes count as such for ten minutes.
    pass(15min);
    const ContactId contact = m_world->contactOf(ada);
    QVERIFY(m_side->client.editContacts({{.id = contact, .fields = {{u"lastname"_s, u"Byron"_s}}}}, {}));
    m_world->changeUser(ada, {{u"name"_s, u"Ada King"_s}, {u"updatedAt"_s, now()}});

    pass(120s);

    QCOMPARE(m_world->openCases().size(), 1);
    QCOMPARE(m_world->openCases().first().kind, CaseKind::BothChanged);
    QCOMPARE(valueOf(ada, u"lastname"_s), u"Byron"_s);
}

void TestLiveEngine::manyWhoSignUpAtOnce_costOneBatch()
{
    const auto asked = m_side->live.gate.asked.count(RequestKind::Write);
    QStringList users;
    for (int i = 0; i < 30; ++i)
        users.append(signUp(u"many%1"_s.arg(i)));

    pass(30s);

    QCOMPARE(m_side->live.gate.asked.count(RequestKind::Write) - asked, 2);
    for (const QString &user : std::as_const(users))
        QVERIFY(m_world->contactOf(user).value > 0);
}

QTEST_GUILESS_MAIN(TestLiveEngine)
#include "tst_live_engine.moc"

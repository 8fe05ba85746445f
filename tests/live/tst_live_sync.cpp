// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

/// The journeys of people through the whole engine, on a Mautic itself. Each test removes what it made.
class TestLiveSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void newUsers_becomeContactsInTheirSegment();
    void aSecondRun_writesNothing();
    void anExistingContact_isLinkedAndChangesGoThere();
    void aValueMauticRewrites_isWrittenOnce();
    void anOptOut_arrivesAndStays();
    void aVisitor_isTakenOver();
    void anAddressHeldByAnother_isACase();
    void onePerson_isSyncedAlone();

private:
    QString valueOf(const QString &user, const QString &alias);
    SyncReport synced() { return m_world->synced(); }
    int writes() const { return m_world->writes(); }
    QString signUp(const QString &name, const QVariantMap &columns = {}) { return m_world->join(name, columns); }

    std::unique_ptr<LiveSide> m_side;
    std::unique_ptr<LiveWorld> m_world;
};

void TestLiveSync::initTestCase()
{
    m_side = LiveSide::find();
    if (!m_side)
        QSKIP("skipped: no Mautic named");
}

void TestLiveSync::init()
{
    if (m_side)
        m_world = std::make_unique<LiveWorld>(*m_side);
}

void TestLiveSync::cleanup() { m_world.reset(); }

QString TestLiveSync::valueOf(const QString &user, const QString &alias)
{
    const auto contact = m_side->client.contact(m_world->contactOf(user), {});
    return contact ? contact->fields.value(alias, u"(absent)"_s) : u"(no contact)"_s;
}

void TestLiveSync::newUsers_becomeContactsInTheirSegment()
{
    const QString ada = signUp(u"ada"_s,
                               {{u"createdAt"_s, WorkspaceWorld::tomorrow()},
                                {u"name"_s, u"Zoë O'Brien & Søn"_s},
                                {u"locale"_s, u"en-GB"_s},
                                {u"timezone"_s, u"Pacific/Auckland"_s}});
    const QString old = signUp(u"old"_s);

    const SyncReport report = synced();

    QCOMPARE(report.applied->report.created, 2);
    QCOMPARE(report.applied->report.addedToSegment, 1);
    QCOMPARE(valueOf(ada, u"lastname"_s), u"O'Brien & Søn"_s);
    QCOMPARE(valueOf(ada, u"preferred_locale"_s), u"en_GB"_s);
    QCOMPARE(valueOf(ada, appUserIdAlias), ada);
    QCOMPARE(valueOf(ada, u"registered_at"_s), u"2026-11-02 12:00:00"_s);
    QVERIFY(m_world->contactOf(old) != m_world->contactOf(ada));
}

void TestLiveSync::aSecondRun_writesNothing()
{
    for (int i = 0; i < 5; ++i)
        signUp(u"twice%1"_s.arg(i), {{u"createdAt"_s, WorkspaceWorld::tomorrow()}, {u"marketingOptOut"_s, i == 0}});
    QCOMPARE(synced().applied->report.created, 5);
    const int before = writes();

    const SyncReport again = synced();

    QVERIFY(again.decisions.plan.rows.isEmpty());
    QCOMPARE(writes(), before);
}

void TestLiveSync::anExistingContact_isLinkedAndChangesGoThere()
{
    const QString address = m_side->live.address(u"known"_s);
    const ContactId known = m_side->live.contact(address, {{u"lastname"_s, u"Byron"_s}, {u"company"_s, u"Kept Ltd"_s}});
    const QString user = signUp(u"known"_s, {{u"email"_s, address.toUpper()}, {u"name"_s, u"Ada Lovelace"_s}});

    synced();
    QCOMPARE(m_world->contactOf(user), known);
    QCOMPARE(valueOf(user, u"lastname"_s), u"Lovelace"_s);
    QCOMPARE(valueOf(user, u"company"_s), u"Kept Ltd"_s);
    const QString moved = m_side->live.address(u"moved"_s);
    m_world->changeUser(user, {{u"email"_s, moved}, {u"name"_s, u"Ada"_s}});
    synced();

    QCOMPARE(valueOf(user, u"email"_s), moved);
    QCOMPARE(valueOf(user, u"lastname"_s), QString());
    const int before = writes();
    synced();
    QCOMPARE(writes(), before);
}

void TestLiveSync::aValueMauticRewrites_isWrittenOnce()
{
    const QString user = signUp(u"tags"_s, {{u"company"_s, u"<b>Engines</b> &amp; more"_s}});
    synced();
    QVERIFY(valueOf(user, u"company"_s) != u"<b>Engines</b> &amp; more"_s);
    const int before = writes();

    synced();

    QCOMPARE(writes(), before);
}

void TestLiveSync::anOptOut_arrivesAndStays()
{
    const QString user = signUp(u"out"_s, {{u"marketingOptOut"_s, 1}, {u"createdAt"_s, WorkspaceWorld::tomorrow()}});
    QCOMPARE(synced().applied->report.optedOut, 1);
    m_world->changeUser(user, {{u"marketingOptOut"_s, 0}});
    synced();

    const auto rows = m_world->store().doNotContact.ofContacts({m_world->contactOf(user)});
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->constFirst().reason, DoNotContactReason::Unsubscribed);
}

void TestLiveSync::aVisitor_isTakenOver()
{
    const ContactId visitor = m_side->live.visitor();
    QVERIFY(visitor.value > 0);
    const QString user = signUp(u"visitor"_s, {{u"mtcId"_s, QString::number(visitor.value)}});

    const SyncReport report = synced();

    QCOMPARE(report.applied->report.takenOver, 1);
    QCOMPARE(m_world->contactOf(user), visitor);
    QCOMPARE(valueOf(user, u"email"_s), m_side->live.address(u"visitor"_s));
}

void TestLiveSync::anAddressHeldByAnother_isACase()
{
    const QString user = signUp(u"mover"_s);
    synced();
    const QString taken = m_side->live.address(u"taken"_s);
    const ContactId holder = m_side->live.contact(taken);
    m_world->changeUser(user, {{u"email"_s, taken}});
    const int before = writes();

    const SyncReport report = synced();

    QCOMPARE(writes(), before);
    const QList<Case> expected{
        {.kind = CaseKind::AddressTaken, .user = {user}, .contacts = {holder}, .field = emailAlias}};
    QCOMPARE(report.decisions.cases, expected);
}

/// What a person at the screen asks for: nobody else is read or written, and nobody is made twice.
void TestLiveSync::onePerson_isSyncedAlone()
{
    const QString ada = signUp(u"ada"_s);
    const QString ben = signUp(u"ben"_s);
    synced();
    const ContactId contact = m_world->contactOf(ada);
    m_world->changeUser(ada, {{u"name"_s, u"Ada Alone"_s}});
    m_world->changeUser(ben, {{u"name"_s, u"Ben Alone"_s}});

    const auto report = m_world->syncOnly({ada});
    QVERIFY(report);
    QCOMPARE(report->applied->report.updated, 1);
    QCOMPARE(valueOf(ada, u"lastname"_s), u"Alone"_s);
    QVERIFY(valueOf(ben, u"lastname"_s) != u"Alone"_s);
    QCOMPARE(m_world->contactOf(ada), contact);
}

QTEST_GUILESS_MAIN(TestLiveSync)
#include "tst_live_sync.moc"

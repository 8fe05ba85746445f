// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_decision.h"
#include "person_samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;
using namespace lockstep::samples;

namespace
{

using Kind = PlanRowKind;

DoNotContact entry(DoNotContactReason reason, const QString &channel = u"email"_s, qint64 contact = 7)
{
    return {.contact = {contact}, .channel = channel, .reason = reason};
}

} // namespace

Q_DECLARE_METATYPE(lockstep::DoNotContact)

class TestPersonSegments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOptOut_isWrittenBeforeTheSegment();
    void anOptOutOfANewContact_followsItsCreation();
    void anOptOut_isWrittenUnlessMauticKnows_data();
    void anOptOut_isWrittenUnlessMauticKnows();
    void anOptOutOnlyInMautic_isNeverUndone();
    void newUsers_joinTheSegment_data();
    void newUsers_joinTheSegment();
    void earlierUsers_neverJoin_data();
    void earlierUsers_neverJoin();
    void withoutATimeGiven_nobodyIsNew();
    void whoWasEverInTheSegment_neverJoinsAgain_data();
    void whoWasEverInTheSegment_neverJoinsAgain();
    void aSegmentStillToBeMade_isJoinedByName();
    void aSegmentPerMethod_takesOnlyThose();
};

void TestPersonSegments::anOptOut_isWrittenBeforeTheSegment()
{
    const PersonDecision decision = decidePerson(asNewUser(optedOut(foundAda())), withSegment());

    QCOMPARE(kindsOf(decision),
             (QList<Kind>{Kind::OptOut, Kind::UpdateContact, Kind::LinkContact, Kind::AddToSegment}));
    QCOMPARE(decision.rows.first().contact, std::optional(ContactId{9}));
}

void TestPersonSegments::anOptOutOfANewContact_followsItsCreation()
{
    const PersonDecision decision = decidePerson(optedOut(newAda()), settings());

    QVERIFY(kindsOf(decision).contains(Kind::OptOut));
    for (const PlanRow &row : decision.rows)
        QCOMPARE(row.contact, std::nullopt);
}

void TestPersonSegments::anOptOut_isWrittenUnlessMauticKnows_data()
{
    QTest::addColumn<QList<DoNotContact>>("entries");
    QTest::addColumn<bool>("isWritten");
    using Reason = DoNotContactReason;
    QTest::newRow("nothing in Mautic") << QList<DoNotContact>{} << true;
    QTest::newRow("unsubscribed") << QList<DoNotContact>{entry(Reason::Unsubscribed)} << false;
    QTest::newRow("set by hand") << QList<DoNotContact>{entry(Reason::Manual)} << false;
    QTest::newRow("a bounce is no opt-out") << QList<DoNotContact>{entry(Reason::Bounced)} << true;
    QTest::newRow("bounced and unsubscribed")
        << QList<DoNotContact>{entry(Reason::Bounced), entry(Reason::Unsubscribed)} << false;
    QTest::newRow("another channel") << QList<DoNotContact>{entry(Reason::Unsubscribed, u"sms"_s)} << true;
    QTest::newRow("another contact") << QList<DoNotContact>{entry(Reason::Unsubscribed, u"email"_s, 8)} << true;
}

void TestPersonSegments::anOptOut_isWrittenUnlessMauticKnows()
{
    QFETCH(const QList<DoNotContact>, entries);
    QFETCH(const bool, isWritten);
    PersonFacts facts = optedOut(linkedAda());
    facts.doNotContact = entries;

    const PersonDecision decision = decidePerson(facts, settings());

    const QList<PlanRow> optOut = {rowOfAda(Kind::OptOut, 7, MatchedBy::StoredLink)};
    QCOMPARE(decision.rows, isWritten ? optOut : QList<PlanRow>{});
}

void TestPersonSegments::anOptOutOnlyInMautic_isNeverUndone()
{
    PersonFacts facts = linkedAda();
    facts.doNotContact = {entry(DoNotContactReason::Unsubscribed)};
    DecisionSettings rules = settings();
    rules.knowsOptOuts = true;

    const PersonDecision decision = decidePerson(facts, rules);

    QVERIFY(decision.rows.isEmpty());
    QCOMPARE(decision.notices, (QList<Notice>{{.kind = NoticeKind::OptOutOnlyInMautic, .user = ada}}));
    QVERIFY(decidePerson(facts, settings()).notices.isEmpty());
}

void TestPersonSegments::newUsers_joinTheSegment_data()
{
    QTest::addColumn<PersonFacts>("facts");
    QTest::addColumn<std::optional<ContactId>>("contact");
    QTest::newRow("created") << newAda() << std::optional<ContactId>();
    QTest::newRow("found") << foundAda() << std::optional(ContactId{9});
    QTest::newRow("linked, but not given it yet") << linkedAda() << std::optional(ContactId{7});
}

void TestPersonSegments::newUsers_joinTheSegment()
{
    QFETCH(const PersonFacts, facts);
    QFETCH(const std::optional<ContactId>, contact);

    const PersonDecision decision = decidePerson(asNewUser(facts), withSegment());

    QVERIFY(!decision.rows.isEmpty());
    const PlanRow &last = decision.rows.last();
    QCOMPARE(last.kind, Kind::AddToSegment);
    QCOMPARE(last.contact, contact);
    QCOMPARE(last.segment, std::optional(signups));
    QCOMPARE(last.segmentName, u"New Signups"_s);
}

void TestPersonSegments::earlierUsers_neverJoin_data()
{
    QTest::addColumn<std::optional<Moment>>("createdAt");
    QTest::newRow("before") << std::optional(before);
    QTest::newRow("at that very moment") << std::optional(since);
    QTest::newRow("nobody knows") << std::optional<Moment>();
}

void TestPersonSegments::earlierUsers_neverJoin()
{
    QFETCH(const std::optional<Moment>, createdAt);
    PersonFacts facts = newAda();
    facts.user.createdAt = createdAt;

    QCOMPARE(kindsOf(decidePerson(facts, withSegment())), QList<Kind>{Kind::CreateContact});
}

void TestPersonSegments::withoutATimeGiven_nobodyIsNew()
{
    QVERIFY(!isNewUser(asNewUser(newAda()).user, DecisionSettings{}));
}

void TestPersonSegments::whoWasEverInTheSegment_neverJoinsAgain_data()
{
    QTest::addColumn<PersonFacts>("facts");
    PersonFacts member = linkedAda();
    member.memberships = {{.segment = signups, .contact = {7}}};
    PersonFacts removed = linkedAda();
    removed.memberships = {{.segment = signups, .contact = {7}, .removedByHand = true}};
    PersonFacts given = linkedAda();
    given.link->segmentsGiven = {signups};
    QTest::newRow("a member") << member;
    QTest::newRow("taken out by hand") << removed;
    QTest::newRow("given once, no trace left in Mautic") << given;
}

void TestPersonSegments::whoWasEverInTheSegment_neverJoinsAgain()
{
    QFETCH(const PersonFacts, facts);

    QVERIFY(decidePerson(asNewUser(facts), withSegment()).rows.isEmpty());
}

void TestPersonSegments::aSegmentStillToBeMade_isJoinedByName()
{
    const PersonDecision decision = decidePerson(asNewUser(newAda()), withSegment(std::nullopt));

    QCOMPARE(decision.rows.last().segment, std::nullopt);
    QCOMPARE(decision.rows.last().segmentName, u"New Signups"_s);
}

void TestPersonSegments::aSegmentPerMethod_takesOnlyThose()
{
    DecisionSettings rules = withSegment();
    rules.segments.append({.name = u"New Signups (oauth)"_s, .id = SegmentId{3}, .onlyForMethod = u"oauth"_s});
    rules.segments.append({.name = u"New Signups (email)"_s, .id = SegmentId{4}, .onlyForMethod = u"email"_s});
    PersonFacts facts = asNewUser(linkedAda());
    facts.user.registrationMethod = u"oauth"_s;

    const PersonDecision decision = decidePerson(facts, rules);

    QCOMPARE(decision.rows.size(), 2);
    QCOMPARE(decision.rows[0].segment, std::optional(signups));
    QCOMPARE(decision.rows[1].segment, std::optional(SegmentId{3}));
}

QTEST_APPLESS_MAIN(TestPersonSegments)
#include "tst_person_segments.moc"

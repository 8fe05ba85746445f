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

const SegmentId signups{2};
const AppUserId ada{u"ada"_s};

DecisionSettings withSegment(std::optional<SegmentId> id = signups)
{
    DecisionSettings rules = settings();
    rules.segments = {{.name = u"New Signups"_s, .id = id}};
    return rules;
}

PersonFacts asNewUser(PersonFacts facts)
{
    facts.user.createdAt = after;
    return facts;
}

PersonFacts optedOut(PersonFacts facts)
{
    facts.user.optedOut = true;
    return facts;
}

/// Ada, not linked, with one contact that holds her address.
PersonFacts foundAda()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, u"ada@example.com"_s, {{u"firstname"_s, u"Ada"_s}})};
    return facts;
}

QList<Kind> kindsOf(const PersonDecision &decision)
{
    QList<Kind> kinds;
    for (const PlanRow &row : decision.rows)
        kinds.append(row.kind);
    return kinds;
}

PlanRow rowFor(Kind kind, qint64 contact, MatchedBy matchedBy, QList<FieldChange> changes = {})
{
    return {.kind = kind,
            .user = ada,
            .contact = ContactId{contact},
            .matchedBy = matchedBy,
            .changes = std::move(changes)};
}

QList<FieldChange> allOfAda()
{
    return {{.alias = emailAlias, .after = u"ada@example.com"_s, .reason = ChangeReason::New},
            {.alias = appUserIdAlias, .after = u"ada"_s, .reason = ChangeReason::New},
            {.alias = u"firstname"_s, .after = u"Ada"_s, .reason = ChangeReason::New}};
}

DoNotContact entry(DoNotContactReason reason, const QString &channel = u"email"_s, qint64 contact = 7)
{
    return {.contact = {contact}, .channel = channel, .reason = reason};
}

} // namespace

Q_DECLARE_METATYPE(lockstep::DoNotContact)

class TestPersonDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inStep_writesNothing();
    void absent_isCreatedWithItsAppUserId();
    void found_isUpdatedAndLinked();
    void foundInStep_isOnlyLinked();
    void aVisitor_becomesTheUser();
    void whoeverNeedsAPerson_getsNoRow_data();
    void whoeverNeedsAPerson_getsNoRow();
    void withoutAddressInTheMapping_nobodyIsCreated();

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

    void anAddressHeldTwice_stopsEveryEdit();
    void anAddressHeldTwice_isLeftBehindByMoving();
    void exchangedAddresses_areTwoCasesAndNoWrite();

    void aMissingLinkColumn_needsNoLinkRow();
    void anEmptyLinkColumn_isFilled();
    void aLinkColumnWithAnEarlierContact_isMended();
    void aLinkColumnThatContradicts_isACase();
    void aMergedContact_isLinkedAnew();
    void aLostContactFoundAgain_isLinkedAndFilled();
};

void TestPersonDecision::inStep_writesNothing()
{
    const PersonDecision decision = decidePerson(linkedAda(), withSegment());

    QCOMPARE(decision.situation, Situation::Confirmed);
    QCOMPARE(decision.contact, std::optional(ContactId{7}));
    QVERIFY(decision.rows.isEmpty() && decision.cases.isEmpty() && decision.notices.isEmpty());
    QVERIFY(decision.adopted.isEmpty());
}

void TestPersonDecision::absent_isCreatedWithItsAppUserId()
{
    const PersonDecision decision = decidePerson(newAda(), settings());

    const PlanRow created{
        .kind = Kind::CreateContact, .user = ada, .matchedBy = MatchedBy::Created, .changes = allOfAda()};
    QCOMPARE(decision.rows, QList<PlanRow>{created});
}

void TestPersonDecision::found_isUpdatedAndLinked()
{
    PersonFacts facts = foundAda();
    facts.byEmail[0].fields[u"firstname"_s] = u"A."_s;

    const PersonDecision decision = decidePerson(facts, settings());

    const QList<FieldChange> changes = {{appUserIdAlias, u""_s, u"ada"_s, ChangeReason::FillsEmpty},
                                        {u"firstname"_s, u"A."_s, u"Ada"_s, ChangeReason::FirstLinkAppWins}};
    const QList<PlanRow> expected = {rowFor(Kind::UpdateContact, 9, MatchedBy::Email, changes),
                                     rowFor(Kind::LinkContact, 9, MatchedBy::Email)};
    QCOMPARE(decision.rows, expected);
    QCOMPARE(decision.adopted.keys(), QList<QString>{emailAlias});
}

void TestPersonDecision::foundInStep_isOnlyLinked()
{
    PersonFacts facts = foundAda();
    facts.byEmail[0].fields[appUserIdAlias] = u"ada"_s;
    facts.byAppUserId = facts.byEmail;

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(decision.rows, QList<PlanRow>{rowFor(Kind::LinkContact, 9, MatchedBy::AppUserIdField)});
    QCOMPARE(decision.adopted.size(), 3);
}

void TestPersonDecision::aVisitor_becomesTheUser()
{
    PersonFacts facts = newAda();
    facts.tracked = contact(30, u""_s);

    const PersonDecision decision = decidePerson(facts, settings());

    QList<FieldChange> changes = allOfAda();
    for (FieldChange &change : changes)
        change.reason = ChangeReason::FillsEmpty;
    QCOMPARE(decision.rows, QList<PlanRow>{rowFor(Kind::TakeOverVisitor, 30, MatchedBy::TrackedContact, changes)});
}

void TestPersonDecision::whoeverNeedsAPerson_getsNoRow_data()
{
    QTest::addColumn<Situation>("situation");
    for (const Situation situation :
         {Situation::WaitsForVerification, Situation::Ambiguous, Situation::Unqualified, Situation::Missing,
          Situation::SourceMissing, Situation::Excluded, Situation::AlreadyLinked, Situation::SharedAddress})
        QTest::addRow("%d", static_cast<int>(situation)) << situation;
}

PersonFacts factsOf(Situation situation)
{
    const bool isLinked = situation == Situation::Missing || situation == Situation::SourceMissing;
    PersonFacts facts = asNewUser(optedOut(isLinked ? linkedAda() : foundAda()));
    if (situation == Situation::WaitsForVerification)
        facts.user.emailVerified = false;
    if (situation == Situation::Ambiguous)
        facts.byEmail.append(contact(10, u"ada@example.com"_s));
    if (situation == Situation::Unqualified)
        facts.user.email = u"jörg@example.com"_s;
    if (situation == Situation::Missing) {
        facts.linkedContact.reset();
        facts.byAppUserId.clear();
        facts.byEmail.clear();
    }
    facts.user.banned = situation == Situation::SourceMissing;
    facts.user.deleted = situation == Situation::Excluded;
    if (situation == Situation::AlreadyLinked)
        facts.owners = {{ContactId{9}, {u"ben"_s}}};
    if (situation == Situation::SharedAddress)
        facts.sharingAddress = {{u"ben"_s}};
    return facts;
}

void TestPersonDecision::whoeverNeedsAPerson_getsNoRow()
{
    QFETCH(const Situation, situation);

    const PersonDecision decision = decidePerson(factsOf(situation), withSegment());

    QCOMPARE(decision.situation, situation);
    QVERIFY(decision.rows.isEmpty());
    QVERIFY(decision.adopted.isEmpty());
}

void TestPersonDecision::withoutAddressInTheMapping_nobodyIsCreated()
{
    DecisionSettings rules = withSegment();
    rules.rules.removeFirst();

    const PersonDecision decision = decidePerson(asNewUser(optedOut(newAda())), rules);

    QCOMPARE(decision.situation, Situation::Unqualified);
    QVERIFY(decision.rows.isEmpty());
}

void TestPersonDecision::anOptOut_isWrittenBeforeTheSegment()
{
    const PersonDecision decision = decidePerson(asNewUser(optedOut(foundAda())), withSegment());

    QCOMPARE(kindsOf(decision),
             (QList<Kind>{Kind::OptOut, Kind::UpdateContact, Kind::LinkContact, Kind::AddToSegment}));
    QCOMPARE(decision.rows.first().contact, std::optional(ContactId{9}));
}

void TestPersonDecision::anOptOutOfANewContact_followsItsCreation()
{
    const PersonDecision decision = decidePerson(optedOut(newAda()), settings());

    QVERIFY(kindsOf(decision).contains(Kind::OptOut));
    for (const PlanRow &row : decision.rows)
        QCOMPARE(row.contact, std::nullopt);
}

void TestPersonDecision::anOptOut_isWrittenUnlessMauticKnows_data()
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

void TestPersonDecision::anOptOut_isWrittenUnlessMauticKnows()
{
    QFETCH(const QList<DoNotContact>, entries);
    QFETCH(const bool, isWritten);
    PersonFacts facts = optedOut(linkedAda());
    facts.doNotContact = entries;

    const PersonDecision decision = decidePerson(facts, settings());

    const QList<PlanRow> optOut = {rowFor(Kind::OptOut, 7, MatchedBy::StoredLink)};
    QCOMPARE(decision.rows, isWritten ? optOut : QList<PlanRow>{});
}

void TestPersonDecision::anOptOutOnlyInMautic_isNeverUndone()
{
    PersonFacts facts = linkedAda();
    facts.doNotContact = {entry(DoNotContactReason::Unsubscribed)};

    QVERIFY(decidePerson(facts, settings()).rows.isEmpty());
}

void TestPersonDecision::newUsers_joinTheSegment_data()
{
    QTest::addColumn<PersonFacts>("facts");
    QTest::addColumn<std::optional<ContactId>>("contact");
    QTest::newRow("created") << newAda() << std::optional<ContactId>();
    QTest::newRow("found") << foundAda() << std::optional(ContactId{9});
    QTest::newRow("linked, but not given it yet") << linkedAda() << std::optional(ContactId{7});
}

void TestPersonDecision::newUsers_joinTheSegment()
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

void TestPersonDecision::earlierUsers_neverJoin_data()
{
    QTest::addColumn<std::optional<Moment>>("createdAt");
    QTest::newRow("before") << std::optional(before);
    QTest::newRow("at that very moment") << std::optional(since);
    QTest::newRow("nobody knows") << std::optional<Moment>();
}

void TestPersonDecision::earlierUsers_neverJoin()
{
    QFETCH(const std::optional<Moment>, createdAt);
    PersonFacts facts = newAda();
    facts.user.createdAt = createdAt;

    QCOMPARE(kindsOf(decidePerson(facts, withSegment())), QList<Kind>{Kind::CreateContact});
}

void TestPersonDecision::withoutATimeGiven_nobodyIsNew()
{
    QVERIFY(!isNewUser(asNewUser(newAda()).user, DecisionSettings{}));
}

void TestPersonDecision::whoWasEverInTheSegment_neverJoinsAgain_data()
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

void TestPersonDecision::whoWasEverInTheSegment_neverJoinsAgain()
{
    QFETCH(const PersonFacts, facts);

    QVERIFY(decidePerson(asNewUser(facts), withSegment()).rows.isEmpty());
}

void TestPersonDecision::aSegmentStillToBeMade_isJoinedByName()
{
    const PersonDecision decision = decidePerson(asNewUser(newAda()), withSegment(std::nullopt));

    QCOMPARE(decision.rows.last().segment, std::nullopt);
    QCOMPARE(decision.rows.last().segmentName, u"New Signups"_s);
}

void TestPersonDecision::aSegmentPerMethod_takesOnlyThose()
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

void TestPersonDecision::anAddressHeldTwice_stopsEveryEdit()
{
    PersonFacts facts = optedOut(linkedAda());
    facts.user.firstName = u"Augusta"_s;
    facts.byEmail.append(contact(9, u"ADA@example.com"_s));

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(kindsOf(decision), QList<Kind>{Kind::OptOut});
    const Case taken{.kind = CaseKind::AddressTaken, .user = ada, .contacts = {ContactId{9}}, .field = emailAlias};
    QCOMPARE(decision.cases, QList<Case>{taken});
}

void TestPersonDecision::anAddressHeldTwice_isLeftBehindByMoving()
{
    PersonFacts facts = linkedAda();
    facts.user.email = u"ada@example.org"_s;
    facts.byEmail = {*facts.linkedContact, contact(9, u"ada@example.com"_s)};

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(kindsOf(decision), QList<Kind>{Kind::UpdateContact});
    QVERIFY(decision.cases.isEmpty());
}

void TestPersonDecision::exchangedAddresses_areTwoCasesAndNoWrite()
{
    const AppUser ann = user(u"ann"_s, u"ann@example.com"_s);
    const AppUser bob = user(u"bob"_s, u"bob@example.com"_s);
    PersonFacts annsFacts = linked(ann, contact(1, u"ann@example.com"_s, {{appUserIdAlias, u"ann"_s}}));
    PersonFacts bobsFacts = linked(bob, contact(2, u"bob@example.com"_s, {{appUserIdAlias, u"bob"_s}}));
    annsFacts.user.email = u"bob@example.com"_s;
    bobsFacts.user.email = u"ann@example.com"_s;
    std::swap(annsFacts.byEmail, bobsFacts.byEmail);

    const PersonDecision anns = decidePerson(annsFacts, settings());
    const PersonDecision bobs = decidePerson(bobsFacts, settings());

    QVERIFY(anns.rows.isEmpty() && bobs.rows.isEmpty());
    const Case annsCase{
        .kind = CaseKind::AddressTaken, .user = ann.id, .contacts = {ContactId{2}}, .field = emailAlias};
    const Case bobsCase{
        .kind = CaseKind::AddressTaken, .user = bob.id, .contacts = {ContactId{1}}, .field = emailAlias};
    QCOMPARE(anns.cases, QList<Case>{annsCase});
    QCOMPARE(bobs.cases, QList<Case>{bobsCase});
}

void TestPersonDecision::aMissingLinkColumn_needsNoLinkRow()
{
    QVERIFY(decidePerson(linkedAda(), settings()).rows.isEmpty());
}

void TestPersonDecision::anEmptyLinkColumn_isFilled()
{
    DecisionSettings rules = settings();
    rules.storesLinks = true;
    PersonFacts kept = linkedAda();
    kept.user.storedContact = ContactId{7};

    QCOMPARE(decidePerson(linkedAda(), rules).rows,
             QList<PlanRow>{rowFor(Kind::LinkContact, 7, MatchedBy::StoredLink)});
    QVERIFY(decidePerson(kept, rules).rows.isEmpty());
}

void TestPersonDecision::aLinkColumnWithAnEarlierContact_isMended()
{
    DecisionSettings rules = settings();
    rules.storesLinks = true;
    PersonFacts facts = linkedAda();
    facts.link->previousContacts = {ContactId{5}};
    facts.user.storedContact = ContactId{5};

    QCOMPARE(decidePerson(facts, rules).rows, QList<PlanRow>{rowFor(Kind::LinkContact, 7, MatchedBy::StoredLink)});
}

void TestPersonDecision::aLinkColumnThatContradicts_isACase()
{
    DecisionSettings rules = settings();
    rules.storesLinks = true;
    PersonFacts facts = linkedAda();
    facts.user.storedContact = ContactId{5};

    const PersonDecision decision = decidePerson(facts, rules);

    QVERIFY(decision.rows.isEmpty());
    const Case asked{.kind = CaseKind::AmbiguousContacts, .user = ada, .contacts = {ContactId{5}, ContactId{7}}};
    QCOMPARE(decision.cases, QList<Case>{asked});
}

void TestPersonDecision::aMergedContact_isLinkedAnew()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->id = {9};
    facts.byEmail = {*facts.linkedContact};
    facts.byAppUserId = {*facts.linkedContact};
    facts.owners.clear();

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(decision.rows, QList<PlanRow>{rowFor(Kind::LinkContact, 9, MatchedBy::StoredLink)});
    QCOMPARE(decision.notices, (QList<Notice>{{.kind = NoticeKind::ContactMerged, .user = ada}}));
}

void TestPersonDecision::aLostContactFoundAgain_isLinkedAndFilled()
{
    PersonFacts facts = asNewUser(linkedAda());
    facts.link->segmentsGiven = {signups};
    facts.linkedContact.reset();
    facts.byAppUserId.clear();
    facts.byEmail = {contact(9, u"ada@example.com"_s)};

    const PersonDecision decision = decidePerson(facts, withSegment());

    const QList<FieldChange> changes = {{appUserIdAlias, u""_s, u"ada"_s, ChangeReason::FillsEmpty},
                                        {u"firstname"_s, u""_s, u"Ada"_s, ChangeReason::FillsEmpty}};
    const QList<PlanRow> expected = {rowFor(Kind::UpdateContact, 9, MatchedBy::Email, changes),
                                     rowFor(Kind::LinkContact, 9, MatchedBy::Email)};
    QCOMPARE(decision.rows, expected);
}

QTEST_APPLESS_MAIN(TestPersonDecision)
#include "tst_person_decision.moc"

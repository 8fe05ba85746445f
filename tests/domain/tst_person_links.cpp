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

} // namespace

class TestPersonLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressHeldTwice_stopsEveryEdit();
    void anAddressHeldTwice_isLeftBehindByMoving();
    void exchangedAddresses_areTwoCasesAndNoWrite();
    void aMissingLinkColumn_needsNoLinkRow();
    void anEmptyLinkColumn_isFilled();
    void aLinkColumnWithAnEarlierContact_isMended();
    void aLinkColumnThatContradicts_isACase();
    void aMergedContact_isLinkedAnew();
    void aLostContactFoundAgain_isLinkedAndFilled();
    void anUnlinkingTakenBack_takesTheContactFromNobody();
    void anUnlinkingTakenBackTooLate_makesNoOtherContact();
};

namespace
{

PersonFacts unlinkingTakenBack()
{
    PersonFacts facts{.user = user(u"ada"_s, u"ada@example.com"_s)};
    facts.resolutions = {{.id = 5,
                          .user = ada,
                          .answer = Answer::Unlink,
                          .contact = ContactId{7},
                          .contactBefore = ContactId{7},
                          .state = ResolutionState::Undoing}};
    return facts;
}

} // namespace

void TestPersonLinks::anUnlinkingTakenBack_takesTheContactFromNobody()
{
    PersonFacts facts = unlinkingTakenBack();
    facts.chosen = contact(7, u"ada@example.com"_s);
    facts.owners.insert(ContactId{7}, {u"bob"_s});

    const PersonDecision decision = decidePerson(facts, settings());

    QVERIFY(decision.rows.isEmpty());
    QCOMPARE(decision.stale, QList<qint64>{5});
    facts.owners.clear();
    QCOMPARE(kindsOf(decidePerson(facts, settings())).last(), Kind::LinkContact);
}

void TestPersonLinks::anUnlinkingTakenBackTooLate_makesNoOtherContact()
{
    const PersonDecision decision = decidePerson(unlinkingTakenBack(), settings());

    QVERIFY(decision.rows.isEmpty());
    QCOMPARE(decision.stale, QList<qint64>{5});
}

void TestPersonLinks::anAddressHeldTwice_stopsEveryEdit()
{
    PersonFacts facts = optedOut(linkedAda());
    facts.user.firstName = u"Augusta"_s;
    facts.byEmail.append(contact(9, u"ADA@example.com"_s));

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(kindsOf(decision), QList<Kind>{Kind::OptOut});
    const Case taken{.kind = CaseKind::AddressTaken, .user = ada, .contacts = {ContactId{9}}, .field = emailAlias};
    QCOMPARE(decision.cases, QList<Case>{taken});
}

void TestPersonLinks::anAddressHeldTwice_isLeftBehindByMoving()
{
    PersonFacts facts = linkedAda();
    facts.user.email = u"ada@example.org"_s;
    facts.byEmail = {*facts.linkedContact, contact(9, u"ada@example.com"_s)};

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(kindsOf(decision), QList<Kind>{Kind::UpdateContact});
    QVERIFY(decision.cases.isEmpty());
}

void TestPersonLinks::exchangedAddresses_areTwoCasesAndNoWrite()
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

void TestPersonLinks::aMissingLinkColumn_needsNoLinkRow()
{
    QVERIFY(decidePerson(linkedAda(), settings()).rows.isEmpty());
}

void TestPersonLinks::anEmptyLinkColumn_isFilled()
{
    DecisionSettings rules = settings();
    rules.storesLinks = true;
    PersonFacts kept = linkedAda();
    kept.user.storedContact = ContactId{7};

    QCOMPARE(decidePerson(linkedAda(), rules).rows,
             QList<PlanRow>{rowOfAda(Kind::LinkContact, 7, MatchedBy::StoredLink)});
    QVERIFY(decidePerson(kept, rules).rows.isEmpty());
}

void TestPersonLinks::aLinkColumnWithAnEarlierContact_isMended()
{
    DecisionSettings rules = settings();
    rules.storesLinks = true;
    PersonFacts facts = linkedAda();
    facts.link->previousContacts = {ContactId{5}};
    facts.user.storedContact = ContactId{5};

    QCOMPARE(decidePerson(facts, rules).rows, QList<PlanRow>{rowOfAda(Kind::LinkContact, 7, MatchedBy::StoredLink)});
}

void TestPersonLinks::aLinkColumnThatContradicts_isACase()
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

void TestPersonLinks::aMergedContact_isLinkedAnew()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->id = {9};
    facts.byEmail = {*facts.linkedContact};
    facts.byAppUserId = {*facts.linkedContact};
    facts.owners.clear();

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(decision.rows, QList<PlanRow>{rowOfAda(Kind::LinkContact, 9, MatchedBy::StoredLink)});
    QCOMPARE(decision.notices, (QList<Notice>{{.kind = NoticeKind::ContactMerged, .user = ada}}));
}

void TestPersonLinks::aLostContactFoundAgain_isLinkedAndFilled()
{
    PersonFacts facts = asNewUser(linkedAda());
    facts.link->segmentsGiven = {signups};
    facts.linkedContact.reset();
    facts.byAppUserId.clear();
    facts.byEmail = {contact(9, u"ada@example.com"_s)};

    const PersonDecision decision = decidePerson(facts, withSegment());

    const QList<FieldChange> changes = {{appUserIdAlias, u""_s, u"ada"_s, ChangeReason::FillsEmpty},
                                        {u"firstname"_s, u""_s, u"Ada"_s, ChangeReason::FillsEmpty}};
    const QList<PlanRow> expected = {rowOfAda(Kind::UpdateContact, 9, MatchedBy::Email, changes),
                                     rowOfAda(Kind::LinkContact, 9, MatchedBy::Email)};
    QCOMPARE(decision.rows, expected);
}

QTEST_APPLESS_MAIN(TestPersonLinks)
#include "tst_person_links.moc"

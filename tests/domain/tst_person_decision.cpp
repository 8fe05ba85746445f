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

class TestPersonDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inStep_writesNothing();
    void absent_isCreatedWithItsAppUserId();
    void found_isUpdatedAndLinked();
    void foundInStep_isOnlyLinked();
    void aVisitor_becomesTheUserVerifiedOrNot();
    void whoeverNeedsAPerson_getsNoRow_data();
    void whoeverNeedsAPerson_getsNoRow();
    void withoutAddressInTheMapping_nobodyIsCreated();
    void whatMauticRefused_isNotSentAgain();
    void whatMauticRefusedOfNobodyYet_stopsEveryRow_data();
    void whatMauticRefusedOfNobodyYet_stopsEveryRow();
    void whatChangedSinceTheRefusal_isSent();
    void aLaterDecisionAboutTheSame_takesThePlaceOfOneNotCarriedOut();
    void aLaterDecisionAboutAnother_leavesTheFirst();
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
    const QList<PlanRow> expected = {rowOfAda(Kind::UpdateContact, 9, MatchedBy::Email, changes),
                                     rowOfAda(Kind::LinkContact, 9, MatchedBy::Email)};
    QCOMPARE(decision.rows, expected);
    QCOMPARE(decision.adopted.keys(), QList<QString>{emailAlias});
}

void TestPersonDecision::foundInStep_isOnlyLinked()
{
    PersonFacts facts = foundAda();
    facts.byEmail[0].fields[appUserIdAlias] = u"ada"_s;
    facts.byAppUserId = facts.byEmail;

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(decision.rows, QList<PlanRow>{rowOfAda(Kind::LinkContact, 9, MatchedBy::AppUserIdField)});
    QCOMPARE(decision.adopted.size(), 3);
}

void TestPersonDecision::aVisitor_becomesTheUserVerifiedOrNot()
{
    PersonFacts facts = newAda();
    facts.user.emailVerified = false;
    facts.tracked = contact(30, u""_s);

    const PersonDecision decision = decidePerson(facts, settings());

    const PlanRow taken =
        rowOfAda(Kind::TakeOverVisitor, 30, MatchedBy::TrackedContact, allOfAda(ChangeReason::FillsEmpty));
    QCOMPARE(decision.rows, QList<PlanRow>{taken});
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

void TestPersonDecision::whatMauticRefused_isNotSentAgain()
{
    PersonFacts facts = optedOut(foundAda());
    facts.refusal = {.user = ada, .fingerprint = fingerprintOf(decidePerson(facts, settings()).rows[1].changes)};

    const PersonDecision decision = decidePerson(facts, settings());

    QCOMPARE(kindsOf(decision), (QList<Kind>{Kind::OptOut, Kind::LinkContact}));
    const Case refused{.kind = CaseKind::RefusedByMautic, .user = ada, .contacts = {ContactId{9}}};
    QCOMPARE(decision.cases, QList<Case>{refused});
}

void TestPersonDecision::whatMauticRefusedOfNobodyYet_stopsEveryRow_data()
{
    QTest::addColumn<std::optional<Contact>>("visitor");
    QTest::newRow("a create") << std::optional<Contact>();
    QTest::newRow("a visitor") << std::optional(contact(30, u""_s));
}

void TestPersonDecision::whatMauticRefusedOfNobodyYet_stopsEveryRow()
{
    QFETCH(const std::optional<Contact>, visitor);
    PersonFacts facts = asNewUser(optedOut(newAda()));
    facts.tracked = visitor;
    facts.refusal = {.user = ada, .fingerprint = fingerprintOf(allOfAda()), .detail = u"why"_s};

    const PersonDecision decision = decidePerson(facts, withSegment());

    QVERIFY(decision.rows.isEmpty());
    QCOMPARE(decision.cases.size(), 1);
    QCOMPARE(decision.cases.first().kind, CaseKind::RefusedByMautic);
    QCOMPARE(decision.cases.first().detail, u"why"_s);
}

void TestPersonDecision::whatChangedSinceTheRefusal_isSent()
{
    PersonFacts facts = newAda();
    facts.refusal = {.user = ada, .fingerprint = fingerprintOf(allOfAda())};
    facts.user.firstName = u"Augusta"_s;

    QCOMPARE(kindsOf(decidePerson(facts, settings())), QList<Kind>{Kind::CreateContact});
}

void TestPersonDecision::aLaterDecisionAboutTheSame_takesThePlaceOfOneNotCarriedOut()
{
    PersonFacts facts = linkedAda();
    const Resolution other{
        .id = 1, .user = ada, .answer = Answer::OtherValue, .field = u"firstname"_s, .value = u"King"_s};
    const Resolution never{.id = 2,
                           .user = ada,
                           .answer = Answer::NeverSyncField,
                           .field = u"firstname"_s,
                           .state = ResolutionState::Done};
    facts.resolutions = {other, never};
    QCOMPARE(decidePerson(facts, settings()).stale, QList<qint64>{1});
    QVERIFY(decidePerson(facts, settings()).rows.isEmpty());

    const Resolution link{.id = 3, .user = ada, .answer = Answer::LinkContact, .contact = ContactId{9}};
    const Resolution alone{.id = 4, .user = ada, .answer = Answer::LeaveAlone, .state = ResolutionState::Done};
    facts.resolutions = {link, alone};
    QCOMPARE(decidePerson(facts, settings()).stale, QList<qint64>{3});
}

void TestPersonDecision::aLaterDecisionAboutAnother_leavesTheFirst()
{
    PersonFacts facts = linkedAda();
    const Resolution other{
        .id = 1, .user = ada, .answer = Answer::OtherValue, .field = u"firstname"_s, .value = u"King"_s};
    const Resolution never{
        .id = 2, .user = ada, .answer = Answer::NeverSyncField, .field = u"lastname"_s, .state = ResolutionState::Done};
    facts.resolutions = {other, never};

    const PersonDecision decision = decidePerson(facts, settings());
    QVERIFY(decision.stale.isEmpty());
    QCOMPARE(decision.rows.size(), 1);
    QCOMPARE(decision.rows.first().resolutions, QList<qint64>{1});
}

QTEST_APPLESS_MAIN(TestPersonDecision)
#include "tst_person_decision.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching.h"
#include "person_samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;
using namespace lockstep::samples;

namespace
{

struct Outcome {
    Situation situation = Situation::Absent;
    std::optional<ContactId> contact = std::nullopt;
    std::optional<MatchedBy> matchedBy = std::nullopt;
    std::optional<CaseKind> asked = std::nullopt;
    QList<ContactId> contacts = {};
    QList<AppUserId> others = {};
    QList<NoticeKind> notices = {};

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

Outcome outcomeOf(const PersonFacts &facts, const DecisionSettings &rules = settings())
{
    const Match match = decideMatch(facts, rules);
    Outcome outcome{.situation = match.situation};
    if (match.contact) {
        outcome.contact = match.contact->id;
        outcome.matchedBy = match.matchedBy;
    }
    if (match.personCase) {
        outcome.asked = match.personCase->kind;
        outcome.contacts = match.personCase->contacts;
        outcome.others = match.personCase->otherUsers;
    }
    for (const Notice &notice : match.notices)
        outcome.notices.append(notice.kind);
    return outcome;
}

Outcome found(qint64 contact, MatchedBy matchedBy)
{
    return {.situation = Situation::Found, .contact = ContactId{contact}, .matchedBy = matchedBy};
}

Outcome asks(Situation situation, CaseKind kind, QList<ContactId> contacts, QList<AppUserId> others = {})
{
    return {.situation = situation, .asked = kind, .contacts = std::move(contacts), .others = std::move(others)};
}

const QString adasAddress = u"ada@example.com"_s;
const AppUserId ben{u"ben"_s};

} // namespace

class TestMatchingLinked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkedAndThere_isConfirmed();
    void linkedAndMerged_isConfirmedUnderTheNewId();
    void linkedAndMergedIntoSomebodyElse_isACase();
    void linkedAndCarryingTheIdOfAnother_isACase();
    void linkedAndGone_isFoundAgainByItsId();
    void linkedAndGone_isFoundAgainByItsAddress();
    void linkedAndGone_waitsForVerification();
    void linkedAndGone_isACaseWhereNobodyFits();
    void linkedAndGone_isACaseWhereSeveralFit();
    void linkedAndGone_takesNoVisitor();
    void keptByTheApplication_isFoundByThat();
    void keptByTheApplicationButGone_isACase();
    void keptByTheApplicationButSomebodyElses_isACase();
};

void TestMatchingLinked::linkedAndThere_isConfirmed()
{
    QCOMPARE(outcomeOf(linkedAda()),
             (Outcome{.situation = Situation::Confirmed, .contact = ContactId{7}, .matchedBy = MatchedBy::StoredLink}));
}

void TestMatchingLinked::linkedAndMerged_isConfirmedUnderTheNewId()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->id = {9};
    facts.owners.clear();

    QCOMPARE(outcomeOf(facts),
             (Outcome{.situation = Situation::Confirmed,
                      .contact = ContactId{9},
                      .matchedBy = MatchedBy::StoredLink,
                      .notices = {NoticeKind::ContactMerged}}));
}

void TestMatchingLinked::linkedAndMergedIntoSomebodyElse_isACase()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->id = {9};
    facts.owners = {{ContactId{9}, ben}};

    QCOMPARE(outcomeOf(facts),
             asks(Situation::AlreadyLinked, CaseKind::ContactBelongsToOtherUser, {ContactId{9}}, {ben}));
}

void TestMatchingLinked::linkedAndCarryingTheIdOfAnother_isACase()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->fields[appUserIdAlias] = u"ben"_s;
    facts.existingUsers = {ben};

    QCOMPARE(outcomeOf(facts),
             asks(Situation::AlreadyLinked, CaseKind::ContactBelongsToOtherUser, {ContactId{7}}, {ben}));
}

void TestMatchingLinked::linkedAndGone_isFoundAgainByItsId()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact.reset();
    facts.byAppUserId = {contact(9, adasAddress, {{appUserIdAlias, u"ada"_s}})};
    facts.byEmail = {};

    QCOMPARE(outcomeOf(facts), found(9, MatchedBy::AppUserIdField));
}

void TestMatchingLinked::linkedAndGone_isFoundAgainByItsAddress()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact.reset();
    facts.byAppUserId = {};
    facts.byEmail = {contact(9, adasAddress)};

    QCOMPARE(outcomeOf(facts), found(9, MatchedBy::Email));
}

void TestMatchingLinked::linkedAndGone_waitsForVerification()
{
    PersonFacts facts = linkedAda();
    facts.user.emailVerified = false;
    facts.linkedContact.reset();
    facts.byAppUserId = {};
    facts.byEmail = {contact(9, adasAddress)};

    const Match match = decideMatch(facts, settings());

    QCOMPARE(match.situation, Situation::WaitsForVerification);
    QVERIFY(!match.personCase);
}

void TestMatchingLinked::linkedAndGone_isACaseWhereNobodyFits()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact.reset();
    facts.byAppUserId = {};
    facts.byEmail = {};

    QCOMPARE(outcomeOf(facts), asks(Situation::Missing, CaseKind::ContactDeleted, {ContactId{7}}));
}

void TestMatchingLinked::linkedAndGone_isACaseWhereSeveralFit()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact.reset();
    facts.byAppUserId = {};
    facts.byEmail = {contact(8, adasAddress), contact(9, adasAddress)};

    QCOMPARE(outcomeOf(facts), asks(Situation::Missing, CaseKind::ContactDeleted, {ContactId{7}}));
}

void TestMatchingLinked::linkedAndGone_takesNoVisitor()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact.reset();
    facts.byAppUserId = {};
    facts.byEmail = {};
    facts.tracked = contact(30, u""_s);

    QCOMPARE(outcomeOf(facts), asks(Situation::Missing, CaseKind::ContactDeleted, {ContactId{7}}));
}

void TestMatchingLinked::keptByTheApplication_isFoundByThat()
{
    PersonFacts facts = newAda();
    facts.user.emailVerified = false;
    facts.user.storedContact = ContactId{7};
    facts.linkedContact = contact(7, u"old@example.com"_s);
    facts.byEmail = {contact(8, adasAddress)};

    QCOMPARE(outcomeOf(facts), found(7, MatchedBy::StoredLink));
}

void TestMatchingLinked::keptByTheApplicationButGone_isACase()
{
    PersonFacts facts = newAda();
    facts.user.storedContact = ContactId{7};

    QCOMPARE(outcomeOf(facts), asks(Situation::Missing, CaseKind::ContactDeleted, {ContactId{7}}));
}

void TestMatchingLinked::keptByTheApplicationButSomebodyElses_isACase()
{
    PersonFacts facts = newAda();
    facts.user.storedContact = ContactId{7};
    facts.linkedContact = contact(7, u"ben@example.com"_s);
    facts.owners = {{ContactId{7}, ben}};

    QCOMPARE(outcomeOf(facts),
             asks(Situation::AlreadyLinked, CaseKind::ContactBelongsToOtherUser, {ContactId{7}}, {ben}));
}

QTEST_APPLESS_MAIN(TestMatchingLinked)
#include "tst_matching_linked.moc"

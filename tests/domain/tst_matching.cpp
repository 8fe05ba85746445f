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

class TestMatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyFits_isAbsent();
    void nobodyFits_isAbsentVerifiedOrNot();
    void theAppUserId_goesBeforeTheAddress();
    void severalWithTheAppUserId_areAmbiguous();
    void theAddress_findsInAnyLetterCase();
    void theAddress_ofSeveralContactsIsAmbiguous();
    void holdersOfAnotherAddress_areNobody();
    void anUnverifiedAddress_waits_data();
    void anUnverifiedAddress_waits();
    void anUnverifiedAddress_isEnoughWhere_data();
    void anUnverifiedAddress_isEnoughWhere();
    void aContactLinkedToAnother_isACase();
    void aContactNamingAnotherUser_isACase();
    void aContactNamingAUserWhoIsGone_isFree();
    void anAnonymousVisitor_isTakenOver();
    void aVisitorWithTheSameAddress_isTheUser();
    void aVisitorWithAnotherAddress_isSomebodyElse();
    void aVisitorPromisedToAnother_isSomebodyElse();
    void aVisitor_comesAfterTheAddress();
    void noUsableAddress_isUnqualified_data();
    void noUsableAddress_isUnqualified();
    void anAddressOfTwoUsers_isACase();
    void theAppUserId_findsDespiteASharedAddress();
    void bannedOrDeleted_areLeftAlone_data();
    void bannedOrDeleted_areLeftAlone();
    void equalFacts_haveEqualAnswers();
};

void TestMatching::nobodyFits_isAbsent() { QCOMPARE(outcomeOf(newAda()), Outcome{}); }

void TestMatching::nobodyFits_isAbsentVerifiedOrNot()
{
    PersonFacts facts = newAda();
    facts.user.emailVerified = false;

    QCOMPARE(outcomeOf(facts), Outcome{});
}

void TestMatching::theAppUserId_goesBeforeTheAddress()
{
    PersonFacts facts = newAda();
    facts.user.emailVerified = false;
    facts.byAppUserId = {contact(8, u"old@example.com"_s, {{appUserIdAlias, u"ada"_s}})};
    facts.byEmail = {contact(9, adasAddress)};

    QCOMPARE(outcomeOf(facts), found(8, MatchedBy::AppUserIdField));
}

void TestMatching::severalWithTheAppUserId_areAmbiguous()
{
    PersonFacts facts = newAda();
    facts.byAppUserId = {contact(9, adasAddress), contact(8, u""_s)};

    QCOMPARE(outcomeOf(facts), asks(Situation::Ambiguous, CaseKind::AmbiguousContacts, {ContactId{8}, ContactId{9}}));
}

void TestMatching::theAddress_findsInAnyLetterCase()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, u"ADA@Example.Com"_s)};

    QCOMPARE(outcomeOf(facts), found(9, MatchedBy::Email));
}

void TestMatching::theAddress_ofSeveralContactsIsAmbiguous()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, adasAddress), contact(8, u"ADA@example.com"_s)};

    QCOMPARE(outcomeOf(facts), asks(Situation::Ambiguous, CaseKind::AmbiguousContacts, {ContactId{8}, ContactId{9}}));
}

void TestMatching::holdersOfAnotherAddress_areNobody()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, u"other@example.com"_s)};

    QCOMPARE(outcomeOf(facts), Outcome{});
}

void TestMatching::anUnverifiedAddress_waits_data()
{
    QTest::addColumn<std::optional<bool>>("verified");
    QTest::newRow("not verified") << std::optional(false);
    QTest::newRow("the row says nothing") << std::optional<bool>();
}

void TestMatching::anUnverifiedAddress_waits()
{
    QFETCH(const std::optional<bool>, verified);
    PersonFacts facts = newAda();
    facts.user.emailVerified = verified;
    facts.byEmail = {contact(9, adasAddress)};

    const Match match = decideMatch(facts, settings());

    QCOMPARE(match.situation, Situation::WaitsForVerification);
    QCOMPARE(match.notices, (QList<Notice>{{.kind = NoticeKind::WaitsForVerification, .user = {u"ada"_s}}}));
}

void TestMatching::anUnverifiedAddress_isEnoughWhere_data()
{
    QTest::addColumn<bool>("wait");
    QTest::addColumn<bool>("known");
    QTest::newRow("the operator does not wait") << false << true;
    QTest::newRow("the table knows no verification") << true << false;
}

void TestMatching::anUnverifiedAddress_isEnoughWhere()
{
    QFETCH(const bool, wait);
    QFETCH(const bool, known);
    PersonFacts facts = newAda();
    facts.user.emailVerified = std::nullopt;
    facts.byEmail = {contact(9, adasAddress)};
    DecisionSettings rules = settings();
    rules.waitForVerification = wait;
    rules.knowsVerification = known;

    QCOMPARE(outcomeOf(facts, rules), found(9, MatchedBy::Email));
}

void TestMatching::aContactLinkedToAnother_isACase()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, adasAddress)};
    facts.owners = {{ContactId{9}, ben}};

    QCOMPARE(outcomeOf(facts),
             asks(Situation::AlreadyLinked, CaseKind::ContactBelongsToOtherUser, {ContactId{9}}, {ben}));
}

void TestMatching::aContactNamingAnotherUser_isACase()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, adasAddress, {{appUserIdAlias, u"ben"_s}})};
    facts.existingUsers = {ben};

    QCOMPARE(outcomeOf(facts),
             asks(Situation::AlreadyLinked, CaseKind::ContactBelongsToOtherUser, {ContactId{9}}, {ben}));
}

void TestMatching::aContactNamingAUserWhoIsGone_isFree()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, adasAddress, {{appUserIdAlias, u"ben"_s}})};

    QCOMPARE(outcomeOf(facts), found(9, MatchedBy::Email));
}

void TestMatching::anAnonymousVisitor_isTakenOver()
{
    PersonFacts facts = newAda();
    facts.user.emailVerified = false;
    facts.tracked = contact(30, u""_s);

    QCOMPARE(outcomeOf(facts), found(30, MatchedBy::TrackedContact));
}

void TestMatching::aVisitorWithTheSameAddress_isTheUser()
{
    PersonFacts facts = newAda();
    facts.tracked = contact(30, u"ADA@example.com"_s);

    QCOMPARE(outcomeOf(facts), found(30, MatchedBy::Email));
}

void TestMatching::aVisitorWithAnotherAddress_isSomebodyElse()
{
    PersonFacts facts = newAda();
    facts.tracked = contact(30, u"ben@example.com"_s);

    QCOMPARE(outcomeOf(facts), (Outcome{.notices = {NoticeKind::SharedComputer}}));
}

void TestMatching::aVisitorPromisedToAnother_isSomebodyElse()
{
    PersonFacts facts = newAda();
    facts.tracked = contact(30, u""_s);
    facts.owners = {{ContactId{30}, ben}};

    QCOMPARE(outcomeOf(facts), (Outcome{.notices = {NoticeKind::SharedComputer}}));
}

void TestMatching::aVisitor_comesAfterTheAddress()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, adasAddress)};
    facts.tracked = contact(30, u""_s);

    QCOMPARE(outcomeOf(facts), found(9, MatchedBy::Email));
}

void TestMatching::noUsableAddress_isUnqualified_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("no address") << u"ada"_s;
    QTest::newRow("rewritten") << u"jörg@example.com"_s;
    QTest::newRow("too long") << QString(QString(60, u'a') + u"@example.com"_s);
}

void TestMatching::noUsableAddress_isUnqualified()
{
    QFETCH(const QString, address);
    PersonFacts facts = newAda();
    facts.user.email = address;
    // The one Mautic would make of it: somebody else.
    facts.byEmail = {contact(9, u"jrg@example.com"_s)};

    QCOMPARE(outcomeOf(facts), asks(Situation::Unqualified, CaseKind::UnusableAddress, {}));
}

void TestMatching::anAddressOfTwoUsers_isACase()
{
    PersonFacts facts = newAda();
    facts.byEmail = {contact(9, adasAddress)};
    facts.sharingAddress = {{u"zoe"_s}, ben};

    QCOMPARE(outcomeOf(facts),
             asks(Situation::SharedAddress, CaseKind::AddressSharedByUsers, {ContactId{9}}, {ben, {u"zoe"_s}}));
}

void TestMatching::theAppUserId_findsDespiteASharedAddress()
{
    PersonFacts facts = newAda();
    facts.byAppUserId = {contact(9, adasAddress, {{appUserIdAlias, u"ada"_s}})};
    facts.sharingAddress = {ben};

    QCOMPARE(outcomeOf(facts), found(9, MatchedBy::AppUserIdField));
}

void TestMatching::bannedOrDeleted_areLeftAlone_data()
{
    QTest::addColumn<bool>("isLinked");
    QTest::addColumn<bool>("banned");
    QTest::addColumn<Situation>("situation");
    QTest::newRow("banned, linked") << true << true << Situation::SourceMissing;
    QTest::newRow("deleted, linked") << true << false << Situation::SourceMissing;
    QTest::newRow("banned") << false << true << Situation::Excluded;
    QTest::newRow("deleted") << false << false << Situation::Excluded;
}

void TestMatching::bannedOrDeleted_areLeftAlone()
{
    QFETCH(const bool, isLinked);
    QFETCH(const bool, banned);
    QFETCH(const Situation, situation);
    PersonFacts facts = isLinked ? linkedAda() : newAda();
    facts.user.banned = banned;
    facts.user.deleted = !banned;

    QCOMPARE(outcomeOf(facts), Outcome{.situation = situation});
}

void TestMatching::equalFacts_haveEqualAnswers()
{
    PersonFacts facts = newAda();
    facts.byAppUserId = {contact(9, adasAddress), contact(8, adasAddress)};
    PersonFacts turned = facts;
    std::swap(turned.byAppUserId[0], turned.byAppUserId[1]);

    QCOMPARE(outcomeOf(facts), outcomeOf(turned));
}

QTEST_APPLESS_MAIN(TestMatching)
#include "tst_matching.moc"

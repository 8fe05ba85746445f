// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_world.h"
#include "support/desk_hands.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

/// Each way an address changes, through the whole engine and the desk, on a Mautic itself. Each test removes what it
/// made.
class TestLiveAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void changedInTheApplication_andFree_goesToTheSameContact_withItsOptOut();
    void changedInTheApplication_andHeldByAnother_relinksAsDecided_andTheOptOutComesAlong();
    void changedInMautic_isAsked_andPutBack();
    void changedOnBothSides_isAsked_andDecided();
    void exchangedBetweenTwo_areExchangedThroughAnEmptyOne();
    void inOtherLetters_isTheSame();
    void ofAThrowAwayService_isSaid_andPutBack();
    void bouncedBefore_isSaid_whereAnotherHoldsIt();
    void notVerified_waits();

private:
    bool isSettled();
    void changeInMautic(const QString &user, const QString &address);
    void bounce(ContactId contact);
    QList<ConcernedAddress> concerns();
    QString addressOf(ContactId contact);
    bool isOptedOut(ContactId contact);
    QString address(const QString &name) const { return m_side->live.address(name); }

    std::unique_ptr<LiveSide> m_side;
    std::unique_ptr<LiveWorld> m_world;
    std::unique_ptr<DeskHands> m_hands;
};

void TestLiveAddresses::initTestCase()
{
    m_side = LiveSide::find();
    if (!m_side)
        QSKIP("skipped: no Mautic named");
}

void TestLiveAddresses::init()
{
    if (!m_side)
        return;
    m_world = std::make_unique<LiveWorld>(*m_side);
    m_world->settings().requestsPerHour = 0;
    m_hands = std::make_unique<DeskHands>(*m_world);
}

void TestLiveAddresses::cleanup()
{
    m_hands.reset();
    m_world.reset();
}

bool TestLiveAddresses::isSettled()
{
    const int before = m_world->writes();
    m_world->synced();
    return m_world->writes() == before;
}

void TestLiveAddresses::changeInMautic(const QString &user, const QString &address)
{
    const auto changed =
        m_side->client.editContacts({{.id = m_world->contactOf(user), .fields = {{emailAlias, address}}}}, {});
    VERIFY_VALUE(changed);
    QCOMPARE(changed->constFirst().outcome, ItemOutcome::Updated);
}

/// As a mailer tells Mautic.
void TestLiveAddresses::bounce(ContactId contact)
{
    const QJsonObject answer = m_side->live.ask({.kind = RequestKind::Write,
                                                 .verb = "POST",
                                                 .path = u"contacts/%1/dnc/email/add"_s.arg(contact.value),
                                                 .json = R"({"reason":2,"comments":"no such mailbox"})"});
    QVERIFY(!answer.isEmpty());
}

QList<ConcernedAddress> TestLiveAddresses::concerns()
{
    const auto file = m_hands->desk().file(m_hands->theCase().id);
    return file ? file->concerns : QList<ConcernedAddress>();
}

QString TestLiveAddresses::addressOf(ContactId contact)
{
    const auto known = m_side->client.contact(contact, {});
    return known ? known->email() : u"(no contact)"_s;
}

bool TestLiveAddresses::isOptedOut(ContactId contact)
{
    const auto rows = m_world->store().doNotContact.ofContacts({contact});
    return rows && !rows->isEmpty();
}

void TestLiveAddresses::changedInTheApplication_andFree_goesToTheSameContact_withItsOptOut()
{
    const QString ada = m_world->join(u"ada"_s, {{u"marketingOptOut"_s, 1}});
    QVERIFY(m_world->synced().applied);
    const ContactId contact = m_world->contactOf(ada);

    m_world->changeUser(ada, {{u"email"_s, address(u"countess"_s)}});
    QVERIFY(m_world->synced().applied);

    QCOMPARE(m_world->contactOf(ada), contact);
    QCOMPARE(addressOf(contact), address(u"countess"_s));
    QVERIFY(isOptedOut(contact));
    QVERIFY(isSettled());
}

void TestLiveAddresses::changedInTheApplication_andHeldByAnother_relinksAsDecided_andTheOptOutComesAlong()
{
    const QString ada = m_world->join(u"ada"_s, {{u"marketingOptOut"_s, 1}});
    QVERIFY(m_world->synced().applied);
    const ContactId before = m_world->contactOf(ada);
    m_side->live.removeLater(before);
    const ContactId holder = m_side->live.contact(address(u"countess"_s));
    m_world->changeUser(ada, {{u"email"_s, address(u"countess"_s)}});
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_hands->theCase().content.kind, CaseKind::AddressTaken);
    QCOMPARE(addressOf(before), address(u"ada"_s));

    const DecisionReceipt receipt = m_hands->answer(Answer::LinkContact, {}, holder);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_world->contactOf(ada), holder);
    QVERIFY(isOptedOut(holder));
    QVERIFY(isOptedOut(before));
    QVERIFY(isSettled());
    QVERIFY(m_world->openCases().isEmpty());

    QVERIFY(m_hands->takeBack(receipt));
    QVERIFY(m_world->synced().applied);
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_world->contactOf(ada), before);
    QVERIFY(isOptedOut(holder));
    QCOMPARE(m_hands->theCase().content.kind, CaseKind::AddressTaken);
}

void TestLiveAddresses::changedInMautic_isAsked_andPutBack()
{
    const QString ada = m_world->join(u"ada"_s);
    QVERIFY(m_world->synced().applied);
    changeInMautic(ada, address(u"countess"_s));
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_hands->theCase().content.kind, CaseKind::AddressChangedInMautic);
    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"countess"_s));

    QCOMPARE(m_hands->answer(Answer::TakeApp).outcome, DecisionOutcome::Kept);
    QVERIFY(m_world->synced().applied);
    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"ada"_s));
    QCOMPARE(m_world->userValue(ada, u"email"_s).toString(), address(u"ada"_s));
    QVERIFY(isSettled());
}

void TestLiveAddresses::changedOnBothSides_isAsked_andDecided()
{
    const QString ada = m_world->join(u"ada"_s);
    QVERIFY(m_world->synced().applied);
    changeInMautic(ada, address(u"countess"_s));
    m_world->changeUser(ada, {{u"email"_s, address(u"king"_s)}});
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_hands->theCase().content.kind, CaseKind::BothChanged);
    QCOMPARE(m_hands->theCase().content.field, QString(emailAlias));
    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"countess"_s));

    const DecisionReceipt receipt = m_hands->answer(Answer::TakeApp);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(m_world->synced().applied);
    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"king"_s));
    QVERIFY(isSettled());

    QVERIFY(m_hands->takeBack(receipt));
    QVERIFY(m_world->synced().applied);
    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"countess"_s));
}

void TestLiveAddresses::exchangedBetweenTwo_areExchangedThroughAnEmptyOne()
{
    const QString ada = m_world->join(u"ada"_s);
    const QString ben = m_world->join(u"ben"_s);
    QVERIFY(m_world->synced().applied);
    m_world->changeUser(ada, {{u"email"_s, address(u"aside"_s)}});
    m_world->changeUser(ben, {{u"email"_s, address(u"ada"_s)}});
    m_world->changeUser(ada, {{u"email"_s, address(u"ben"_s)}});
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_hands->theCase(ada).content.kind, CaseKind::AddressesSwapped);
    QCOMPARE(m_hands->theCase(ben).content.kind, CaseKind::AddressesSwapped);

    QCOMPARE(m_hands->answer(Answer::MakeRoom, {}, {}, ada).outcome, DecisionOutcome::Kept);
    for (int run = 0; run < 3; ++run)
        QVERIFY(m_world->synced().applied);

    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"ben"_s));
    QCOMPARE(addressOf(m_world->contactOf(ben)), address(u"ada"_s));
    QVERIFY(isSettled());
    QVERIFY(m_world->openCases().isEmpty());
}

void TestLiveAddresses::inOtherLetters_isTheSame()
{
    const QString ada = m_world->join(u"ada"_s);
    QVERIFY(m_world->synced().applied);

    m_world->changeUser(ada, {{u"email"_s, address(u"ada"_s).toUpper()}});

    QVERIFY(isSettled());
    QVERIFY(m_world->openCases().isEmpty());
}

void TestLiveAddresses::ofAThrowAwayService_isSaid_andPutBack()
{
    const QString ada = m_world->join(u"ada"_s);
    QVERIFY(m_world->synced().applied);
    const QString throwAway = m_side->live.mark() + u"@mailinator.com"_s;
    changeInMautic(ada, throwAway);
    QVERIFY(m_world->synced().applied);
    QCOMPARE(m_hands->theCase().content.kind, CaseKind::AddressChangedInMautic);
    QCOMPARE(concerns(), (QList<ConcernedAddress>{{throwAway, AddressConcern::Disposable}}));

    QCOMPARE(m_hands->answer(Answer::TakeApp).outcome, DecisionOutcome::Kept);
    QVERIFY(m_world->synced().applied);
    QCOMPARE(addressOf(m_world->contactOf(ada)), address(u"ada"_s));
    QVERIFY(isSettled());
}

void TestLiveAddresses::bouncedBefore_isSaid_whereAnotherHoldsIt()
{
    const QString ada = m_world->join(u"ada"_s);
    QVERIFY(m_world->synced().applied);
    bounce(m_side->live.contact(address(u"countess"_s)));
    m_world->changeUser(ada, {{u"email"_s, address(u"countess"_s)}});
    QVERIFY(m_world->synced().applied);

    QCOMPARE(m_hands->theCase().content.kind, CaseKind::AddressTaken);
    const QList<ConcernedAddress> expected{{address(u"countess"_s), AddressConcern::BouncedBefore}};
    QCOMPARE(concerns(), expected);
    // Somebody who types it is told the same.
    QCOMPARE(m_hands->desk().concernsOf(address(u"countess"_s)), expected);
}

void TestLiveAddresses::notVerified_waits()
{
    m_world->settings().waitForVerification = true;
    m_hands->keepSettings();
    const QString ada = m_world->join(u"ada"_s);
    QVERIFY(m_world->synced().applied);
    const ContactId contact = m_world->contactOf(ada);
    m_world->changeUser(ada, {{u"email"_s, address(u"countess"_s)}, {u"emailVerified"_s, 0}});
    QVERIFY(isSettled());
    QCOMPARE(addressOf(contact), address(u"ada"_s));

    m_world->changeUser(ada, {{u"emailVerified"_s, 1}});
    QVERIFY(m_world->synced().applied);
    QCOMPARE(addressOf(contact), address(u"countess"_s));
}

QTEST_GUILESS_MAIN(TestLiveAddresses)
#include "tst_live_addresses.moc"

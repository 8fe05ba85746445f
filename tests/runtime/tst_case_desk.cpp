// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

const RunOperator eve{.account = u"eve"_s, .displayName = u"Eve Example"_s};
const RunOperator max{.account = u"max"_s, .displayName = u"Max Example"_s};

} // namespace

class TestCaseDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theApplicationsValue_isWritten_andTakenBack();
    void mauticsValue_isNotOfferedWhileTheColumnMayNotBeWritten();
    void anotherValue_goesToMautic_andBothAreInStep();
    void aValueMauticCannotHold_isRefused();
    void mauticsValue_isWrittenToTheApplication_andTakenBack();
    void aDecidedValueMauticRefuses_isNotWrittenToTheApplicationEither_andComesBack();
    void bothKept_nothingIsWritten_untilASideChangesAgain();
    void aFieldNeverSynced_isLeftAlone_untilThatIsTakenBack();
    void anAddressChangedInMautic_isAsked_andPutBack();
    void anAddressOfAnotherContact_relinks_andTheOptOutComesAlong();
    void addressesExchanged_areExchangedThroughAnEmptyOne();
    void oneOfTwoContacts_isLinked_andTakenBack();
    void theSameContactForTwoPeople_isOnesOnly_andTheOtherIsAskedAgain();
    void whatIsNotThePerson_isRemembered();
    void aContactDeletedInMautic_isMadeAnew_andTheCaseComesBackWhenTakenBack();
    void aContactDeletedInMautic_isUnlinked();
    void whoIsLeftAlone_isStillOptedOut();
    void aSideThatChangedBeforeTheWrite_isNotOverwritten();
    void aSideThatChangedBeforeTheDecision_isSaid();
    void theSecondOfTwoOperators_isToldWhoWasFirst();
    void aUserWhoIsGone_isSaid();
    void theSameForAllAlike_isPreviewed_decidedAndTakenBackAsOne();
    void aSleepingCase_wakesWhenASideChanges();
    void whatMauticRefused_isTriedAgain();
    void aValueEditedByHand_isWritten_andTakenBack();
    void aLinkMadeByHand_needsAReason();
    void aContactOfAnother_isRelinkedByHand();
    void aRun_isTakenBack_asFarAsItCanBe();
    void otherRules_areComparedOnEverybody_andNothingIsKept();
    void theLaterChange_isTaken_whereMauticsLogTellsWhen();
    void aCaseFile_hasAllThereIsToDecideBy();
};

void TestCaseDesk::theApplicationsValue_isWritten_andTakenBack()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    QCOMPARE(world.theCase().content.kind, CaseKind::BothChanged);

    const DecisionReceipt receipt = world.answer(Answer::TakeApp);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QCOMPARE(world.openCases().size(), 0);
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Byron"_s);
    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King"_s);
    QCOMPARE(world.stateOf(receipt), ResolutionState::Done);
    QVERIFY(world.isSettled());

    QVERIFY(world.desk().takeBack(receipt.batch, max));
    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Byron"_s);
    QCOMPARE(world.stateOf(receipt), ResolutionState::Undone);
    QVERIFY(world.isSettled());
    QCOMPARE(world.theCase().content.kind, CaseKind::BothChanged);
}

void TestCaseDesk::mauticsValue_isNotOfferedWhileTheColumnMayNotBeWritten()
{
    DeskWorld world;
    world.disagreeing();
    const DecisionReceipt receipt = world.answer(Answer::TakeMautic);
    QCOMPARE(receipt.outcome, DecisionOutcome::NotOffered);
    QCOMPARE(receipt.obstacle, OfferObstacle::ColumnNotWritable);
    QCOMPARE(world.openCases().size(), 1);
}

void TestCaseDesk::anotherValue_goesToMautic_andBothAreInStep()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    const DecisionReceipt receipt = world.answer(Answer::OtherValue, u"King-Byron"_s);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King-Byron"_s);
    QVERIFY(world.isSettled());
    QCOMPARE(world.openCases().size(), 0);

    QVERIFY(world.desk().takeBack(receipt.batch, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Byron"_s);
}

void TestCaseDesk::aValueMauticCannotHold_isRefused()
{
    DeskWorld world;
    world.disagreeing();
    QCOMPARE(world.answer(Answer::OtherValue, QString(u'x').repeated(300)).outcome, DecisionOutcome::BadValue);
    QCOMPARE(world.openCases().size(), 1);
}

void TestCaseDesk::mauticsValue_isWrittenToTheApplication_andTakenBack()
{
    DeskWorld world;
    const ContactId ada = world.disagreeingOnTheCompany();

    const DecisionReceipt receipt = world.answer(Answer::TakeMautic);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.userValue(u"ada"_s, u"company"_s).toString(), u"Third"_s);
    QCOMPARE(world.stateOf(receipt), ResolutionState::Done);
    QVERIFY(world.isSettled());

    QVERIFY(world.desk().takeBack(receipt.batch, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.userValue(u"ada"_s, u"company"_s).toString(), u"Second"_s);
    QCOMPARE(world.mautic().value(ada, u"company"_s), u"Third"_s);
}

void TestCaseDesk::aDecidedValueMauticRefuses_isNotWrittenToTheApplicationEither_andComesBack()
{
    DeskWorld world;
    const ContactId ada = world.disagreeingOnTheCompany();
    world.mautic().refuse(u"company"_s, u"Fourth"_s);

    const DecisionReceipt receipt = world.answer(Answer::OtherValue, u"Fourth"_s);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"company"_s), u"Third"_s);
    QCOMPARE(world.userValue(u"ada"_s, u"company"_s).toString(), u"Second"_s);
    QCOMPARE(world.stateOf(receipt), ResolutionState::Stale);

    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::BothChanged);
    QCOMPARE(world.answer(Answer::OtherValue, u"Fifth"_s).outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"company"_s), u"Fifth"_s);
    QCOMPARE(world.userValue(u"ada"_s, u"company"_s).toString(), u"Fifth"_s);
    QVERIFY(world.isSettled());
}

void TestCaseDesk::bothKept_nothingIsWritten_untilASideChangesAgain()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    const DecisionReceipt receipt = world.answer(Answer::KeepBoth);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.isSettled());
    QCOMPARE(world.stateOf(receipt), ResolutionState::Done);
    QCOMPARE(world.openCases().size(), 0);

    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada Lovelace"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Lovelace"_s);
}

void TestCaseDesk::aFieldNeverSynced_isLeftAlone_untilThatIsTakenBack()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    const DecisionReceipt receipt = world.answer(Answer::NeverSyncField);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada Lovelace"_s}});
    QVERIFY(world.isSettled());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Byron"_s);
    QCOMPARE(world.openCases().size(), 0);

    QVERIFY(world.desk().takeBack(receipt.batch, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::BothChanged);
}

void TestCaseDesk::anAddressChangedInMautic_isAsked_andPutBack()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.mautic().set(ada, u"email"_s, u"countess@example.com"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::AddressChangedInMautic);
    QCOMPARE(world.mautic().value(ada, u"email"_s), u"countess@example.com"_s);

    QCOMPARE(world.answer(Answer::TakeApp).outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"email"_s), u"ada@example.com"_s);
    QVERIFY(world.isSettled());
}

void TestCaseDesk::anAddressOfAnotherContact_relinks_andTheOptOutComesAlong()
{
    DeskWorld world;
    const ContactId before = world.linked(u"ada"_s);
    world.mautic().optOut(before, DoNotContactReason::Manual);
    const ContactId holder = world.mautic().add({{u"email"_s, u"countess@example.com"_s}});
    world.changeUser(u"ada"_s, {{u"email"_s, u"countess@example.com"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::AddressTaken);

    const DecisionReceipt receipt = world.answer(Answer::LinkContact, {}, holder);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), holder);
    QVERIFY(world.mautic().isOptedOut(holder));
    QVERIFY(world.mautic().isOptedOut(before));
    QCOMPARE(world.mautic().value(before, u"app_user_id"_s), QString());
    QCOMPARE(world.mautic().value(holder, u"app_user_id"_s), u"ada"_s);
    QVERIFY(world.isSettled());
    QCOMPARE(world.openCases().size(), 0);

    QVERIFY(world.desk().takeBack(receipt.batch, eve));
    QVERIFY(world.sync());
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), before);
    QVERIFY(world.mautic().isOptedOut(holder));
    QCOMPARE(world.theCase().content.kind, CaseKind::AddressTaken);
}

void TestCaseDesk::addressesExchanged_areExchangedThroughAnEmptyOne()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    const ContactId ben = world.linked(u"ben"_s);
    world.changeUser(u"ada"_s, {{u"email"_s, u"other@example.com"_s}});
    world.changeUser(u"ben"_s, {{u"email"_s, u"ada@example.com"_s}});
    world.changeUser(u"ada"_s, {{u"email"_s, u"ben@example.com"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.theCase(u"ada"_s).content.kind, CaseKind::AddressesSwapped);
    QCOMPARE(world.theCase(u"ben"_s).content.kind, CaseKind::AddressesSwapped);

    QCOMPARE(world.answer(Answer::MakeRoom, {}, {}, u"ada"_s).outcome, DecisionOutcome::Kept);
    for (int run = 0; run < 3; ++run)
        QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"email"_s), u"ben@example.com"_s);
    QCOMPARE(world.mautic().value(ben, u"email"_s), u"ada@example.com"_s);
    QVERIFY(world.isSettled());
    QCOMPARE(world.openCases().size(), 0);
}

void TestCaseDesk::oneOfTwoContacts_isLinked_andTakenBack()
{
    DeskWorld world;
    const ContactId first = world.mautic().add({{u"email"_s, u"ada@example.com"_s}});
    const ContactId second = world.mautic().add({{u"email"_s, u"ADA@example.com"_s}});
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::AmbiguousContacts);

    const DecisionReceipt receipt = world.answer(Answer::LinkContact, {}, second);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), second);
    QCOMPARE(world.mautic().contactCount(), 2);

    QVERIFY(world.desk().takeBack(receipt.batch, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), ContactId{});
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::AmbiguousContacts);
    QVERIFY(world.mautic().has(first));
}

void TestCaseDesk::theSameContactForTwoPeople_isOnesOnly_andTheOtherIsAskedAgain()
{
    DeskWorld world;
    const ContactId first = world.mautic().add({{u"email"_s, u"shared@example.com"_s}});
    world.mautic().add({{u"email"_s, u"Shared@example.com"_s}});
    world.signUp(u"ada"_s, {{u"email"_s, u"shared@example.com"_s}});
    world.signUp(u"ben"_s, {{u"email"_s, u"SHARED@example.com"_s}});
    QVERIFY(world.sync());

    const DecisionReceipt ada = world.answer(Answer::LinkContact, {}, first, u"ada"_s);
    const DecisionReceipt ben = world.answer(Answer::LinkContact, {}, first, u"ben"_s);
    QCOMPARE(ada.outcome, DecisionOutcome::Kept);
    QCOMPARE(ben.outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), first);
    QVERIFY(world.contactOf(u"ben"_s) != first);
    QCOMPARE(world.stateOf(ben), ResolutionState::Stale);
    QVERIFY(world.sync());
    QCOMPARE(world.theCase(u"ben"_s).content.user, AppUserId{u"ben"_s});
}

void TestCaseDesk::whatIsNotThePerson_isRemembered()
{
    DeskWorld world;
    world.linked(u"zoe"_s);
    const ContactId first = world.mautic().add({{u"app_user_id"_s, u"ada"_s}, {u"email"_s, u"a@example.com"_s}});
    const ContactId second = world.mautic().add({{u"app_user_id"_s, u"ada"_s}, {u"email"_s, u"b@example.com"_s}});
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.contacts, (QList<ContactId>{first, second}));

    QCOMPARE(world.answer(Answer::NotTheSame, {}, first).outcome, DecisionOutcome::Kept);
    QVERIFY(world.openCases().isEmpty());
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), second);
    QVERIFY(world.isSettled());
}

void TestCaseDesk::aContactDeletedInMautic_isMadeAnew_andTheCaseComesBackWhenTakenBack()
{
    DeskWorld world;
    const ContactId gone = world.linked(u"ada"_s);
    world.mautic().remove(gone);
    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.theCase().content.kind, CaseKind::ContactDeleted);

    const DecisionReceipt receipt = world.answer(Answer::CreateNew);
    QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
    QVERIFY(world.syncOnly({u"ada"_s}));
    const ContactId made = world.contactOf(u"ada"_s);
    QVERIFY(made != gone && world.mautic().has(made));
    QCOMPARE(world.mautic().contactCount(), 1);
    QVERIFY(world.isSettled());

    QVERIFY(world.desk().takeBack(receipt.batch, eve));
    QVERIFY(world.syncOnly({u"ada"_s}));
    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.theCase().content.kind, CaseKind::ContactDeleted);
    QVERIFY(world.mautic().has(made));
}

void TestCaseDesk::aContactDeletedInMautic_isUnlinked()
{
    DeskWorld world;
    const ContactId gone = world.linked(u"ada"_s);
    world.mautic().remove(gone);
    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.answer(Answer::Unlink).outcome, DecisionOutcome::Kept);
    QVERIFY(world.syncOnly({u"ada"_s}));
    QCOMPARE(world.contactOf(u"ada"_s), ContactId{});
    QVERIFY(world.isSettled());
    QCOMPARE(world.mautic().contactCount(), 0);
    QCOMPARE(world.openCases().size(), 0);
}

void TestCaseDesk::whoIsLeftAlone_isStillOptedOut()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    const ContactId holder = world.mautic().add({{u"email"_s, u"countess@example.com"_s}});
    world.changeUser(u"ada"_s, {{u"email"_s, u"countess@example.com"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.answer(Answer::LeaveAlone).outcome, DecisionOutcome::Kept);
    QCOMPARE(world.openCases().size(), 0);

    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}, {u"marketingOptOut"_s, 1}});
    QVERIFY(world.sync());
    QVERIFY(world.mautic().isOptedOut(ada));
    QVERIFY(world.mautic().value(ada, u"lastname"_s) != u"King"_s);
    QVERIFY(!world.mautic().isOptedOut(holder));
}

void TestCaseDesk::aSideThatChangedBeforeTheWrite_isNotOverwritten()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    const DecisionReceipt receipt = world.answer(Answer::TakeApp);
    world.mautic().set(ada, u"lastname"_s, u"Milbanke"_s);

    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Milbanke"_s);
    QCOMPARE(world.stateOf(receipt), ResolutionState::Stale);
    const auto queue = world.desk().queue();
    QVERIFY(queue && queue->size() == 1);
    QVERIFY(queue->first().isChangedSinceAnswered);
}

void TestCaseDesk::aSideThatChangedBeforeTheDecision_isSaid()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    const SeenSides seen{.app = u"King"_s, .mautic = u"Byron"_s};
    world.mautic().set(ada, u"lastname"_s, u"Milbanke"_s);
    QVERIFY(world.sync());

    const auto receipts =
        world.desk().decide({{.caseId = world.theCase().id, .answer = Answer::TakeApp, .seen = seen}}, eve);
    QVERIFY(receipts);
    QCOMPARE(receipts->first().outcome, DecisionOutcome::Changed);
    QCOMPARE(world.openCases().size(), 1);
}

void TestCaseDesk::theSecondOfTwoOperators_isToldWhoWasFirst()
{
    DeskWorld world;
    world.disagreeing();
    const qint64 id = world.theCase().id;
    QCOMPARE(world.answer(Answer::KeepBoth).outcome, DecisionOutcome::Kept);

    const auto receipts = world.desk().decide({{.caseId = id, .answer = Answer::TakeApp}}, max);
    QVERIFY(receipts);
    QCOMPARE(receipts->first().outcome, DecisionOutcome::NotOpen);
    QCOMPARE(receipts->first().by, u"Eve Example"_s);
    QCOMPARE(receipts->first().answer, Answer::KeepBoth);
}

void TestCaseDesk::aUserWhoIsGone_isSaid()
{
    DeskWorld world;
    world.disagreeing();
    const qint64 id = world.theCase().id;
    world.signUp(u"ben"_s);
    world.removeUser(u"ada"_s);
    QVERIFY(world.sync());

    const auto receipts = world.desk().decide({{.caseId = id, .answer = Answer::TakeApp}}, eve);
    QVERIFY(receipts);
    QCOMPARE(receipts->first().outcome, DecisionOutcome::PersonGone);
}

void TestCaseDesk::theSameForAllAlike_isPreviewed_decidedAndTakenBackAsOne()
{
    DeskWorld world;
    QList<ContactId> contacts;
    for (const QString &user : {u"ada"_s, u"ben"_s, u"eva"_s})
        contacts.append(world.linked(user));
    for (const QString &user : {u"ada"_s, u"ben"_s, u"eva"_s}) {
        world.changeUser(user, {{u"name"_s, QString(u"Some "_s + user)}});
        world.mautic().set(world.contactOf(user), u"lastname"_s, u"Else"_s);
    }
    QVERIFY(world.sync());
    QCOMPARE(world.openCases().size(), 3);

    const CaseDecision mine{.caseId = world.theCase().id, .answer = Answer::TakeApp};
    const auto preview = world.desk().previewAlike(mine, {});
    QVERIFY(preview);
    QCOMPARE(preview->cases.size(), 3);
    QCOMPARE(preview->requests, 1);
    QList<CaseDecision> decisions;
    for (const AlikeCase &alike : preview->cases)
        decisions.append({.caseId = alike.row.open.id, .answer = Answer::TakeApp});
    const auto receipts = world.desk().decide(decisions, eve);
    QVERIFY(receipts);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(contacts[1], u"lastname"_s), u"ben"_s);

    QVERIFY(world.desk().takeBack(receipts->first().batch, eve));
    QVERIFY(world.sync());
    for (const ContactId contact : contacts)
        QCOMPARE(world.mautic().value(contact, u"lastname"_s), u"Else"_s);
    QVERIFY(world.isSettled());
    QCOMPARE(world.openCases().size(), 3);
}

void TestCaseDesk::aSleepingCase_wakesWhenASideChanges()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    QVERIFY(world.desk().snooze({world.theCase().id}, std::nullopt));
    auto queue = world.desk().queue();
    QVERIFY(queue && queue->first().snoozedUntil);

    const auto noted = world.store().contacts.withIds({ada});
    QVERIFY(noted);
    Contact changed = noted->first();
    changed.fields.insert(u"lastname"_s, u"Milbanke"_s);
    QVERIFY(world.store().contacts.observe({changed}, {.at = world.clock().now(), .how = ChangeSource::Feed}));
    queue = world.desk().queue();
    QVERIFY(queue && !queue->first().snoozedUntil);
}

void TestCaseDesk::whatMauticRefused_isTriedAgain()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.mautic().refuse(u"email"_s, u"countess@example.com"_s);
    world.changeUser(u"ada"_s, {{u"email"_s, u"countess@example.com"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.theCase().content.kind, CaseKind::RefusedByMautic);

    world.mautic().accept(u"email"_s, u"countess@example.com"_s);
    QCOMPARE(world.answer(Answer::TryAgain).outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"email"_s), u"countess@example.com"_s);
    QCOMPARE(world.openCases().size(), 0);
}

void TestCaseDesk::aValueEditedByHand_isWritten_andTakenBack()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    const auto receipts = world.desk().decideByHand(
        {{.user = {u"ada"_s}, .answer = Answer::OtherValue, .field = u"lastname"_s, .value = u"Lovelace"_s}}, eve);
    QVERIFY(receipts);
    QCOMPARE(receipts->first().outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Lovelace"_s);
    QVERIFY(world.isSettled());

    QVERIFY(world.desk().takeBack(receipts->first().batch, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"One"_s);
    QVERIFY(world.isSettled());
}

void TestCaseDesk::aLinkMadeByHand_needsAReason()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    const HandDecision silent{.user = {u"ada"_s}, .answer = Answer::LinkContact, .contact = ada};
    const auto receipts = world.desk().decideByHand({silent, {.user = {u"nobody"_s}}}, eve);
    QVERIFY(receipts);
    QCOMPARE(receipts->at(0).outcome, DecisionOutcome::ReasonMissing);
    QCOMPARE(receipts->at(1).outcome, DecisionOutcome::PersonGone);
}

void TestCaseDesk::aContactOfAnother_isRelinkedByHand()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    const ContactId ben = world.linked(u"ben"_s);
    const auto receipts = world.desk().decideByHand(
        {{.user = {u"ada"_s}, .answer = Answer::LinkContact, .contact = ben, .note = u"one person"_s}}, eve);
    QVERIFY(receipts);
    QCOMPARE(receipts->first().outcome, DecisionOutcome::Kept);
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), ben);
    QVERIFY(world.contactOf(u"ben"_s) != ben);
    QCOMPARE(world.mautic().value(ada, u"app_user_id"_s), QString());
}

void TestCaseDesk::aRun_isTakenBack_asFarAsItCanBe()
{
    DeskWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    world.signUp(u"ben"_s);
    const auto report = world.sync();
    QVERIFY(report);
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King"_s);

    const auto preview = world.desk().previewUndo(report->run);
    QVERIFY(preview);
    QCOMPARE(preview->values, 2);
    QCOMPARE(preview->staying.value(PlanRowKind::CreateContact), 1);
    QVERIFY(world.isSettled());
    QVERIFY(world.desk().undoRun(report->run, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"One"_s);
    QVERIFY(world.isSettled());
    QCOMPARE(world.mautic().contactCount(), 2);
}

void TestCaseDesk::otherRules_areComparedOnEverybody_andNothingIsKept()
{
    DeskWorld world;
    world.linked(u"ben"_s);
    world.disagreeing();
    WorkspaceSettings draft = world.settings();
    for (FieldRule &rule : draft.rules) {
        if (rule.alias == u"lastname"_s)
            rule.policy.authority = Authority::App;
    }
    const auto comparison = world.desk().compareRules(draft, 10, {});
    QVERIFY(comparison);
    QCOMPARE(comparison->people, 2);
    QCOMPARE(comparison->differing, 1);
    QCOMPARE(comparison->casesSettled, 1);
    QCOMPARE(comparison->casesOpened, 0);
    QCOMPARE(comparison->requests, 1);
    QCOMPARE(comparison->first.first().who.user.value, u"ada"_s);
    QCOMPARE(world.openCases().size(), 1);

    world.settings() = draft;
    QVERIFY(world.sync());
    QCOMPARE(world.openCases().size(), 0);
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"lastname"_s), u"King"_s);
}

void TestCaseDesk::theLaterChange_isTaken_whereMauticsLogTellsWhen()
{
    DeskWorld world;
    for (FieldRule &rule : world.settings().rules)
        rule.policy.authority = Authority::Newest;
    const ContactId ada = world.linked(u"ada"_s);
    const auto known = world.store().contacts.withIds({ada});
    QVERIFY(known);
    Contact changed = known->first();
    changed.fields.insert(u"lastname"_s, u"Byron"_s);
    const Moment lately = world.clock().now();
    QVERIFY(world.store().contacts.observe(
        {changed}, {.at = lately, .how = ChangeSource::Feed, .told = {{QString::number(ada.value), {.at = lately}}}}));
    world.mautic().set(ada, u"lastname"_s, u"Byron"_s);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}, {u"updatedAt"_s, DeskWorld::tomorrow()}});

    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King"_s);
}

void TestCaseDesk::aCaseFile_hasAllThereIsToDecideBy()
{
    DeskWorld world;
    const ContactId ada = world.disagreeing();
    const auto file = world.desk().file(world.theCase().id);
    QVERIFY(file);
    QCOMPARE(file->alike, 0);
    const QList<Answer> wanted{Answer::TakeApp, Answer::TakeMautic, Answer::OtherValue, Answer::KeepBoth,
                               Answer::NeverSyncField};
    QList<Answer> offered;
    for (const CaseOffer &offer : file->offers)
        offered.append(offer.answer);
    QCOMPARE(offered, wanted);
    QCOMPARE(file->offers[0].requests, 1);
    QCOMPARE(file->offers[0].rows.size(), 1);
    QCOMPARE(file->offers[0].rows[0].contact, ada);
    QCOMPARE(file->offers[0].rows[0].changes[0].after, u"King"_s);
    QCOMPARE(file->offers[1].obstacle, OfferObstacle::ColumnNotWritable);
    QCOMPARE(file->offers[3].requests, 0);
    const auto field = std::find_if(file->person.fields.cbegin(), file->person.fields.cend(),
                                    [](const PersonField &each) { return each.alias == u"lastname"_s; });
    QVERIFY(field != file->person.fields.cend());
    QCOMPARE(field->app, u"King"_s);
    QCOMPARE(field->mautic, u"Byron"_s);
}

QTEST_GUILESS_MAIN(TestCaseDesk)
#include "tst_case_desk.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

QList<PlanRowKind> kindsOf(const QList<PlanRow> &rows)
{
    QList<PlanRowKind> kinds;
    for (const PlanRow &row : rows)
        kinds.append(row.kind);
    return kinds;
}

bool hasNotice(const SyncReport &report, NoticeKind kind)
{
    return std::any_of(report.decisions.notices.cbegin(), report.decisions.notices.cend(),
                       [kind](const Notice &notice) { return notice.kind == kind; });
}

} // namespace

class TestSyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewUser_becomesAContactInItsSegment();
    void anEarlierUser_isCreatedButNotPutIntoTheSegment();
    void aSecondRun_writesNothing();
    void aValueMauticRewrote_isNotSentAgain();
    void anExistingContact_isLinkedAndFilledFromTheApplication();
    void anUnverifiedAddress_waitsAndIsLinkedOnceVerified();
    void theLink_isWrittenIntoTheApplication();
    void aChangeInTheApplication_goesToMautic();
    void aChangeInMautic_isReportedAndLeftAlone();
    void bothSidesChanged_isACase();
    void anAddressHeldByAnother_isNeverWritten();
    void aContactTheApplicationGivesToAnother_isNotLinkedByAddress();
    void aContactWithTheAddressOfAnother_isNotTakenById();
    void anAnonymousVisitor_isTakenOverWithItsHistory();
    void anOptOut_reachesMauticBeforeTheSegment();
    void anOptOutInMautic_isNeverUndone();
    void aContactMergedInMautic_isFollowed();
    void aContactDeletedInMautic_isACase();
    void aBannedUser_isKeptButNoLongerSynced();
    void someoneTakenOutOfTheSegmentByHand_isNotPutBack();
    void aRefusedValue_staysBehindAndTheRestGoesOn();
    void aRefusedPerson_isACaseAndNotSentAgain();
    void withoutConsent_nothingIsMadeInMautic();
    void aSavedPlan_isAppliedOnlyWhereItStillHolds();
    void aPlanOfAnotherMapping_isRefused();
    void aSideSuddenlyEmpty_stopsTheRun();
    void anyCallFailing_losesNothingAndDoublesNobody_data();
    void anyCallFailing_losesNothingAndDoublesNobody();
};

void TestSyncEngine::aNewUser_becomesAContactInItsSegment()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}, {u"name"_s, u"Ada Lovelace"_s}});
    const auto report = world.sync();
    QVERIFY(report);
    QCOMPARE(report->applied->report.created, 1);
    const ContactId ada = world.contactOf(u"ada"_s);
    QCOMPARE(world.mautic().value(ada, u"firstname"_s), u"Ada"_s);
    QCOMPARE(world.mautic().value(ada, u"app_user_id"_s), u"ada"_s);
    QVERIFY(world.mautic().isMember(u"New Signups"_s, ada));
}

void TestSyncEngine::anEarlierUser_isCreatedButNotPutIntoTheSegment()
{
    World world;
    world.signUp(u"old"_s);
    const auto report = world.sync();
    QVERIFY(report);
    QCOMPARE(report->decisions.plan.earlierUsers, 1);
    QVERIFY(!world.mautic().isMember(u"New Signups"_s, world.contactOf(u"old"_s)));
}

void TestSyncEngine::aSecondRun_writesNothing()
{
    World world;
    world.mautic().add({{u"email"_s, u"ben@example.com"_s}, {u"lastname"_s, u"Kept"_s}});
    for (const QString &id : {u"ada"_s, u"ben"_s, u"cy"_s, u"dee"_s, u"eve"_s})
        world.signUp(id, {{u"createdAt"_s, World::tomorrow()}, {u"marketingOptOut"_s, id == u"cy"_s ? 1 : 0}});
    QVERIFY(world.sync());
    world.mautic().forgetCalls();
    const auto again = world.sync();
    QVERIFY(again);
    QCOMPARE(kindsOf(again->decisions.plan.rows), QList<PlanRowKind>());
    QCOMPARE(world.mautic().writes(), 0);
}

void TestSyncEngine::aValueMauticRewrote_isNotSentAgain()
{
    World world;
    world.signUp(u"ada"_s, {{u"company"_s, u"<b>Engines</b>"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"company"_s), u"Engines"_s);
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().writes(), 0);
}

void TestSyncEngine::anExistingContact_isLinkedAndFilledFromTheApplication()
{
    World world;
    const ContactId known = world.mautic().add({{u"email"_s, u"ADA@example.com"_s}, {u"lastname"_s, u"Byron"_s}});
    world.signUp(u"ada"_s, {{u"name"_s, u"Ada Lovelace"_s}});
    const auto report = world.sync();
    QVERIFY(report);
    QCOMPARE(world.contactOf(u"ada"_s), known);
    QCOMPARE(world.mautic().value(known, u"lastname"_s), u"Lovelace"_s);
    QCOMPARE(world.mautic().value(known, u"email"_s), u"ADA@example.com"_s);
    QCOMPARE(world.mautic().contactCount(), 1);
}

void TestSyncEngine::anUnverifiedAddress_waitsAndIsLinkedOnceVerified()
{
    World world;
    const ContactId known = world.mautic().add({{u"email"_s, u"ada@example.com"_s}});
    world.signUp(u"ada"_s, {{u"emailVerified"_s, 0}});
    const auto waiting = world.sync();
    QVERIFY(waiting && hasNotice(*waiting, NoticeKind::WaitsForVerification));
    QCOMPARE(world.contactOf(u"ada"_s), ContactId{});
    world.changeUser(u"ada"_s, {{u"emailVerified"_s, 1}});
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), known);
}

void TestSyncEngine::theLink_isWrittenIntoTheApplication()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.userValue(u"ada"_s, u"mauticId"_s).toLongLong(), world.contactOf(u"ada"_s).value);
    QCOMPARE(world.userValue(u"ada"_s, u"updatedAt"_s).toString(), World::yesterday());
}

void TestSyncEngine::aChangeInTheApplication_goesToMautic()
{
    World world;
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    world.changeUser(u"ada"_s, {{u"email"_s, u"countess@example.com"_s}, {u"company"_s, QString()}});
    QVERIFY(world.sync());
    const ContactId ada = world.contactOf(u"ada"_s);
    QCOMPARE(world.mautic().value(ada, u"email"_s), u"countess@example.com"_s);
    QCOMPARE(world.mautic().value(ada, u"company"_s), QString());
}

void TestSyncEngine::aChangeInMautic_isReportedAndLeftAlone()
{
    World world;
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    world.mautic().set(world.contactOf(u"ada"_s), u"company"_s, u"Looms"_s);
    world.mautic().forgetCalls();
    const auto report = world.sync();
    QVERIFY(report && hasNotice(*report, NoticeKind::ChangedInMautic));
    QCOMPARE(world.mautic().writes(), 0);
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"company"_s), u"Looms"_s);
}

void TestSyncEngine::bothSidesChanged_isACase()
{
    World world;
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    const ContactId ada = world.contactOf(u"ada"_s);
    world.mautic().set(ada, u"company"_s, u"Looms"_s);
    world.changeUser(u"ada"_s, {{u"company"_s, u"Mills"_s}});
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"company"_s), u"Looms"_s);
    const QList<Case> expected{
        {.kind = CaseKind::BothChanged, .user = {u"ada"_s}, .contacts = {ada}, .field = u"company"_s}};
    QCOMPARE(world.openCases(), expected);
}

void TestSyncEngine::anAddressHeldByAnother_isNeverWritten()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    const ContactId holder = world.mautic().add({{u"email"_s, u"taken@example.com"_s}});
    world.changeUser(u"ada"_s, {{u"email"_s, u"taken@example.com"_s}});
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().writes(), 0);
    const QList<Case> expected{
        {.kind = CaseKind::AddressTaken, .user = {u"ada"_s}, .contacts = {holder}, .field = u"email"_s}};
    QCOMPARE(world.openCases(), expected);
}

void TestSyncEngine::aContactTheApplicationGivesToAnother_isNotLinkedByAddress()
{
    World world;
    const ContactId known = world.mautic().add({{u"email"_s, u"ada@example.com"_s}});
    world.signUp(u"ada"_s);
    world.signUp(u"zoe"_s, {{u"mauticId"_s, known.value}});
    QVERIFY(world.sync());
    const Case asked{.kind = CaseKind::ContactBelongsToOtherUser,
                     .user = {u"ada"_s},
                     .contacts = {known},
                     .otherUsers = {{u"zoe"_s}}};
    QVERIFY(world.openCases().contains(asked));
    QCOMPARE(world.contactOf(u"ada"_s), ContactId{});
}

void TestSyncEngine::aContactWithTheAddressOfAnother_isNotTakenById()
{
    World world;
    const ContactId known = world.mautic().add({{u"email"_s, u"ada@example.com"_s}});
    world.signUp(u"ada"_s);
    world.signUp(u"zoe"_s, {{u"mauticId"_s, known.value}});
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.openCases().size(), 2);
    QCOMPARE(world.mautic().value(known, u"email"_s), u"ada@example.com"_s);
    QCOMPARE(world.mautic().contactCount(), 1);
}

void TestSyncEngine::anAnonymousVisitor_isTakenOverWithItsHistory()
{
    World world;
    const ContactId visitor = world.mautic().add({});
    world.signUp(u"ada"_s, {{u"mtcId"_s, QString::number(visitor.value)}});
    world.signUp(u"bob"_s, {{u"mtcId"_s, QString::number(visitor.value)}});
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), visitor);
    QCOMPARE(world.mautic().value(visitor, u"email"_s), u"ada@example.com"_s);
    QCOMPARE(world.mautic().contactCount(), 2);
}

void TestSyncEngine::anOptOut_reachesMauticBeforeTheSegment()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}, {u"marketingOptOut"_s, 1}});
    const auto planned = world.plan();
    QVERIFY(planned);
    const QList<PlanRowKind> kinds = kindsOf(planned->decisions.plan.rows);
    QVERIFY(kinds.indexOf(PlanRowKind::OptOut) < kinds.indexOf(PlanRowKind::AddToSegment));
    QVERIFY(kinds.indexOf(PlanRowKind::OptOut) > kinds.indexOf(PlanRowKind::CreateContact));
    QVERIFY(world.sync());
    QVERIFY(world.mautic().isOptedOut(world.contactOf(u"ada"_s)));
}

void TestSyncEngine::anOptOutInMautic_isNeverUndone()
{
    World world;
    world.signUp(u"ada"_s, {{u"marketingOptOut"_s, 1}});
    QVERIFY(world.sync());
    world.changeUser(u"ada"_s, {{u"marketingOptOut"_s, 0}});
    QVERIFY(world.sync());
    QVERIFY(world.mautic().isOptedOut(world.contactOf(u"ada"_s)));
}

void TestSyncEngine::aContactMergedInMautic_isFollowed()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    const ContactId before = world.contactOf(u"ada"_s);
    const ContactId winner = world.mautic().add({{u"firstname"_s, u"Some"_s}, {u"lastname"_s, u"One"_s}});
    world.mautic().set(winner, u"email"_s, u"ada@example.com"_s);
    world.mautic().merge(before, winner);
    QVERIFY(world.sync());
    QCOMPARE(world.contactOf(u"ada"_s), winner);
    QCOMPARE(world.userValue(u"ada"_s, u"mauticId"_s).toLongLong(), winner.value);
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().writes(), 0);
}

void TestSyncEngine::aContactDeletedInMautic_isACase()
{
    World world;
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    QVERIFY(world.sync());
    const ContactId gone = world.contactOf(u"ada"_s);
    world.mautic().remove(gone);
    QVERIFY(world.sync());
    const QList<Case> expected{{.kind = CaseKind::ContactDeleted, .user = {u"ada"_s}, .contacts = {gone}}};
    QCOMPARE(world.openCases(), expected);
    QCOMPARE(world.mautic().contactCount(), 1);
}

void TestSyncEngine::aBannedUser_isKeptButNoLongerSynced()
{
    World world;
    world.signUp(u"ada"_s);
    world.signUp(u"mal"_s, {{u"banned"_s, 1}});
    QVERIFY(world.sync());
    world.changeUser(u"ada"_s, {{u"banned"_s, 1}, {u"name"_s, u"Other Name"_s}});
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().writes(), 0);
    QCOMPARE(world.mautic().contactCount(), 1);
}

void TestSyncEngine::someoneTakenOutOfTheSegmentByHand_isNotPutBack()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    QVERIFY(world.sync());
    world.mautic().removeByHand(u"New Signups"_s, world.contactOf(u"ada"_s));
    QVERIFY(world.sync());
    QVERIFY(!world.mautic().isMember(u"New Signups"_s, world.contactOf(u"ada"_s)));
}

void TestSyncEngine::aRefusedValue_staysBehindAndTheRestGoesOn()
{
    World world;
    world.mautic().refuse(u"timezone"_s, u"Europe/Kyiv"_s);
    world.signUp(u"ada"_s, {{u"timezone"_s, u"Europe/Kyiv"_s}, {u"company"_s, u"Engines"_s}});
    world.signUp(u"ben"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"company"_s), u"Engines"_s);
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"timezone"_s), QString());
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().writes(), 0);
}

void TestSyncEngine::aRefusedPerson_isACaseAndNotSentAgain()
{
    World world;
    world.mautic().refuse(u"email"_s, u"ada@example.com"_s);
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.openCases().size(), 1);
    world.mautic().forgetCalls();
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().writes(), 0);
    QCOMPARE(world.openCases().first().kind, CaseKind::RefusedByMautic);
    world.changeUser(u"ada"_s, {{u"email"_s, u"ada2@example.com"_s}});
    QVERIFY(world.sync());
    QVERIFY(world.openCases().isEmpty());
    QVERIFY(world.contactOf(u"ada"_s) != ContactId{});
}

void TestSyncEngine::withoutConsent_nothingIsMadeInMautic()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}});
    const auto report = world.sync({});
    QVERIFY(report);
    QCOMPARE(report->applied->report.fieldsCreated, 0);
    QCOMPARE(report->applied->report.created, 1);
    QVERIFY(hasNotice(*report, NoticeKind::FieldMissingInMautic));
    QVERIFY(world.mautic().value(world.contactOf(u"ada"_s), u"app_user_id"_s).isEmpty());
}

void TestSyncEngine::aSavedPlan_isAppliedOnlyWhereItStillHolds()
{
    World world;
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    const auto planned = world.plan();
    QVERIFY(planned);
    world.changeUser(u"ben"_s, {{u"name"_s, u"Ben New"_s}});
    const auto applied = world.apply(planned->decisions.plan);
    QVERIFY(applied);
    QCOMPARE(applied->staleRows.size(), 1);
    QCOMPARE(applied->applied->report.created, 1);
    QCOMPARE(world.mautic().idsWithEmail(u"ben@example.com"_s), QList<ContactId>());
}

void TestSyncEngine::aPlanOfAnotherMapping_isRefused()
{
    World world;
    world.signUp(u"ada"_s);
    const auto planned = world.plan();
    QVERIFY(planned);
    world.settings().rules.removeLast();
    const auto applied = world.apply(planned->decisions.plan);
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::StalePlan);
    QCOMPARE(world.mautic().contactCount(), 0);
}

void TestSyncEngine::aSideSuddenlyEmpty_stopsTheRun()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());
    world.mautic().remove(world.contactOf(u"ada"_s));
    world.mautic().forgetCalls();
    const auto report = world.sync();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Guarded);
    QCOMPARE(world.mautic().writes(), 0);
}

void TestSyncEngine::anyCallFailing_losesNothingAndDoublesNobody_data()
{
    QTest::addColumn<bool>("afterEffect");
    QTest::newRow("before it took effect") << false;
    QTest::newRow("after it took effect, the answer lost") << true;
}

void TestSyncEngine::anyCallFailing_losesNothingAndDoublesNobody()
{
    QFETCH(bool, afterEffect);
    for (int call = 1;; ++call) {
        World world;
        const ContactId visitor = world.mautic().add({});
        world.mautic().add({{u"email"_s, u"ben@example.com"_s}});
        world.signUp(u"ben"_s);
        world.signUp(u"vi"_s, {{u"mtcId"_s, QString::number(visitor.value)}});
        for (const QString &id : {u"a"_s, u"c"_s, u"d"_s, u"e"_s})
            world.signUp(id, {{u"createdAt"_s, World::tomorrow()}, {u"marketingOptOut"_s, id == u"d"_s ? 1 : 0}});
        world.mautic().failCall(call, ErrorKind::OutcomeUnknown, afterEffect);
        const auto hit = world.sync();
        const bool failed = !hit || hit->applied->stoppedBy;
        world.mautic().failNothing();
        QVERIFY(world.sync());
        world.mautic().forgetCalls();
        const auto last = world.sync();
        QVERIFY2(last, last ? "" : qPrintable(last.error().detail));
        QCOMPARE(world.mautic().writes(), 0);
        QCOMPARE(world.mautic().contactCount(), 6);
        QCOMPARE(world.contactOf(u"vi"_s), visitor);
        QVERIFY(world.mautic().isOptedOut(world.contactOf(u"d"_s)));
        for (const QString &id : {u"a"_s, u"c"_s, u"d"_s, u"e"_s})
            QVERIFY(world.mautic().isMember(u"New Signups"_s, world.contactOf(id)));
        if (!failed)
            break;
    }
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_sync_engine.moc"

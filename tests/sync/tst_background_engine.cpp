// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lockstep;

class TestBackgroundEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewUser_isAContactInItsSegmentWithinThirtySeconds();
    void aChangedProfile_arrivesWithinAMinute();
    void whatMauticHolds_isReadOnceAndThenFollowed();
    void anIdlePoll_isOneRequest();
    void ownWrites_areNotReadAgain();
    void aChangeInMautic_isNoticedAndBecomesACase();
    void anOptOut_leavesAtOnce();
    void anOptOutDuringALongDelivery_leavesWithinTwoRequests();
    void manySignUpsInOneSecond_costNoMoreThanOneBatch();
    void aBatchWhoseAnswerIsLost_isLookedUpAndNotSentAgain();
    void aRowThatBreaksEveryBatch_isIsolatedAndGivenUp();
    void whileMauticIsDown_nothingIsGivenUp();
    void aMassChange_isHeldForAPerson_andOptOutsGo();
    void whoObjects_andChangesMore_doesNotOverwriteWhatMauticHas();
    void anAddressThatComesFree_goesToWhoWaitsForIt();
    void anAddressThatOurOwnWriteFrees_goesToWhoWaitsForIt();
    void aChangeOfTheApplication_besideOurWriteThere_arrives();
    void aLogPurgedWhole_isComparedOnce();
    void whatWasSentBeforeACrash_isLookedUpFirst();
    void aPausedEngine_asksNobody();
    void aPurgedLog_isAnsweredByAFullCompare();
    void withoutTheLog_everythingIsComparedInstead();
    void aChangeWhoseWorkCouldNotBeKept_isNoticedAgain();
    void aUserWithoutATimeOfChange_isNoticedToo();
    void aTableThatDoesNotTellChanges_isReadOften();
    void aTableThatIsSuddenlyEmpty_isNotReadWithoutEnd();
    void aLinkTheApplicationDoesNotTake_isTriedAgain();
    void aLinkTheApplicationNeverTakes_isShownAsFailing();
};

namespace
{

void changeTable(BackgroundWorld &world, const QString &statement)
{
    const QString name = u"beside"_s;
    {
        QSqlDatabase application = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        application.setDatabaseName(world.usersFile());
        QVERIFY(application.open());
        QVERIFY(QSqlQuery(application).exec(statement));
    }
    QSqlDatabase::removeDatabase(name);
}

void refuseUpdates(BackgroundWorld &world)
{
    changeTable(world, u"CREATE TRIGGER refused BEFORE UPDATE ON \"user\" BEGIN SELECT RAISE(ABORT, 'refused'); END"_s);
}

ContactId contactOf(BackgroundWorld &world, const QString &user)
{
    const auto ids = world.mautic().idsWithEmail(user + u"@example.com"_s);
    return ids.size() == 1 ? ids.first() : ContactId{};
}

} // namespace

void TestBackgroundEngine::aLinkTheApplicationDoesNotTake_isTriedAgain()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    refuseUpdates(world);
    world.signUpNow(u"ada"_s);
    QVERIFY(world.run(10s));
    const ContactId ada = contactOf(world, u"ada"_s);
    QVERIFY(ada.value > 0);
    QCOMPARE(world.status().queue.retrying, 1);

    changeTable(world, u"DROP TRIGGER refused"_s);
    QVERIFY(world.run(120s));

    QCOMPARE(world.userValue(u"ada"_s, u"mauticId"_s).toLongLong(), ada.value);
    QCOMPARE(world.status().queue.open(), 0);
    QCOMPARE(world.mautic().idsWithEmail(u"ada@example.com"_s).size(), 1);
}

void TestBackgroundEngine::aLinkTheApplicationNeverTakes_isShownAsFailing()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    refuseUpdates(world);
    world.signUpNow(u"ada"_s);

    QVERIFY(world.run(600s));

    QCOMPARE(world.status().queue.dead, 1);
    QVERIFY(world.mautic().isMember(world.settings().segmentName, contactOf(world, u"ada"_s)));
}

void TestBackgroundEngine::aNewUser_isAContactInItsSegmentWithinThirtySeconds()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);

    QVERIFY(world.run(30s));
    const ContactId ada = contactOf(world, u"ada"_s);
    QVERIFY(ada.value > 0);
    QVERIFY(world.mautic().isMember(world.settings().segmentName, ada));
    QCOMPARE(world.contactOf(u"ada"_s), ada);
    QCOMPARE(world.status().queue.open(), 0);
    const auto delays = world.store().deliveries.figuresSince({});
    QVERIFY(delays);
    QCOMPARE(delays->count, 1);
    QVERIFY(delays->p95 <= 30s);
}

void TestBackgroundEngine::aChangedProfile_arrivesWithinAMinute()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    QVERIFY(world.run(120s));
    QVERIFY(contactOf(world, u"ada"_s).value > 0);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(contactOf(world, u"ada"_s), u"lastname"_s), u"King"_s);
}

void TestBackgroundEngine::whatMauticHolds_isReadOnceAndThenFollowed()
{
    BackgroundWorld world;
    const ContactId known = world.mautic().add({{u"email"_s, u"ada@example.com"_s}, {u"firstname"_s, u"Some"_s}});
    world.signUp(u"ada"_s);

    QVERIFY(world.run(60s));
    QCOMPARE(world.contactOf(u"ada"_s), known);
    QCOMPARE(world.mautic().contactCount(), 1);
    QVERIFY(world.status().lastFullCompare.has_value());
}

void TestBackgroundEngine::anIdlePoll_isOneRequest()
{
    BackgroundWorld world;
    world.limitRequests(100);
    world.signUp(u"ada"_s);
    QVERIFY(world.run(10min));
    world.mautic().forgetCalls();

    QVERIFY(world.run(2h));
    // Every two minutes in the first hour, every four after an idle one; the segments' log every quarter of an hour.
    QVERIFY2(world.mautic().calls() >= 30 + 15, qPrintable(QString::number(world.mautic().calls())));
    QVERIFY2(world.mautic().calls() <= 30 + 30 + 8, qPrintable(QString::number(world.mautic().calls())));
    QCOMPARE(world.mautic().writes(), 0);
    QCOMPARE(world.status().pace, PollPace::Idle);
}

void TestBackgroundEngine::ownWrites_areNotReadAgain()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);
    QVERIFY(world.run(30s));
    world.mautic().forgetCalls();

    QVERIFY(world.run(60s));
    // The poll alone, and nothing of the contact it tells of.
    QVERIFY2(world.mautic().calls() <= 3, qPrintable(QString::number(world.mautic().calls())));
    QCOMPARE(*world.store().cursors.ownName(), MemoryMautic::clientName());
}

void TestBackgroundEngine::aChangeInMautic_isNoticedAndBecomesACase()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    QVERIFY(world.run(60s));
    world.mautic().set(contactOf(world, u"ada"_s), u"lastname"_s, u"Byron"_s);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});

    QVERIFY(world.run(120s));
    QCOMPARE(world.openCases().size(), 1);
    QCOMPARE(world.openCases().first().kind, CaseKind::BothChanged);
    QCOMPARE(world.mautic().value(contactOf(world, u"ada"_s), u"lastname"_s), u"Byron"_s);
}

void TestBackgroundEngine::anOptOut_leavesAtOnce()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    QVERIFY(world.run(60s));
    world.changeNow(u"ada"_s, {{u"marketingOptOut"_s, 1}});

    QVERIFY(world.run(6s));
    QVERIFY(world.mautic().isOptedOut(contactOf(world, u"ada"_s)));
}

void TestBackgroundEngine::anOptOutDuringALongDelivery_leavesWithinTwoRequests()
{
    BackgroundWorld world;
    world.mautic().setBatchLimit(10);
    world.signUp(u"ada"_s);
    QVERIFY(world.run(60s));
    for (int i = 0; i < 200; ++i)
        world.signUpNow(u"user%1"_s.arg(i));
    qsizetype before = 0;
    world.mautic().duringWrite(5, [&] {
        before = world.mautic().journal().size();
        world.changeNow(u"ada"_s, {{u"marketingOptOut"_s, 1}});
    });

    QVERIFY(world.run(30s));
    const qsizetype left = world.mautic().journal().indexOf(u"opt-out"_s, before);
    QVERIFY(left > 0);
    QVERIFY2(left - before <= 2, qPrintable(QString::number(left - before)));
    QCOMPARE(world.mautic().contactCount(), 201);
}

void TestBackgroundEngine::manySignUpsInOneSecond_costNoMoreThanOneBatch()
{
    BackgroundWorld world;
    world.mautic().setBatchLimit(200);
    QVERIFY(world.run(60s));
    world.mautic().forgetCalls();
    for (int i = 0; i < 100; ++i)
        world.signUpNow(u"user%1"_s.arg(i));

    QVERIFY(world.run(20s));
    QCOMPARE(world.mautic().contactCount(), 100);
    // The feed, one batch, one segment; perhaps a regular poll besides.
    QCOMPARE(world.mautic().writes(), 2);
    QVERIFY2(world.mautic().calls() <= 4, qPrintable(QString::number(world.mautic().calls())));
}

void TestBackgroundEngine::aBatchWhoseAnswerIsLost_isLookedUpAndNotSentAgain()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);
    world.signUpNow(u"ben"_s);
    world.mautic().failWrite(1, ErrorKind::OutcomeUnknown, true);

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().contactCount(), 2);
    QCOMPARE(world.mautic().createCalls(), 1);
    QCOMPARE(world.contactOf(u"ada"_s), contactOf(world, u"ada"_s));
    QVERIFY(world.mautic().isMember(world.settings().segmentName, contactOf(world, u"ben"_s)));
    QCOMPARE(world.status().queue.open(), 0);
}

void TestBackgroundEngine::aRowThatBreaksEveryBatch_isIsolatedAndGivenUp()
{
    BackgroundWorld world;
    world.mautic().setBatchLimit(8);
    QVERIFY(world.run(60s));
    for (int i = 0; i < 8; ++i)
        world.signUpNow(u"user%1"_s.arg(i));
    world.mautic().breakOn(u"user5@example.com"_s);

    QVERIFY(world.run(30min));
    QCOMPARE(world.mautic().contactCount(), 7);
    QCOMPARE(world.status().queue.dead, 1);
    QCOMPARE(world.status().queue.open(), 0);
    QCOMPARE(world.status().state, EngineState::Idle);
}

void TestBackgroundEngine::whileMauticIsDown_nothingIsGivenUp()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.mautic().goDown(ErrorKind::ServerFault);
    world.signUpNow(u"ada"_s);
    QVERIFY(world.run(1h));
    QCOMPARE(world.status().state, EngineState::Offline);
    QCOMPARE(world.status().queue.dead, 0);
    QCOMPARE(world.status().queue.open(), 1);

    world.mautic().comeBack();
    QVERIFY(world.run(15min));
    QCOMPARE(world.mautic().contactCount(), 1);
    QCOMPARE(world.status().queue.open(), 0);
}

void TestBackgroundEngine::aMassChange_isHeldForAPerson_andOptOutsGo()
{
    BackgroundWorld world;
    world.mautic().setBatchLimit(200);
    for (int i = 0; i < 100; ++i)
        world.signUp(u"user%1"_s.arg(i), {{u"company"_s, u"Before"_s}});
    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().contactCount(), 100);
    for (int i = 0; i < 100; ++i)
        world.changeNow(u"user%1"_s.arg(i), {{u"company"_s, u"After"_s}});
    world.changeNow(u"user7"_s, {{u"marketingOptOut"_s, 1}});
    world.signUpNow(u"new"_s);

    QVERIFY(world.run(120s));
    QCOMPARE(world.mautic().value(contactOf(world, u"user3"_s), u"company"_s), u"Before"_s);
    QVERIFY(world.mautic().isOptedOut(contactOf(world, u"user7"_s)));
    QVERIFY(contactOf(world, u"new"_s).value > 0);
    QCOMPARE(world.status().state, EngineState::Guarded);
    // Theirs as well who objected: only the opt-out goes ahead.
    QCOMPARE(world.status().queue.held, 100);
    const auto guard = world.status().guard;
    QVERIFY(guard);
    QCOMPARE(guard->kind, GuardKind::OneFieldChanged);
    QCOMPARE(guard->field, u"company"_s);
    QVERIFY(guard->people >= 99 && guard->of >= 100);
    world.restart();
    QVERIFY(world.run(5s));
    QCOMPARE(world.status().guard, guard);

    // A person looks at the plan and applies it.
    const auto plan = world.plan();
    QVERIFY(plan);
    QVERIFY(world.apply(plan->decisions.plan));
    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(contactOf(world, u"user3"_s), u"company"_s), u"After"_s);
    QCOMPARE(world.status().queue.held, 0);
    QVERIFY(!world.status().guard);
    QCOMPARE(world.status().state, EngineState::Idle);
}

void TestBackgroundEngine::whoObjects_andChangesMore_doesNotOverwriteWhatMauticHas()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s, {{u"company"_s, u"Before"_s}});
    QVERIFY(world.run(60s));
    const ContactId ada = contactOf(world, u"ada"_s);
    world.pass(1s);

    // Opt-outs do not wait for the log to be read, so what else changed must.
    world.mautic().set(ada, u"company"_s, u"Mautic's"_s);
    world.changeNow(u"ada"_s, {{u"company"_s, u"The application's"_s}, {u"marketingOptOut"_s, 1}});
    QVERIFY(world.run(60s));
    QVERIFY(world.mautic().isOptedOut(ada));
    QCOMPARE(world.mautic().value(ada, u"company"_s), u"Mautic's"_s);
    QCOMPARE(world.openCases().size(), 1);
    QCOMPARE(world.openCases().constFirst().kind, CaseKind::BothChanged);

    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King"_s);
    QCOMPARE(world.status().queue.open(), 0);
}

void TestBackgroundEngine::anAddressThatComesFree_goesToWhoWaitsForIt()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s, {{u"email"_s, u"both@example.com"_s}});
    world.signUpNow(u"bob"_s, {{u"email"_s, u"both@example.com"_s}});
    QVERIFY(world.run(60s));
    QCOMPARE(world.openCases().size(), 2);
    QCOMPARE(world.mautic().contactCount(), 0);

    world.changeNow(u"ada"_s, {{u"email"_s, u"ada@example.com"_s}});
    QVERIFY(world.run(60s));
    QCOMPARE(world.openCases().size(), 0);
    QCOMPARE(world.mautic().value(world.contactOf(u"bob"_s), u"email"_s), u"both@example.com"_s);
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"email"_s), u"ada@example.com"_s);
}

void TestBackgroundEngine::anAddressThatOurOwnWriteFrees_goesToWhoWaitsForIt()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);
    QVERIFY(world.run(60s));
    world.pass(1s);

    // At first the contact with Bob's address is Ada's; only our write of her new one frees it.
    world.signUpNow(u"bob"_s, {{u"email"_s, u"ada@example.com"_s}});
    world.changeNow(u"ada"_s, {{u"email"_s, u"elsewhere@example.com"_s}});
    QVERIFY(world.run(120s));
    QCOMPARE(world.openCases().size(), 0);
    QCOMPARE(world.mautic().value(world.contactOf(u"ada"_s), u"email"_s), u"elsewhere@example.com"_s);
    QCOMPARE(world.mautic().value(world.contactOf(u"bob"_s), u"email"_s), u"ada@example.com"_s);
}

void TestBackgroundEngine::aChangeOfTheApplication_besideOurWriteThere_arrives()
{
    BackgroundWorld world;
    world.settings().writableAttributes = {UserAttribute::Company};
    for (FieldRule &rule : world.settings().rules) {
        if (rule.attribute == UserAttribute::Company)
            rule.policy = {.direction = SyncDirection::Both, .authority = Authority::Mautic};
    }
    world.execute(u"CREATE TRIGGER beside AFTER UPDATE OF company ON \"user\" "
                  "BEGIN UPDATE \"user\" SET name = 'Ada King' WHERE id = new.id; END"_s);
    world.signUp(u"ada"_s, {{u"company"_s, u"First"_s}});
    QVERIFY(world.run(10min));
    const ContactId ada = contactOf(world, u"ada"_s);

    world.mautic().set(ada, u"company"_s, u"Second"_s);
    QVERIFY(world.run(10min));

    QCOMPARE(world.userValue(u"ada"_s, u"company"_s).toString(), u"Second"_s);
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"King"_s);
}

void TestBackgroundEngine::aLogPurgedWhole_isComparedOnce()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    QVERIFY(world.run(10min));
    world.mautic().purgeAudit(world.mautic().audit().last().id);
    QVERIFY(world.run(10min));
    const auto compared = world.status().lastFullCompare;
    world.mautic().forgetCalls();

    QVERIFY(world.run(1h));
    QCOMPARE(world.status().lastFullCompare, compared);
    world.mautic().set(contactOf(world, u"ada"_s), u"lastname"_s, u"Byron"_s);
    QVERIFY(world.run(10min));
    const auto contacts = world.store().contacts.withIds({contactOf(world, u"ada"_s)});
    QCOMPARE(contacts->first().fields.value(u"lastname"_s), u"Byron"_s);
}

void TestBackgroundEngine::whatWasSentBeforeACrash_isLookedUpFirst()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);
    // The process dies with the request on its way: nothing of the answer is kept.
    world.mautic().failWrite(1, ErrorKind::Internal, true);
    QVERIFY(!world.run(60s));
    world.restart();

    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().contactCount(), 1);
    QCOMPARE(world.mautic().createCalls(), 1);
    QCOMPARE(world.contactOf(u"ada"_s), contactOf(world, u"ada"_s));
    QVERIFY(world.mautic().isMember(world.settings().segmentName, contactOf(world, u"ada"_s)));
}

void TestBackgroundEngine::aPausedEngine_asksNobody()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    QVERIFY(world.store().engineStatus.setPaused(true));
    world.signUpNow(u"ada"_s);
    world.mautic().forgetCalls();

    QVERIFY(world.run(1h));
    QCOMPARE(world.mautic().calls(), 0);
    QCOMPARE(world.status().state, EngineState::Paused);

    QVERIFY(world.store().engineStatus.setPaused(false));
    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().contactCount(), 1);
}

void TestBackgroundEngine::aPurgedLog_isAnsweredByAFullCompare()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    QVERIFY(world.run(120s));
    world.mautic().set(contactOf(world, u"ada"_s), u"lastname"_s, u"Byron"_s);
    const auto compared = world.status().lastFullCompare;
    world.mautic().purgeAudit(world.mautic().audit().last().id);
    world.mautic().set(contactOf(world, u"ada"_s), u"firstname"_s, u"Augusta"_s);

    QVERIFY(world.run(10min));
    QVERIFY(world.status().lastFullCompare > compared);
    const auto contacts = world.store().contacts.withIds({contactOf(world, u"ada"_s)});
    QCOMPARE(contacts->first().fields.value(u"lastname"_s), u"Byron"_s);
}

void TestBackgroundEngine::withoutTheLog_everythingIsComparedInstead()
{
    BackgroundWorld world;
    world.mautic().refuseLogs(ErrorKind::Forbidden);
    world.signUp(u"ada"_s);
    QVERIFY(world.run(60s));
    QVERIFY(contactOf(world, u"ada"_s).value > 0);
    world.mautic().setSilently(contactOf(world, u"ada"_s), u"lastname"_s, u"Byron"_s);

    QVERIFY(world.run(2h));
    const auto contacts = world.store().contacts.withIds({contactOf(world, u"ada"_s)});
    QCOMPARE(contacts->first().fields.value(u"lastname"_s), u"Byron"_s);
}

/// As when it is killed between keeping the user and keeping the work.
void TestBackgroundEngine::aChangeWhoseWorkCouldNotBeKept_isNoticedAgain()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        store.setDatabaseName(world.store().database.path());
        QVERIFY(store.open());
        QVERIFY(QSqlQuery(store).exec(u"CREATE TRIGGER broken BEFORE INSERT ON work_item"
                                      " BEGIN SELECT RAISE(ABORT, 'broken'); END"_s));
        QVERIFY(!world.run(20s));
        QVERIFY(QSqlQuery(store).exec(u"DROP TRIGGER broken"_s));
        store.close();
    }

    world.restart();
    QVERIFY(world.run(30s));

    QVERIFY(contactOf(world, u"ada"_s).value > 0);
}

void TestBackgroundEngine::aUserWithoutATimeOfChange_isNoticedToo()
{
    BackgroundWorld world;
    QVERIFY(world.run(60s));
    world.signUp(u"ada"_s, {{u"createdAt"_s, QVariant()}, {u"updatedAt"_s, QVariant()}});

    QVERIFY(world.run(15min));

    QVERIFY(contactOf(world, u"ada"_s).value > 0);
}

void TestBackgroundEngine::aTableThatDoesNotTellChanges_isReadOften()
{
    BackgroundWorld world;
    world.settings().users.columns.remove(UserAttribute::UpdatedAt);
    QVERIFY(world.run(60s));
    world.signUpNow(u"ada"_s);

    QVERIFY(world.run(30s));

    QVERIFY(contactOf(world, u"ada"_s).value > 0);
    world.changeNow(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    QVERIFY(world.run(60s));
    QCOMPARE(world.mautic().value(contactOf(world, u"ada"_s), u"lastname"_s), u"King"_s);
    world.signUpNow(u"bob"_s);
    world.removeUser(u"ada"_s);
    QVERIFY(world.run(60s));
    QCOMPARE(world.store().users.count().value(), 1);
}

void TestBackgroundEngine::aTableThatIsSuddenlyEmpty_isNotReadWithoutEnd()
{
    BackgroundWorld world;
    world.signUp(u"ada"_s);
    QVERIFY(world.run(60s));
    world.removeUser(u"ada"_s);
    world.pass(1h);
    const Moment before = world.clock().at;

    for (int steps = 0; steps < 20; ++steps) {
        const auto next = world.step();
        QVERIFY(next);
        world.clock().at = *next;
    }

    QVERIFY(world.clock().at.microseconds > before.microseconds + 30'000'000);
    QCOMPARE(world.store().users.count().value(), 1);
}

QTEST_GUILESS_MAIN(TestBackgroundEngine)
#include "tst_background_engine.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/applied_row_repository.h"
#include "store/case_repository.h"
#include "store/link_repository.h"
#include "store/log_repository.h"
#include "store/notice_repository.h"
#include "store/run_repository.h"
#include "store/stored_names.h"
#include "store/user_mirror.h"
#include "store/workspace_repository.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace
{

Link link(const QString &user, qint64 contact)
{
    return {.user = {user}, .contact = {contact}, .createdAt = {1'000'000}};
}

Link fullLink()
{
    return {.user = {u"u-1"_s},
            .contact = {7},
            .matchedBy = MatchedBy::TrackedContact,
            .createdAt = {1},
            .verifiedAt = Moment{2},
            .previousContacts = {{5}, {3}},
            .base = {{u"email"_s, {u"a@example.org"_s, u"a@example.org"_s}},
                     {u"firstname"_s, {u"<b>Ada</b>"_s, u"Ada"_s}},
                     {u"company"_s, {u"x"_s, u""_s}},
                     {u"lastname"_s, {}}},
            .segmentsGiven = {{4}, {9}}};
}

Case personCase(CaseKind kind, const QString &user)
{
    return {.kind = kind,
            .user = {user},
            .contacts = {{1}, {2}},
            .otherUsers = {{u"x\"y"_s}, {u"z"_s}},
            .field = u"email"_s,
            .detail = u"held by another"_s};
}

QList<Case> contentOf(const QList<OpenCase> &cases)
{
    QList<Case> all;
    for (const OpenCase &one : cases)
        all.append(one.content);
    return all;
}

const RunOperator operatorAda{.account = u"ada"_s, .displayName = u"Ada L."_s};

} // namespace

class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workspace_isMadeOnceWithAnIdOfItsOwn();
    void workspace_canMoveButNotBecomeAnother();
    void values_areKeptByKey();
    void links_areKeptWhole();
    void links_areFoundFromBothSides();
    void linkOfAUser_isReplaced();
    void linksOfGoneUsers_areTold();
    void runs_tellWhoDidWhatAndHowItEnded();
    void runLeftRunning_isFoundCrashedOnce();
    void finishedRun_cannotFinishAgain();
    void appliedRows_areIntentsFirstAndOutcomesLater();
    void unansweredRows_areLookedUpOnce();
    void rowsOfNoRun_areRefused();
    void equalCases_keepTheirNumberAndFirstTime();
    void caseThatDiffersInAnything_isAnother();
    void closedCaseThatReturns_isNew();
    void notices_areAllCountedAndTheFirstKept();
    void log_keepsTheNewest();
    void storedWords_areDistinctAndReadBack();
};

void TestRecords::workspace_isMadeOnceWithAnIdOfItsOwn()
{
    StoreWorld world;
    WorkspaceRepository repository(world.database());
    QCOMPARE(must(repository.find()), std::optional<Workspace>());

    const Workspace made = must(repository.create(u"https://mautic.example.org"_s, u"SQLite app.db"_s, {5}));

    QCOMPARE(made.id.size(), 36);
    QCOMPARE(must(repository.find()), std::optional(made));
    QCOMPARE(kindOf(repository.create(u"https://other.example.org"_s, {}, {6})), ErrorKind::BadInput);
    StoreWorld second;
    QVERIFY(must(WorkspaceRepository(second.database()).create({}, {}, {5})).id != made.id);
}

void TestRecords::workspace_canMoveButNotBecomeAnother()
{
    StoreWorld world;
    WorkspaceRepository repository(world.database());
    Workspace workspace = must(repository.create(u"https://old.example.org"_s, u"old"_s, {5}));
    workspace.mauticAddress = u"https://new.example.org"_s;
    workspace.usersDatabase = u"new"_s;

    must(repository.update(workspace));
    Workspace foreign = workspace;
    foreign.id = u"another"_s;

    QCOMPARE(kindOf(repository.update(foreign)), ErrorKind::BadInput);
    QCOMPARE(must(repository.find()), std::optional(workspace));
}

void TestRecords::values_areKeptByKey()
{
    StoreWorld world;
    WorkspaceRepository repository(world.database());
    must(repository.setValue(u"newUsersSince"_s, u"1"_s));
    must(repository.setValue(u"newUsersSince"_s, u"2"_s));
    must(repository.setValue(u"other"_s, u""_s));

    QCOMPARE(must(repository.value(u"newUsersSince"_s)), std::optional(u"2"_s));
    QCOMPARE(must(repository.value(u"other"_s)), std::optional(u""_s));
    must(repository.removeValue(u"other"_s));
    QCOMPARE(must(repository.value(u"other"_s)), std::optional<QString>());
}

void TestRecords::links_areKeptWhole()
{
    StoreWorld world;
    const QList<Link> links{link(u"a"_s, 1), fullLink()};
    must(LinkRepository(world.database()).save(links));

    world.reopen();

    LinkRepository repository(world.database());
    QCOMPARE(must(repository.ofUsers({{u"u-1"_s}, {u"a"_s}, {u"none"_s}})), links);
    QCOMPARE(must(repository.count()), 2);
}

void TestRecords::links_areFoundFromBothSides()
{
    StoreWorld world;
    LinkRepository repository(world.database());
    must(repository.save({link(u"b"_s, 2), link(u"a"_s, 1), link(u"c"_s, 2)}));

    QCOMPARE(must(repository.ofContacts({{2}, {9}})), (QList{link(u"b"_s, 2), link(u"c"_s, 2)}));
    QCOMPARE(must(repository.remove({{u"b"_s}, {u"none"_s}})), 1);
    QCOMPARE(must(repository.ofContacts({{2}})), QList{link(u"c"_s, 2)});
}

void TestRecords::linkOfAUser_isReplaced()
{
    StoreWorld world;
    LinkRepository repository(world.database());
    must(repository.save({fullLink()}));

    must(repository.save({link(u"u-1"_s, 8)}));

    QCOMPARE(must(repository.ofUsers({{u"u-1"_s}})), QList{link(u"u-1"_s, 8)});
}

void TestRecords::linksOfGoneUsers_areTold()
{
    StoreWorld world;
    UserMirror users(world.database());
    LinkRepository repository(world.database());
    must(users.upsert({{.id = {u"a"_s}}, {.id = {u"b"_s}}, {.id = {u"c"_s}}}));
    must(repository.save({link(u"a"_s, 1), link(u"b"_s, 2)}));
    must(users.beginScan());
    must(users.upsert({{.id = {u"a"_s}}}));
    must(users.finishScan({9}));

    QCOMPARE(must(repository.usersGone()), QList{link(u"b"_s, 2)});
}

void TestRecords::runs_tellWhoDidWhatAndHowItEnded()
{
    StoreWorld world;
    RunRepository repository(world.database());
    const RunId first = must(repository.start(RunKind::Plan, operatorAda, {1}));
    const RunId second = must(repository.start(RunKind::Apply, {.account = u"root"_s}, {3}));
    must(repository.finish(first, {.state = RunState::Done, .at = {2}, .counts = {{u"created"_s, 12}}}));
    must(repository.finish(second, {.state = RunState::Failed, .at = {4}, .reason = u"Offline"_s}));

    const Run plan{.id = first,
                   .kind = RunKind::Plan,
                   .state = RunState::Done,
                   .startedBy = operatorAda,
                   .startedAt = {1},
                   .finishedAt = Moment{2},
                   .counts = {{u"created"_s, 12}}};
    const Run apply{.id = second,
                    .kind = RunKind::Apply,
                    .state = RunState::Failed,
                    .startedBy = {.account = u"root"_s},
                    .startedAt = {3},
                    .finishedAt = Moment{4},
                    .reason = u"Offline"_s};
    QCOMPARE(must(repository.last(10)), (QList{apply, plan}));
    QCOMPARE(must(repository.last(1)), QList{apply});
}

void TestRecords::runLeftRunning_isFoundCrashedOnce()
{
    StoreWorld world;
    const RunId run = must(RunRepository(world.database()).start(RunKind::Sync, operatorAda, {1}));
    world.reopen();
    RunRepository repository(world.database());

    const auto crashed = must(repository.findCrashed({7}));

    QCOMPARE(crashed.size(), 1);
    QCOMPARE(crashed.first().id, run);
    QCOMPARE(crashed.first().state, RunState::Crashed);
    QCOMPARE(crashed.first().finishedAt, std::optional(Moment{7}));
    QVERIFY(must(repository.findCrashed({8})).isEmpty());
    QCOMPARE(must(repository.last(5)), crashed);
}

void TestRecords::finishedRun_cannotFinishAgain()
{
    StoreWorld world;
    RunRepository repository(world.database());
    const RunId run = must(repository.start(RunKind::Sync, operatorAda, {1}));
    must(repository.finish(run, {.state = RunState::Cancelled, .at = {2}}));

    QCOMPARE(kindOf(repository.finish(run, {.state = RunState::Done, .at = {3}})), ErrorKind::BadInput);

    QCOMPARE(must(repository.last(1)).first().state, RunState::Cancelled);
}

void TestRecords::appliedRows_areIntentsFirstAndOutcomesLater()
{
    StoreWorld world;
    AppliedRowRepository repository(world.database());
    const RunId run = must(RunRepository(world.database()).start(RunKind::Apply, operatorAda, {1}));
    const QList<FieldChange> changes{
        {.alias = u"firstname"_s, .before = u"\"A\""_s, .after = u"B\n"_s, .reason = ChangeReason::FillsEmpty}};
    AppliedRow create{.position = 2, .kind = PlanRowKind::CreateContact, .user = {u"a"_s}, .changes = changes};
    const AppliedRow optOut{.position = 1, .kind = PlanRowKind::OptOut, .contact = ContactId{4}};
    must(repository.save(run, {create, optOut}, {2}));

    create.outcome = AppliedOutcome::Done;
    create.contact = ContactId{9};
    create.reason = u"201"_s;
    must(repository.save(run, {create}, {3}));
    world.reopen();

    QCOMPARE(must(AppliedRowRepository(world.database()).ofRun(run)), (QList{optOut, create}));
}

void TestRecords::unansweredRows_areLookedUpOnce()
{
    StoreWorld world;
    AppliedRowRepository repository(world.database());
    RunRepository runs(world.database());
    const RunId old = must(runs.start(RunKind::Apply, operatorAda, {1}));
    const RunId next = must(runs.start(RunKind::Apply, operatorAda, {1}));
    AppliedRow open{.position = 5, .user = {u"a"_s}};
    const AppliedRow other{.position = 6, .user = {u"c"_s}};
    const AppliedRow done{.position = 1, .user = {u"b"_s}, .outcome = AppliedOutcome::Done};
    must(repository.save(next, {open, other, done}, {2}));
    must(repository.save(old, {open}, {2}));

    QCOMPARE(
        must(repository.unanswered({})),
        (QList<UnansweredRow>{{.run = old, .row = open}, {.run = next, .row = open}, {.run = next, .row = other}}));
    QCOMPARE(must(repository.unanswered({{u"c"_s}})), (QList<UnansweredRow>{{.run = next, .row = other}}));

    open.outcome = AppliedOutcome::Unknown;
    must(repository.save(next, {open}, {3}));
    QCOMPARE(must(repository.unanswered({{u"a"_s}})),
             (QList<UnansweredRow>{{.run = old, .row = AppliedRow{.position = 5, .user = {u"a"_s}}}}));
    QCOMPARE(must(repository.ofRun(next)), (QList{done, open, other}));
}

void TestRecords::rowsOfNoRun_areRefused()
{
    StoreWorld world;
    AppliedRowRepository repository(world.database());

    QCOMPARE(kindOf(repository.save({77}, {{.position = 1}}, {2})), ErrorKind::StoreFailed);
    QVERIFY(must(repository.ofRun({77})).isEmpty());
}

void TestRecords::equalCases_keepTheirNumberAndFirstTime()
{
    StoreWorld world;
    CaseRepository repository(world.database());
    const Case a = personCase(CaseKind::AmbiguousContacts, u"a"_s);
    const Case b = personCase(CaseKind::AddressTaken, u"b"_s);
    const Case c = personCase(CaseKind::BothChanged, u"c"_s);
    QCOMPARE(must(repository.replaceOpen({a, b, a}, {1})), (CaseChanges{.opened = 2, .kept = 0, .closed = 0}));
    const auto before = must(repository.open());

    QCOMPARE(must(repository.replaceOpen({c, b}, {2})), (CaseChanges{.opened = 1, .kept = 1, .closed = 1}));

    const auto after = must(repository.open());
    QCOMPARE(contentOf(before), (QList{a, b}));
    QCOMPARE(contentOf(after), (QList{b, c}));
    QCOMPARE(after.first(), before.last());
    QCOMPARE(after.last().firstSeen, (Moment{2}));
    QCOMPARE(must(repository.openCount()), 2);
}

void TestRecords::caseThatDiffersInAnything_isAnother()
{
    StoreWorld world;
    CaseRepository repository(world.database());
    QList<Case> cases(7, personCase(CaseKind::AddressTaken, u"a"_s));
    cases[1].kind = CaseKind::ContactDeleted;
    cases[2].user = {u"b"_s};
    cases[3].contacts = {{1}};
    cases[4].otherUsers = {};
    cases[5].field = u"phone"_s;
    cases[6].detail = u"another"_s;

    must(repository.replaceOpen(cases, {1}));

    QCOMPARE(contentOf(must(repository.open())), cases);
    QCOMPARE(must(repository.replaceOpen(cases, {2})), (CaseChanges{.opened = 0, .kept = 7, .closed = 0}));
}

void TestRecords::closedCaseThatReturns_isNew()
{
    StoreWorld world;
    CaseRepository repository(world.database());
    const Case a = personCase(CaseKind::AddressTaken, u"a"_s);
    must(repository.replaceOpen({a}, {1}));
    const qint64 id = must(repository.open()).first().id;
    must(repository.replaceOpen({}, {2}));
    QCOMPARE(must(repository.openCount()), 0);

    must(repository.replaceOpen({a}, {3}));

    const auto open = must(repository.open());
    QCOMPARE(open.first().firstSeen, (Moment{3}));
    QVERIFY(open.first().id > id);
}

void TestRecords::notices_areAllCountedAndTheFirstKept()
{
    StoreWorld world;
    NoticeRepository repository(world.database());
    const RunId run = must(RunRepository(world.database()).start(RunKind::Sync, operatorAda, {1}));
    QList<Notice> notices{{.kind = NoticeKind::UserGone, .user = {u"gone"_s}}};
    for (int i = 0; i < NoticeRepository::keptPerKind + 20; ++i)
        notices.append({.kind = NoticeKind::ChangedInMautic, .user = {QString::number(i)}, .field = u"phone"_s});

    must(repository.save(run, notices));
    must(repository.save(run, notices));

    QCOMPARE(must(repository.counts(run)),
             (QList<NoticeCount>{{NoticeKind::ChangedInMautic, 120}, {NoticeKind::UserGone, 1}}));
    QCOMPARE(must(repository.first(run)), notices.mid(1, 100) + notices.mid(0, 1));
}

void TestRecords::log_keepsTheNewest()
{
    StoreWorld world;
    LogRepository repository(world.database());
    QList<LogEntry> entries;
    for (int i = 0; i < LogRepository::keptEntries + 3; ++i)
        entries.append({.at = {i}, .level = LogLevel::Warning, .category = u"run"_s, .code = QString::number(i)});
    entries.last().run = RunId{5};
    entries.last().subject = u"user"_s;

    must(repository.add(entries));

    QCOMPARE(must(repository.last(1)), QList{entries.last()});
    const auto all = must(repository.last(1'000'000));
    QCOMPARE(all.size(), LogRepository::keptEntries);
    QCOMPARE(all.last(), entries.at(3));
}

void TestRecords::storedWords_areDistinctAndReadBack()
{
    for (int i = 0; i <= int(NoticeKind::OptOutOnlyInMautic); ++i)
        QCOMPARE(fromStoredName<NoticeKind>(storedName(NoticeKind(i))), std::optional(NoticeKind(i)));
    for (int i = 0; i <= int(CaseKind::RefusedByMautic); ++i)
        QCOMPARE(fromStoredName<CaseKind>(storedName(CaseKind(i))), std::optional(CaseKind(i)));
    for (int i = 0; i <= int(MatchedBy::Operator); ++i)
        QCOMPARE(fromStoredName<MatchedBy>(storedName(MatchedBy(i))), std::optional(MatchedBy(i)));
    for (int i = 0; i <= int(PlanRowKind::AddToSegment); ++i)
        QCOMPARE(fromStoredName<PlanRowKind>(storedName(PlanRowKind(i))), std::optional(PlanRowKind(i)));
    for (int i = 0; i <= int(ChangeReason::ClearedInApp); ++i)
        QCOMPARE(fromStoredName<ChangeReason>(storedName(ChangeReason(i))), std::optional(ChangeReason(i)));
    for (int i = 0; i <= int(ContactFieldType::Other); ++i)
        QCOMPARE(fromStoredName<ContactFieldType>(storedName(ContactFieldType(i))), std::optional(ContactFieldType(i)));
    QCOMPARE(fromStoredName<RunState>(u"fromTheFuture"_s), std::optional<RunState>());
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"

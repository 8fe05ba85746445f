// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/planner.h"
#include "person_samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;
using namespace lockstep::samples;

namespace
{

using Kind = PlanRowKind;

PersonFacts newcomer(const QString &id, std::optional<Moment> createdAt = after)
{
    PersonFacts facts{.user = user(id, QString(id + u"@example.com"_s))};
    facts.user.createdAt = createdAt;
    return facts;
}

Decisions decide(const QList<PersonFacts> &people, const DecisionSettings &rules = withSegment())
{
    Planner planner({}, rules);
    for (const PersonFacts &facts : people)
        planner.addPerson(facts);
    return planner.finish({});
}

QList<std::pair<QString, Kind>> rowsOf(const Decisions &decisions)
{
    QList<std::pair<QString, Kind>> rows;
    for (const PlanRow &row : decisions.plan.rows)
        rows.append({row.user.value, row.kind});
    return rows;
}

} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_standInTheOrderOfWriting();
    void aContactFoundByTwo_isPromisedToOne();
    void aVisitorOfASharedComputer_isPromisedToOne();
    void aMergedContact_staysWithTheLinkedUser();
    void aContactOfTheLinkedUser_isNotPromisedAway();
    void peopleAreCounted_newAndEarlierApart();
    void whatFollowsWithoutAWrite_isKept();
    void casesAndNotices_areCollected();
    void theBasisOfThePlan_isKept();
    void withoutPeople_thePlanIsEmpty();

    void aThousandNewUsers_costSevenWritingRequests();
    void eachKindOfRow_costsItsRequests_data();
    void eachKindOfRow_costsItsRequests();
    void aSpentHour_isWaitedFor_data();
    void aSpentHour_isWaitedFor();
};

void TestPlanner::rows_standInTheOrderOfWriting()
{
    PersonFacts created = newcomer(u"created"_s);
    created.user.optedOut = true;
    PersonFacts visitor = newcomer(u"visitor"_s);
    visitor.tracked = contact(30, u""_s);
    PersonFacts found = newcomer(u"found"_s, before);
    found.user.optedOut = true;
    found.byEmail = {contact(9, u"found@example.com"_s)};
    Planner planner({}, withSegment());
    for (const PersonFacts &facts : {created, visitor, found})
        planner.addPerson(facts);
    planner.addSetup(
        {.fields = {{.alias = appUserIdAlias, .label = u"App user id"_s}}, .segmentNames = {u"New Signups"_s}});

    const Decisions decisions = planner.finish({});

    const QList<std::pair<QString, Kind>> expected = {
        {u""_s, Kind::CreateField},          {u""_s, Kind::CreateSegment},    {u"found"_s, Kind::OptOut},
        {u"created"_s, Kind::CreateContact}, {u"created"_s, Kind::OptOut},    {u"visitor"_s, Kind::TakeOverVisitor},
        {u"found"_s, Kind::UpdateContact},   {u"found"_s, Kind::LinkContact}, {u"created"_s, Kind::AddToSegment},
        {u"visitor"_s, Kind::AddToSegment}};
    QCOMPARE(rowsOf(decisions), expected);
}

void TestPlanner::aContactFoundByTwo_isPromisedToOne()
{
    PersonFacts first = newcomer(u"first"_s, before);
    first.byAppUserId = {contact(9, u"second@example.com"_s, {{appUserIdAlias, u"first"_s}})};
    PersonFacts second = newcomer(u"second"_s, before);
    second.byEmail = first.byAppUserId;

    const Decisions decisions = decide({first, second});

    for (const PlanRow &row : decisions.plan.rows)
        QCOMPARE(row.user, (AppUserId{u"first"_s}));
    const Case asked{.kind = CaseKind::ContactBelongsToOtherUser,
                     .user = {u"second"_s},
                     .contacts = {ContactId{9}},
                     .otherUsers = {{u"first"_s}}};
    QVERIFY(decisions.cases.contains(asked));
    QCOMPARE(decisions.situations.at(Situation::AlreadyLinked), 1);
}

void TestPlanner::aVisitorOfASharedComputer_isPromisedToOne()
{
    PersonFacts first = newcomer(u"first"_s, before);
    first.tracked = contact(30, u""_s);
    PersonFacts second = newcomer(u"second"_s, before);
    second.tracked = first.tracked;

    const Decisions decisions = decide({first, second});

    const QList<std::pair<QString, Kind>> expected = {{u"second"_s, Kind::CreateContact},
                                                      {u"first"_s, Kind::TakeOverVisitor}};
    QCOMPARE(rowsOf(decisions), expected);
    QCOMPARE(decisions.notices, (QList<Notice>{{.kind = NoticeKind::SharedComputer, .user = {u"second"_s}}}));
}

void TestPlanner::aMergedContact_staysWithTheLinkedUser()
{
    PersonFacts ada = linkedAda();
    ada.linkedContact->id = {9};
    ada.owners = {{ContactId{7}, ada.user.id}};
    PersonFacts claimant = newcomer(u"claimant"_s, before);
    claimant.user.storedContact = ContactId{9};
    claimant.linkedContact = ada.linkedContact;

    const Decisions decisions = decide({ada, claimant});

    QCOMPARE(rowsOf(decisions), (QList<std::pair<QString, Kind>>{{u"ada"_s, Kind::LinkContact}}));
    QCOMPARE(decisions.situations.at(Situation::AlreadyLinked), 1);
}

void TestPlanner::aContactOfTheLinkedUser_isNotPromisedAway()
{
    PersonFacts claimant = newcomer(u"claimant"_s, before);
    claimant.user.email = u"ada@example.com"_s;
    claimant.byEmail = {*linkedAda().linkedContact};
    claimant.owners = linkedAda().owners;

    const Decisions decisions = decide({claimant, linkedAda()});

    QVERIFY(decisions.plan.rows.isEmpty());
    QCOMPARE(decisions.situations,
             (std::map<Situation, int>{{Situation::Confirmed, 1}, {Situation::AlreadyLinked, 1}}));
}

void TestPlanner::peopleAreCounted_newAndEarlierApart()
{
    PersonFacts found = newcomer(u"found"_s, before);
    found.byEmail = {contact(9, u"found@example.com"_s)};
    PersonFacts banned = newcomer(u"banned"_s);
    banned.user.banned = true;

    const Decisions decisions =
        decide({newcomer(u"a"_s), newcomer(u"b"_s), newcomer(u"c"_s, std::nullopt), found, banned, linkedAda()});

    QCOMPARE(decisions.plan.newUsers, 2);
    QCOMPARE(decisions.plan.earlierUsers, 2);
    QCOMPARE(decisions.people, 6);
    QCOMPARE(decisions.situations,
             (std::map<Situation, int>{
                 {Situation::Absent, 3}, {Situation::Found, 1}, {Situation::Excluded, 1}, {Situation::Confirmed, 1}}));
}

void TestPlanner::whatFollowsWithoutAWrite_isKept()
{
    PersonFacts facts = linkedAda();
    facts.link->base.remove(u"firstname"_s);

    const Decisions decisions = decide({facts});

    QVERIFY(decisions.plan.rows.isEmpty());
    const BaseValues adopted = {{u"firstname"_s, {u"Ada"_s, u"Ada"_s}}};
    QCOMPARE(decisions.adopted, (QHash<AppUserId, BaseValues>{{facts.user.id, adopted}}));
}

void TestPlanner::casesAndNotices_areCollected()
{
    PersonFacts unusable = newcomer(u"unusable"_s);
    unusable.user.email.clear();
    PersonFacts longName = newcomer(u"long"_s, before);
    longName.user.firstName = QString(65, u'x');
    Planner planner({}, withSegment());
    planner.addPerson(unusable);
    planner.addPerson(longName);
    planner.addNotice({.kind = NoticeKind::UserGone, .user = {u"gone"_s}});

    const Decisions decisions = planner.finish({});

    QCOMPARE(decisions.cases, (QList<Case>{{.kind = CaseKind::UnusableAddress, .user = {u"unusable"_s}}}));
    QCOMPARE(decisions.notices,
             (QList<Notice>{{NoticeKind::ValueTooLong, {u"long"_s}, u"firstname"_s},
                            {.kind = NoticeKind::UserGone, .user = {u"gone"_s}}}));
}

void TestPlanner::theBasisOfThePlan_isKept()
{
    const Plan basis{.workspaceId = u"w"_s, .mauticAddress = u"https://mautic.example.com"_s, .madeAt = after};
    Planner planner(basis, settings());

    const Plan plan = planner.finish({.leftThisHour = 40}).plan;

    QCOMPARE(plan.workspaceId, basis.workspaceId);
    QCOMPARE(plan.mauticAddress, basis.mauticAddress);
    QCOMPARE(plan.madeAt, basis.madeAt);
    QCOMPARE(plan.cost.leftThisHour, std::optional(40));
}

void TestPlanner::withoutPeople_thePlanIsEmpty() { QCOMPARE(decide({}).plan, Plan{}); }

void TestPlanner::aThousandNewUsers_costSevenWritingRequests()
{
    Planner planner({}, withSegment());
    for (int i = 0; i < 1'000; ++i)
        planner.addPerson(newcomer(QString(u"u"_s + QString::number(i))));

    const Decisions decisions = planner.finish({});

    QCOMPARE(decisions.plan.rows.size(), 2'000);
    QCOMPARE(decisions.plan.cost.writes, 7);
    QCOMPARE(decisions.plan.cost.duration, std::chrono::seconds(18));
}

void TestPlanner::eachKindOfRow_costsItsRequests_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("writes");
    QTest::newRow("fields one by one") << Kind::CreateField << 6 << 6;
    QTest::newRow("segments one by one") << Kind::CreateSegment << 2 << 2;
    QTest::newRow("opt-outs one by one") << Kind::OptOut << 5 << 5;
    QTest::newRow("a full batch of creates") << Kind::CreateContact << 200 << 1;
    QTest::newRow("one more") << Kind::CreateContact << 201 << 2;
    QTest::newRow("edits") << Kind::UpdateContact << 201 << 2;
    QTest::newRow("visitors") << Kind::TakeOverVisitor << 200 << 1;
    QTest::newRow("links cost Mautic nothing") << Kind::LinkContact << 1'000 << 0;
    QTest::newRow("members") << Kind::AddToSegment << 501 << 2;
}

void TestPlanner::eachKindOfRow_costsItsRequests()
{
    QFETCH(const Kind, kind);
    QFETCH(const int, rows);
    QFETCH(const int, writes);

    QCOMPARE(costOf(QList<PlanRow>(rows, PlanRow{.kind = kind}), {}).writes, writes);
}

void TestPlanner::aSpentHour_isWaitedFor_data()
{
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("hours");
    QTest::newRow("enough left") << 30 << 0;
    QTest::newRow("one too few") << 29 << 1;
    QTest::newRow("nothing left") << 0 << 3;
}

void TestPlanner::aSpentHour_isWaitedFor()
{
    QFETCH(const int, left);
    QFETCH(const int, hours);
    const QList<PlanRow> thirty(30, PlanRow{.kind = Kind::OptOut});

    const PlanCost cost = costOf(thirty, {.leftThisHour = left, .requestsPerHour = 10});

    QCOMPARE(std::chrono::duration_cast<std::chrono::hours>(cost.duration).count(), hours);
}

QTEST_APPLESS_MAIN(TestPlanner)
#include "tst_planner.moc"

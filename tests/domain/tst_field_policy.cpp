// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_decision.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

const BaseValue agreed{.sent = u"old"_s, .answered = u"old"_s};

FieldSides sides(const QString &app, const QString &mautic, const FieldPolicy &policy, bool isWritable = false)
{
    return {.base = agreed, .app = app, .mautic = mautic, .policy = policy, .isWritable = isWritable};
}

const FieldDecision left = LeaveMauticsChange{};
const FieldDecision asked = AskBecauseBothChanged{};
const FieldDecision nothing = NothingToDo{};
const FieldDecision toApp = PushToApp{ChangeReason::ChangedInMautic};
const FieldDecision toMautic = PushToMautic{ChangeReason::ChangedInApp};

} // namespace

Q_DECLARE_METATYPE(lockstep::FieldSides)
Q_DECLARE_METATYPE(lockstep::FieldDecision)

class TestFieldPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPolicy_saysWhichWayAValueGoes_data();
    void aPolicy_saysWhichWayAValueGoes();
    void theLaterChange_isTakenOnlyWhereItIsKnown();
    void aPolicysName_readsBack();
};

void TestFieldPolicy::aPolicy_saysWhichWayAValueGoes_data()
{
    QTest::addColumn<FieldSides>("sides");
    QTest::addColumn<FieldDecision>("decision");
    using enum SyncDirection;
    QTest::newRow("off") << sides(u"new"_s, u"old"_s, {.direction = Off}) << nothing;
    QTest::newRow("to Mautic, changed there") << sides(u"old"_s, u"new"_s, {}) << left;
    QTest::newRow("both ways, column switched off") << sides(u"old"_s, u"new"_s, {.direction = Both}) << left;
    QTest::newRow("both ways") << sides(u"old"_s, u"new"_s, {.direction = Both}, true) << toApp;
    QTest::newRow("to the application, changed there")
        << sides(u"new"_s, u"old"_s, {.direction = ToApp}, true) << nothing;
    QTest::newRow("only where empty, and it is not")
        << sides(u"old"_s, u"new"_s, {.direction = Both, .mode = WriteMode::OnlyIfEmpty}, true) << left;
    QTest::newRow("emptied, never passed on") << sides({}, u"old"_s, {.clearing = ClearMode::Never}) << nothing;
    QTest::newRow("emptied, asked") << sides({}, u"old"_s, {.clearing = ClearMode::Ask}) << asked;
    QTest::newRow("both changed, ask") << sides(u"a"_s, u"m"_s, {.direction = Both}, true) << asked;
    QTest::newRow("both changed, the application") << sides(u"a"_s, u"m"_s, {.authority = Authority::App}) << toMautic;
    QTest::newRow("both changed, Mautic")
        << sides(u"a"_s, u"m"_s, {.direction = Both, .authority = Authority::Mautic}, true) << toApp;
    QTest::newRow("both changed, Mautic, which only receives")
        << sides(u"a"_s, u"m"_s, {.authority = Authority::Mautic})
        << FieldDecision(AdoptBase{{.sent = u"a"_s, .answered = u"m"_s}});
}

void TestFieldPolicy::aPolicy_saysWhichWayAValueGoes()
{
    QFETCH(const FieldSides, sides);
    QFETCH(const FieldDecision, decision);
    QVERIFY(decideField(sides) == decision);
}

void TestFieldPolicy::theLaterChange_isTakenOnlyWhereItIsKnown()
{
    FieldSides both = sides(u"a"_s, u"m"_s, {.direction = SyncDirection::Both, .authority = Authority::Newest}, true);
    QVERIFY(decideField(both) == asked);
    both.appChangedAt = Moment::fromSeconds(100);
    QVERIFY(decideField(both) == asked);
    both.mauticChangedAt = Moment::fromSeconds(101);
    QVERIFY(decideField(both) == asked);
    both.mauticChangedAt = Moment::fromSeconds(110);
    QVERIFY(decideField(both) == toApp);
    both.appChangedAt = Moment::fromSeconds(120);
    QVERIFY(decideField(both) == toMautic);
}

void TestFieldPolicy::aPolicysName_readsBack()
{
    const FieldPolicy policy{SyncDirection::Both, Authority::Newest, WriteMode::OnlyIfEmpty, ClearMode::Ask};
    QCOMPARE(nameOf(policy), u"both newest onlyIfEmpty ask"_s);
    QCOMPARE(policyNamed(nameOf(policy)), policy);
    QCOMPARE(policyNamed(u"both newest onlyIfEmpty"), std::nullopt);
    QCOMPARE(policyNamed(u"both newest sometimes ask"), std::nullopt);
}

QTEST_GUILESS_MAIN(TestFieldPolicy)
#include "tst_field_policy.moc"

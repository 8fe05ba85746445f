// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_choice.h"
#include "domain/plan_risk.h"
#include "support/plan_samples.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

using enum lockstep::RowChoice;

class PlanChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atFirst_everyRowIsWritten()
    {
        const PlanChoice choice({createRow(u"anna"_s), updateRow(u"bo"_s, 4)});

        QCOMPARE(choice.included(), (QList<int>{0, 1}));
        QCOMPARE(choice.people(), 2);
    }

    void withoutTheContact_nothingIsDoneToThePerson()
    {
        PlanChoice choice({createRow(u"anna"_s), createRow(u"bo"_s), optOutRow(u"anna"_s), segmentRow(u"anna"_s)});

        choice.choose({0}, false);

        QCOMPARE(choices(choice), (QList<RowChoice>{LeftOut, Included, GoesWithAnother, GoesWithAnother}));
        QCOMPARE(choice.people(), 1);
    }

    void withoutTheOptOut_nobodyIsPutIntoASegment()
    {
        PlanChoice choice({optOutRow(u"anna"_s, ContactId{3}), updateRow(u"anna"_s, 3),
                           segmentRow(u"anna"_s, ContactId{3}), segmentRow(u"bo"_s, ContactId{4})});

        choice.choose({0}, false);

        QCOMPARE(choices(choice), (QList<RowChoice>{LeftOut, Included, GoesWithAnother, Included}));
    }

    void withoutTheLink_nobodyIsPutIntoASegment()
    {
        PlanChoice choice({linkRow(u"anna"_s, 3), segmentRow(u"anna"_s, ContactId{3})});

        choice.choose({0}, false);

        QCOMPARE(choices(choice), (QList<RowChoice>{LeftOut, GoesWithAnother}));
    }

    void withoutTheSegment_nobodyIsPutIntoIt()
    {
        PlanRow intoAnother = segmentRow(u"bo"_s, ContactId{4});
        intoAnother.segment = SegmentId{9};
        PlanChoice choice({createSegmentRow(), createRow(u"anna"_s), segmentRow(u"anna"_s), intoAnother});

        choice.choose({0}, false);

        QCOMPARE(choices(choice), (QList<RowChoice>{LeftOut, Included, GoesWithAnother, Included}));
    }

    void withoutTheField_noValueIsSentToIt_andNobodyIsHalfMade()
    {
        PlanChoice choice(
            {createFieldRow(u"app_user_id"_s), createRow(u"anna"_s), updateRow(u"bo"_s, 4), segmentRow(u"anna"_s)});

        choice.choose({0}, false);

        QCOMPARE(choices(choice), (QList<RowChoice>{LeftOut, GoesWithAnother, Included, GoesWithAnother}));
    }

    void whatWentAlong_comesBackWithTheOther()
    {
        PlanChoice choice({createRow(u"anna"_s), segmentRow(u"anna"_s)});
        choice.choose({0, 1}, false);

        choice.choose({0}, true);

        QCOMPARE(choices(choice), (QList<RowChoice>{Included, LeftOut}));
        QCOMPARE(choice.includedRows(), QList<PlanRow>{createRow(u"anna"_s)});
    }

    void risks_areNamedByTheWeightiestChange_data()
    {
        QTest::addColumn<PlanRow>("row");
        QTest::addColumn<RowRisk>("risk");
        PlanRow address = updateRow(u"anna"_s, 3);
        address.changes.append({.alias = u"email"_s, .before = u"a@example.com"_s, .after = u"b@example.com"_s});
        PlanRow emptied = updateRow(u"anna"_s, 3);
        emptied.changes.append({.alias = u"phone"_s, .before = u"1"_s, .reason = ChangeReason::ClearedInApp});
        PlanRow replaced = updateRow(u"anna"_s, 3);
        replaced.changes[0].reason = ChangeReason::FirstLinkAppWins;
        PlanRow visitor = createRow(u"anna"_s);
        visitor.kind = PlanRowKind::TakeOverVisitor;
        QTest::newRow("create") << createRow(u"anna"_s) << RowRisk::None;
        QTest::newRow("update") << updateRow(u"anna"_s, 3) << RowRisk::None;
        QTest::newRow("address") << address << RowRisk::ChangesIdentity;
        QTest::newRow("emptied") << emptied << RowRisk::EmptiesValue;
        QTest::newRow("replaced") << replaced << RowRisk::ReplacesValue;
        QTest::newRow("visitor") << visitor << RowRisk::TakesOverVisitor;
        QTest::newRow("segment") << segmentRow(u"anna"_s) << RowRisk::SendsMayStart;
        QTest::newRow("opt-out") << optOutRow(u"anna"_s) << RowRisk::StopsMail;
        QTest::newRow("field") << createFieldRow(u"a"_s) << RowRisk::StaysInMautic;
    }

    void risks_areNamedByTheWeightiestChange()
    {
        QFETCH(const PlanRow, row);
        QFETCH(const RowRisk, risk);

        QCOMPARE(riskOf(row), risk);
    }

private:
    static QList<RowChoice> choices(const PlanChoice &choice)
    {
        QList<RowChoice> all;
        for (int i = 0; i < choice.rows().size(); ++i)
            all.append(choice.at(i));
        return all;
    }
};

QTEST_GUILESS_MAIN(PlanChoiceTest)
#include "tst_plan_choice.moc"

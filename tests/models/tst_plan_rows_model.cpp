// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_rows_model.h"
#include "support/hostile_texts.h"
#include "support/plan_samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class PlanRowsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<PlanRowsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_model->setTexts({.title = [](PlanColumn column) { return QString::number(static_cast<int>(column)); },
                           .text = [](const PlanRowView &view, PlanColumn) { return view.row.user.value; },
                           .decoration = {},
                           .toolTip = [](const PlanRowView &view, PlanColumn) { return view.row.user.value; }});
    }

    void aTick_leavesARowOutAndWhatNeedsIt()
    {
        m_model->showPlan({createRow(u"anna"_s), segmentRow(u"anna"_s), createRow(u"bo"_s)});
        QSignalSpy changed(m_model.get(), &PlanRowsModel::choiceChanged);

        QVERIFY(m_model->setData(tick(0), Qt::Unchecked, Qt::CheckStateRole));

        QCOMPARE(ticks(), (QList<int>{Qt::Unchecked, Qt::Unchecked, Qt::Checked}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_model->shownChoice(), Qt::PartiallyChecked);
    }

    void aKind_canBeShownAloneAndLeftOutWhole()
    {
        m_model->showPlan({createRow(u"anna"_s), updateRow(u"bo"_s, 4), createRow(u"cy"_s)});

        m_model->showKind(PlanRowKind::CreateContact);
        m_model->chooseAllShown(false);

        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->choice().included(), QList<int>{1});
        m_model->showKind(std::nullopt);
        QCOMPARE(ticks(), (QList<int>{Qt::Unchecked, Qt::Checked, Qt::Unchecked}));
    }

    void whileRowsAreWritten_nothingCanBeLeftOut()
    {
        m_model->showPlan({createRow(u"anna"_s)});

        m_model->showPhase(PlanRowsModel::Phase::Writing);

        QVERIFY(!m_model->setData(tick(0), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!m_model->flags(tick(0)).testFlag(Qt::ItemIsUserCheckable));
    }

    void outcomes_goToTheRowsThatAreShown()
    {
        m_model->showPlan({createRow(u"anna"_s), updateRow(u"bo"_s, 4), updateRow(u"cy"_s, 5)});
        m_model->showKind(PlanRowKind::UpdateContact);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

        m_model->addOutcomes({{.position = 0, .outcome = AppliedOutcome::Done},
                              {.position = 2, .outcome = AppliedOutcome::Refused},
                              {.position = 99, .outcome = AppliedOutcome::Done}});

        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QVERIFY(!m_model->viewOf(0).outcome);
        QCOMPARE(m_model->viewOf(1).outcome->outcome, AppliedOutcome::Refused);
    }

    void names_areAskedForOnceAndAroundTheRowLookedAt()
    {
        QList<PlanRow> rows;
        for (int i = 0; i < 1000; ++i)
            rows.append(updateRow(QString::number(i), i + 1));
        m_model->showPlan(rows);
        QList<QList<AppUserId>> asked;
        connect(m_model.get(), &PlanRowsModel::peopleNeeded, this,
                [&asked](const QList<AppUserId> &users) { asked.append(users); });
        QCoreApplication::processEvents();
        asked.clear();
        const QModelIndex person = m_model->index(500, static_cast<int>(PlanColumn::Person));

        (void)m_model->data(person);
        (void)m_model->data(person.siblingAtRow(510));
        QTRY_COMPARE(asked.size(), 1);
        (void)m_model->data(person);
        QCoreApplication::processEvents();

        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().size(), 200);
        QCOMPARE(asked.first().first(), AppUserId{u"500"_s});
        m_model->addNames({{.user = {u"500"_s}, .name = u"Anna"_s}});
        QCOMPARE(m_model->viewOf(500).person->name, u"Anna"_s);
    }

    void hostileTexts_areOneLineAndPlain()
    {
        QList<PlanRow> rows;
        for (const HostileText &hostile : hostileTexts())
            rows.append(updateRow(hostile.text, 1));
        m_model->showPlan(rows);

        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row, 1);
            const QString text = index.data().toString();
            QVERIFY(!text.contains(u'\n') && text.size() <= 501);
            const QString toolTip = index.data(Qt::ToolTipRole).toString();
            QVERIFY(toolTip.isEmpty() || toolTip.startsWith(u"<span style"));
        }
    }

private:
    QModelIndex tick(int row) const { return m_model->index(row, static_cast<int>(PlanColumn::Included)); }
    QList<int> ticks() const
    {
        QList<int> all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all.append(tick(row).data(Qt::CheckStateRole).toInt());
        return all;
    }

    std::unique_ptr<PlanRowsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(PlanRowsModelTest)
#include "tst_plan_rows_model.moc"

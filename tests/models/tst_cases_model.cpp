// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alike_model.h"
#include "models/candidates_model.h"
#include "models/cases_model.h"
#include "models/decisions_model.h"
#include "models/person_fields_model.h"
#include "support/hostile_texts.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

QueuedCase queued(qint64 number, CaseKind kind, const QString &name, qint64 seconds = 0)
{
    return {.row = {.open = {.id = number,
                             .content = {.kind = kind, .user = {u"u%1"_s.arg(number)}, .field = u"company"_s},
                             .firstSeen = Moment::fromSeconds(seconds)},
                    .user = {.user = {u"u%1"_s.arg(number)}, .name = name}}};
}

CaseTexts plainTexts()
{
    return {.title = [](CaseColumn) { return u"title"_s; },
            .text = [](const QueuedCase &each,
                       CaseColumn column) { return column == CaseColumn::Person ? each.row.user.name : QString(); },
            .toolTip = [](const QueuedCase &each, CaseColumn) { return each.row.user.name; }};
}

QList<qint64> shownBy(const CasesModel &model)
{
    QList<qint64> numbers;
    for (int row = 0; row < model.rowCount(); ++row)
        numbers.append(model.at(row).row.open.id);
    return numbers;
}

CandidateTexts candidateWords()
{
    return {.fieldTitle = u"Field"_s,
            .userTitle = u"User"_s,
            .contactTitle = [](ContactId id) { return QString::number(id.value); },
            .factTitle = [](CandidateFact) { return u"fact"_s; },
            .fact = [](const CaseCandidate &candidate, CandidateFact) { return candidate.linkedTo.value; },
            .fieldName = [](const PersonField &field) { return field.alias; },
            .agrees = u"for"_s,
            .differs = u"against"_s,
            .empty = u"empty"_s};
}

} // namespace

class CasesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<CasesModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setTexts(plainTexts());
        m_model->setAccount(u"olga"_s);
        QueuedCase mine = queued(2, CaseKind::AddressTaken, u"bo Li"_s, 10);
        mine.assignedTo = u"olga"_s;
        QueuedCase sleeping = queued(3, CaseKind::BothChanged, u"Cy Day"_s, 20);
        sleeping.snoozedUntil = Moment::fromSeconds(99);
        m_model->show({queued(1, CaseKind::BothChanged, u"Anna Ahrens"_s, 30), mine, sleeping,
                       queued(4, CaseKind::BothChanged, u"Anna Zorn"_s, 5)});
    }

    void sleepingCases_areApart()
    {
        QCOMPARE(shownBy(*m_model), (QList<qint64>{1, 2, 4}));
        m_model->showScope(CaseScope::Sleeping);
        QCOMPARE(shownBy(*m_model), QList<qint64>{3});
        QCOMPARE(m_model->countIn(CaseScope::Open), 3);
        QCOMPARE(m_model->countIn(CaseScope::Sleeping), 1);
    }

    void scopes_areWhoseTheyAre()
    {
        m_model->showScope(CaseScope::Mine);
        QCOMPARE(shownBy(*m_model), QList<qint64>{2});
        m_model->showScope(CaseScope::Unassigned);
        QCOMPARE(shownBy(*m_model), (QList<qint64>{1, 4}));
    }

    void kinds_areCounted_andShownAlone()
    {
        QCOMPARE(m_model->countsByKind(),
                 (QMap<CaseKind, int>{{CaseKind::BothChanged, 2}, {CaseKind::AddressTaken, 1}}));
        m_model->showKind(CaseKind::AddressTaken);
        QCOMPARE(shownBy(*m_model), QList<qint64>{2});
    }

    void aSearch_needsEveryWord()
    {
        m_model->search(u"  ANNA zo "_s);
        QCOMPARE(shownBy(*m_model), QList<qint64>{4});
        m_model->search(u"u2"_s);
        QCOMPARE(shownBy(*m_model), QList<qint64>{2});
        m_model->search(u"nobody"_s);
        QCOMPARE(shownBy(*m_model), QList<qint64>());
        m_model->search({});
        QCOMPARE(shownBy(*m_model), (QList<qint64>{1, 2, 4}));
    }

    void everyColumn_sorts_andNoneIsTheOrderTheyWereFoundIn()
    {
        m_model->sort(static_cast<int>(CaseColumn::Since));
        QCOMPARE(shownBy(*m_model), (QList<qint64>{4, 2, 1}));
        m_model->sort(static_cast<int>(CaseColumn::Person), Qt::DescendingOrder);
        QCOMPARE(shownBy(*m_model), (QList<qint64>{2, 4, 1}));
        m_model->sort(-1);
        QCOMPARE(shownBy(*m_model), (QList<qint64>{1, 2, 4}));
    }

    void whatWasAnswered_leavesAtOnce()
    {
        m_model->takeOut({1, 2});
        QCOMPARE(shownBy(*m_model), QList<qint64>{4});
        QCOMPARE(m_model->rowOf(1), -1);
        QCOMPARE(m_model->total(), 2);
    }

    void theFirstAlike_isAnotherOpenOneOfTheSameKindAndField()
    {
        QCOMPARE(m_model->firstAlike(m_model->at(0)), std::optional<qint64>(4));
        QCOMPARE(m_model->firstAlike(m_model->at(1)), std::nullopt);
    }

    void thoseLeftOut_areNotDecided()
    {
        AlikeModel model({.title = [](AlikeColumn) { return QString(); },
                          .text = [](const AlikeCase &each, AlikeColumn) { return each.row.user.name; },
                          .paleColour = [] { return QVariant(7); }});
        const QAbstractItemModelTester tester(&model);
        model.show({{.row = queued(1, CaseKind::BothChanged, u"a"_s).row},
                    {.row = queued(2, CaseKind::BothChanged, u"b"_s).row, .obstacle = OfferObstacle::AddressTaken},
                    {.row = queued(3, CaseKind::BothChanged, u"c"_s).row}});

        QCOMPARE(model.included(), (QList<qint64>{1, 3}));
        QCOMPARE(model.index(1, 0).data(Qt::ForegroundRole), QVariant(7));
        QCOMPARE(model.index(0, 0).data(Qt::ForegroundRole), QVariant());
    }

    void candidates_standByTheirNumber_neverByFit()
    {
        CandidatesModel model(candidateWords());
        const QAbstractItemModelTester tester(&model);
        const PersonField email{.alias = u"email"_s, .app = u"a@example.com"_s};
        const PersonField unused{.alias = u"phone"_s};
        const CaseCandidate fits{
            .contact = {9}, .fields = {{u"email"_s, u"a@example.com"_s}}, .agreeing = {u"email"_s}};
        const CaseCandidate doesNot{.contact = {4}, .fields = {{u"email"_s, u""_s}}, .differing = {u"email"_s}};
        model.show({email, unused}, {fits, doesNot});

        QCOMPARE(model.rowCount(), 1 + candidateFactCount);
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), u"4"_s);
        QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), u"9"_s);
        QCOMPARE(model.index(0, 2).data().toString(), u"empty"_s);
        QCOMPARE(model.index(0, 2).data(PersonFieldsModel::IsMarkedRole).toBool(), true);
        QCOMPARE(model.index(0, 3).data(PersonFieldsModel::IsMarkedRole).toBool(), false);
        QCOMPARE(model.index(0, 3).data(PersonFieldsModel::SecondLineRole).toString(), u"for"_s);
    }

    void hostileTexts_areOneLine_andTheirToolTipsPlain()
    {
        for (const HostileText &hostile : hostileTexts()) {
            m_model->show({queued(1, CaseKind::BothChanged, hostile.text)});
            const QString cell = m_model->index(0, 0).data().toString();
            QVERIFY2(!cell.contains(u'\n') && !cell.contains(QChar(0x202e)), qPrintable(hostile.name));
            const QString tip = m_model->index(0, 0).data(Qt::ToolTipRole).toString();
            QVERIFY2(!tip.contains(u"<img"_s) && !tip.contains(u"<table"_s), qPrintable(hostile.name));
        }
    }

private:
    std::unique_ptr<CasesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(CasesModelTest)
#include "tst_cases_model.moc"

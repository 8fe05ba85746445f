// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

constexpr int pageSize = PeopleModel::pageSize;

PersonRow person(int number)
{
    return {.who = {.user = {u"u-%1"_s.arg(number)}, .contact = ContactId{number}},
            .name = u"Person %1"_s.arg(number),
            .email = u"p%1@example.com"_s.arg(number)};
}

QList<PersonRow> people(int first, int count)
{
    QList<PersonRow> rows;
    for (int number = first; number < first + count; ++number)
        rows.append(person(number));
    return rows;
}

QString nameIn(const PeopleModel &model, int row)
{
    return model.index(row, int(PeopleColumn::Name)).data().toString();
}

} // namespace

class PeopleModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowSomebodyLooksAt_isAskedForOnceAndShownWhenItComes()
    {
        PeopleModel model;
        QSignalSpy asked(&model, &PeopleModel::rangeNeeded);
        model.showList({.generation = 3, .rowCount = 1'000'000});

        QCOMPARE(nameIn(model, 500'123), u"…"_s);
        QCOMPARE(nameIn(model, 500'200), u"…"_s);
        QTRY_COMPARE(asked, (QList<QVariantList>{{quint64(3), 500'000, 500'399}}));
        QCOMPARE(nameIn(model, 500'150), u"…"_s);
        model.addPage(3, 500'000, people(500'000, 2 * pageSize));

        QCOMPARE(nameIn(model, 500'200), u"Person 500200"_s);
        QCOMPARE(model.rowAt(500'123), person(500'123));
        QCoreApplication::processEvents();
        QCOMPARE(asked.size(), 1);
    }

    void theModel_keepsTheRulesOfItemModels()
    {
        PeopleModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showList({.generation = 1, .rowCount = 450});
        model.addPage(1, 0, people(0, 400));
        model.addPage(1, 400, people(400, 50));
        model.showList({.generation = 2, .rowCount = 450, .keepsPlaces = true});
        model.showList({.generation = 3, .rowCount = 3});
        model.addPage(3, 0, people(0, 3));
        model.showList({});
        QCOMPARE(model.rowCount(), 0);
    }

    void pagesOfAnotherList_areNotTaken()
    {
        PeopleModel model;
        model.showList({.generation = 1, .rowCount = 10});
        model.showList({.generation = 2, .rowCount = 10});

        model.addPage(1, 0, people(100, 10));
        model.addPage(2, 0, people(0, 200));

        QCOMPARE(nameIn(model, 0), u"…"_s);
    }

    void pagesNobodyLookedAtForLong_areForgotten()
    {
        PeopleModel model;
        model.showList({.generation = 1, .rowCount = 100 * pageSize});

        for (int page = 0; page <= PeopleModel::keptPages; ++page) {
            model.addPage(1, page * pageSize, people(page * pageSize, pageSize));
            QCOMPARE(nameIn(model, 0), u"Person 0"_s);
        }

        QCOMPARE(model.rowAt(pageSize), std::nullopt);
        QCOMPARE(model.rowAt(2 * pageSize), person(2 * pageSize));
    }

    void whoLooksAtEverything_isGivenNoMoreThanIsKept()
    {
        PeopleModel model;
        QSignalSpy asked(&model, &PeopleModel::rangeNeeded);
        model.showList({.generation = 1, .rowCount = 200 * pageSize});

        for (int row = 0; row < 200 * pageSize; row += pageSize)
            (void)nameIn(model, row);

        QTRY_COMPARE(asked.size(), 1);
        const int rows = asked.at(0).at(2).toInt() - asked.at(0).at(1).toInt() + 1;
        QVERIFY(rows <= PeopleModel::keptPages * pageSize);
    }

    void aRefreshThatKeepsPlaces_keepsWhatIsShownAndAsksAgain()
    {
        PeopleModel model;
        model.showList({.generation = 1, .rowCount = 5});
        model.addPage(1, 0, people(0, 5));
        const QPersistentModelIndex selected(model.index(3, 1));
        QSignalSpy asked(&model, &PeopleModel::rangeNeeded);

        model.showList({.generation = 2, .rowCount = 5, .keepsPlaces = true});

        QVERIFY(selected.isValid());
        QCOMPARE(nameIn(model, 3), u"Person 3"_s);
        QTRY_COMPARE(asked, (QList<QVariantList>{{quint64(2), 0, 4}}));
        model.addPage(2, 0, people(10, 5));
        QCOMPARE(nameIn(model, 3), u"Person 13"_s);
        QCoreApplication::processEvents();
        QCOMPARE(asked.size(), 1);
    }

    void whatComesFromOutside_isOnePlainLine()
    {
        PersonRow hostile = person(1);
        hostile.name = u"<b>a\nb</b>"_s;
        PeopleModel model;
        model.showList({.generation = 1, .rowCount = 1});
        model.addPage(1, 0, {hostile});

        QCOMPARE(nameIn(model, 0), u"<b>a b</b>"_s);
        const QString tip = model.index(0, int(PeopleColumn::Name)).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(u"<b>"_s));
    }

    void aColumnAskedToSort_onlySaysSo()
    {
        PeopleModel model;
        QSignalSpy wanted(&model, &PeopleModel::orderWanted);

        model.sort(int(PeopleColumn::Email), Qt::DescendingOrder);

        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<PeopleColumn>(), PeopleColumn::Email);
        QCOMPARE(wanted.at(0).at(1).toBool(), true);
    }
};

QTEST_GUILESS_MAIN(PeopleModelTest)
#include "tst_people_model.moc"

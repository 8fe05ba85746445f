// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_csv.h"
#include "support/hostile_texts.h"
#include "support/plan_samples.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class PlanCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValue_hasARecordOfItsOwn()
    {
        const PlanRow row = updateRow(u"u-1"_s, 7);
        const CsvPlanRow exported{.row = row,
                                  .person = {.user = {u"u-1"_s}, .name = u"Anna"_s, .email = u"a@example.com"_s},
                                  .outcome = u"done"_s};

        QCOMPARE(planCsvRecords(exported, CsvCells::Exact),
                 "\"updateContact\",\"u-1\",\"Anna\",\"a@example.com\",\"7\",\"firstname\",\"Anna\",\"Annegret\","
                 "\"changedInApp\",\"\",\"done\"\r\n"
                 "\"updateContact\",\"u-1\",\"Anna\",\"a@example.com\",\"7\",\"company\",\"\",\"Example\","
                 "\"fillsEmpty\",\"\",\"done\"\r\n"_ba);
    }

    void quotesAndLineEnds_stayInTheirCell()
    {
        QCOMPARE(csvRecord({u"a\"b"_s, u"c,d"_s, u"e\r\nf"_s}, CsvCells::Exact),
                 "\"a\"\"b\",\"c,d\",\"e\r\nf\"\r\n"_ba);
    }

    void aSpreadsheet_takesNoCellForAFormula_data()
    {
        QTest::addColumn<QString>("text");
        for (const HostileText &hostile : hostile::formulas())
            QTest::addRow("%s", qPrintable(hostile.name)) << hostile.text;
    }

    void aSpreadsheet_takesNoCellForAFormula()
    {
        QFETCH(const QString, text);
        const QByteArray cell = csvRecord({text}, CsvCells::SafeForSpreadsheets);

        QVERIFY(!QByteArray("=+-@\t\r").contains(cell.at(1)));
        QVERIFY(!cell.mid(1).startsWith("\uff1d"));
    }

    void forPrograms_everyTextStaysAsItIs()
    {
        for (const HostileText &hostile : hostileTexts()) {
            QString quoted = hostile.text;
            quoted.replace(u'"', u"\"\""_s);
            QCOMPARE(csvRecord({hostile.text}, CsvCells::Exact), QByteArray('"' + quoted.toUtf8() + "\"\r\n"));
        }
    }
};

QTEST_GUILESS_MAIN(PlanCsvTest)
#include "tst_plan_csv.moc"

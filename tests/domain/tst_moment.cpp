// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/moment.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

/// 2026-11-01 10:00:00 UTC.
constexpr qint64 tenOClock = 1'793'527'200;

} // namespace

class TestMoment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormOfADatabase_isTheSameMoment_data();
    void everyFormOfADatabase_isTheSameMoment();
    void fractions_areKeptToTheMicrosecond_data();
    void fractions_areKeptToTheMicrosecond();
    void whatIsNoTime_isNothing_data();
    void whatIsNoTime_isNothing();
    void timesBefore1970_countDownwards();
    void leapDays_areOnlyInLeapYears();
    void theHourThatAucklandSkips_isATimeLikeAnother();
    void textWritten_isReadBackTheSame_data();
    void textWritten_isReadBackTheSame();
    void mautic_isSentWholeSecondsWithOffset();
    void numbersNoClockCouldMean_stayInRange();
};

void TestMoment::everyFormOfADatabase_isTheSameMoment_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("space") << u"2026-11-01 10:00:00"_s;
    QTest::newRow("no seconds") << u"2026-11-01 10:00"_s;
    QTest::newRow("T") << u"2026-11-01T10:00:00"_s;
    QTest::newRow("Z") << u"2026-11-01T10:00:00Z"_s;
    QTest::newRow("small z") << u"2026-11-01T10:00:00z"_s;
    QTest::newRow("JavaScript") << u"2026-11-01T10:00:00.000Z"_s;
    QTest::newRow("UTC") << u"2026-11-01 10:00:00 UTC"_s;
    QTest::newRow("PostgreSQL") << u"2026-11-01 10:00:00+00"_s;
    QTest::newRow("Mautic") << u"2026-11-01T10:00:00+00:00"_s;
    QTest::newRow("east") << u"2026-11-01T12:00:00+02:00"_s;
    QTest::newRow("east, short") << u"2026-11-01 12:00:00+02"_s;
    QTest::newRow("east, without colon") << u"2026-11-01 12:00:00 +0200"_s;
    QTest::newRow("west, half an hour") << u"2026-11-01T06:30:00-03:30"_s;
    QTest::newRow("across midnight") << u"2026-11-02T00:00:00+14:00"_s;
    QTest::newRow("framed by blanks") << u"  2026-11-01 10:00:00\n"_s;
}

void TestMoment::everyFormOfADatabase_isTheSameMoment()
{
    QFETCH(const QString, text);

    QCOMPARE(parseMoment(text), std::optional(Moment::fromSeconds(tenOClock)));
}

void TestMoment::fractions_areKeptToTheMicrosecond_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("none") << u"2026-11-01 10:00:00"_s << qint64{0};
    QTest::newRow("one digit") << u"2026-11-01 10:00:00.5"_s << qint64{500'000};
    QTest::newRow("milliseconds") << u"2026-11-01 10:00:00.123Z"_s << qint64{123'000};
    QTest::newRow("comma") << u"2026-11-01 10:00:00,123"_s << qint64{123'000};
    QTest::newRow("microseconds") << u"2026-11-01 10:00:00.123456+00"_s << qint64{123'456};
    QTest::newRow("one microsecond") << u"2026-11-01 10:00:00.000001"_s << qint64{1};
    QTest::newRow("nanoseconds are cut") << u"2026-11-01 10:00:00.123456789"_s << qint64{123'456};
}

void TestMoment::fractions_areKeptToTheMicrosecond()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, micros);

    QCOMPARE(parseMoment(text), std::optional(Moment{tenOClock * 1'000'000 + micros}));
}

void TestMoment::whatIsNoTime_isNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "null",
                             "infinity",
                             "-infinity",
                             "now",
                             "0000-00-00 00:00:00",
                             "2026-13-01",
                             "2026-02-30",
                             "2026-00-10",
                             "2026-11-01 24:00:00",
                             "2026-11-01 10:60:00",
                             "2026-11-01 10:00:61",
                             "2026-11-01 10",
                             "2026-11-01T",
                             "2026-11-01 10:00:00.",
                             "2026-11-01 10:00:00.1234567890",
                             "2026-11-01 10:00:00+99:99",
                             "2026-11-01 10:00:00+16:00",
                             "2026-11-01 10:00:00+02:60",
                             "2026-11-01 10:00:00 CEST",
                             "01.11.2026",
                             "11/01/2026",
                             "26-11-01",
                             "12026-11-01",
                             "44 BC",
                             "1793527200",
                             "2026-11-01 10:00:00 or so"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("Arabic digits") << u"٢٠٢٦-١١-٠١"_s;
    QTest::newRow("NUL") << QString(u"2026-11-01"_s + QChar(0) + u"10:00:00"_s);
}

void TestMoment::whatIsNoTime_isNothing()
{
    QFETCH(const QString, text);

    QCOMPARE(parseMoment(text), std::nullopt);
}

void TestMoment::timesBefore1970_countDownwards()
{
    const Moment moment = parseMoment(u"1969-12-31 23:59:59.999999").value_or(Moment{});

    QCOMPARE(moment, Moment{-1});
    QCOMPARE(moment.seconds(), -1);
    QCOMPARE(moment.milliseconds(), -1);
    QCOMPARE(toIsoText(moment), u"1969-12-31T23:59:59.999999Z"_s);
    QCOMPARE(toMauticText(moment), u"1969-12-31T23:59:59+00:00"_s);
}

void TestMoment::leapDays_areOnlyInLeapYears()
{
    QVERIFY(parseMoment(u"2024-02-29"));
    QVERIFY(parseMoment(u"2000-02-29"));
    QVERIFY(!parseMoment(u"2026-02-29"));
    QVERIFY(!parseMoment(u"1900-02-29"));
    QCOMPARE(parseMoment(u"2016-12-31 23:59:60"), parseMoment(u"2017-01-01 00:00:00"));
}

void TestMoment::theHourThatAucklandSkips_isATimeLikeAnother()
{
    // Clocks there went from 02:00 to 03:00 on 2026-09-27.
    const auto skipped = parseMoment(u"2026-09-27 02:30:00");

    QVERIFY(skipped);
    QCOMPARE(toIsoText(*skipped), u"2026-09-27T02:30:00Z"_s);
    QCOMPARE(parseMoment(u"2026-09-27 03:30:00")->seconds() - skipped->seconds(), 3600);
}

void TestMoment::textWritten_isReadBackTheSame_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::newRow("epoch") << qint64{0};
    QTest::newRow("just before") << qint64{-1};
    QTest::newRow("just after") << qint64{1};
    QTest::newRow("now") << tenOClock * 1'000'000 + 123'456;
    QTest::newRow("year 1") << qint64{-62'135'596'800} * 1'000'000;
    QTest::newRow("last of year 9999") << qint64{253'402'300'799} * 1'000'000 + 999'999;
}

void TestMoment::textWritten_isReadBackTheSame()
{
    QFETCH(const qint64, micros);

    QCOMPARE(parseMoment(toIsoText(Moment{micros})), std::optional(Moment{micros}));
}

void TestMoment::mautic_isSentWholeSecondsWithOffset()
{
    QCOMPARE(toMauticText(Moment{tenOClock * 1'000'000 + 999'999}), u"2026-11-01T10:00:00+00:00"_s);
}

void TestMoment::numbersNoClockCouldMean_stayInRange()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();

    QCOMPARE(Moment::fromSeconds(most), Moment{most});
    QCOMPARE(Moment::fromSeconds(least), Moment{least});
    QCOMPARE(Moment::fromMilliseconds(least), Moment{least});
    QCOMPARE(Moment::fromMilliseconds(1'500).seconds(), 1);
    QVERIFY(!toIsoText(Moment{most}).isEmpty());
    QVERIFY(!toIsoText(Moment{least}).isEmpty());
}

QTEST_APPLESS_MAIN(TestMoment)
#include "tst_moment.moc"

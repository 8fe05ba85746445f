// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/column_values.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

using MaybeFlag = std::optional<bool>;
using MaybeMoment = std::optional<Moment>;
using MaybeContact = std::optional<ContactId>;

class TestColumnValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flagsComeInManyForms_data();
    void flagsComeInManyForms();
    void timesAreTextOrNumbers_data();
    void timesAreTextOrNumbers();
    void contactIdIsAPositiveNumber_data();
    void contactIdIsAPositiveNumber();
    void unitOfTimesIsToldByTheLargest();
    void bytesAreReadAsUtf8AndNullAsNothing();
};

void TestColumnValues::flagsComeInManyForms_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<MaybeFlag>("flag");
    QTest::newRow("1") << QVariant(1) << MaybeFlag(true);
    QTest::newRow("0") << QVariant(0) << MaybeFlag(false);
    QTest::newRow("t") << QVariant(u"t"_s) << MaybeFlag(true);
    QTest::newRow("f") << QVariant(u"f"_s) << MaybeFlag(false);
    QTest::newRow("TRUE") << QVariant(u"TRUE"_s) << MaybeFlag(true);
    QTest::newRow("false") << QVariant(u"false"_s) << MaybeFlag(false);
    QTest::newRow("NULL") << QVariant() << MaybeFlag(false);
    QTest::newRow("empty") << QVariant(u""_s) << MaybeFlag(false);
    QTest::newRow("time") << QVariant(u"2026-11-01 10:00:00+00"_s) << MaybeFlag(true);
    QTest::newRow("time as a number") << QVariant(qint64{1'793'527'200'000}) << MaybeFlag(true);
    QTest::newRow("time as digits") << QVariant(u"1793527200"_s) << MaybeFlag(true);
    QTest::newRow("zero date") << QVariant(u"0000-00-00 00:00:00"_s) << MaybeFlag();
    QTest::newRow("nonsense") << QVariant(u"perhaps"_s) << MaybeFlag();
}

void TestColumnValues::flagsComeInManyForms()
{
    QFETCH(QVariant, value);
    QFETCH(MaybeFlag, flag);

    QCOMPARE(flagValue(value), flag);
}

void TestColumnValues::timesAreTextOrNumbers_data()
{
    const MaybeMoment moment = Moment{1'793'527'200'123'456};
    const MaybeMoment whole = Moment::fromSeconds(1'793'527'200);
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<std::optional<TimeUnit>>("unit");
    QTest::addColumn<MaybeMoment>("expected");
    const std::optional<TimeUnit> unknown;
    QTest::newRow("PostgreSQL") << QVariant(u"2026-11-01 10:00:00.123456+00"_s) << unknown << moment;
    QTest::newRow("MariaDB") << QVariant(u"2026-11-01 10:00:00.123456"_s) << unknown << moment;
    QTest::newRow("ISO with zone") << QVariant(u"2026-11-01T23:00:00.123456+13:00"_s) << unknown << moment;
    QTest::newRow("ISO") << QVariant(u"2026-11-01T10:00:00Z"_s) << unknown << whole;
    QTest::newRow("seconds") << QVariant(1'793'527'200) << unknown << whole;
    QTest::newRow("milliseconds") << QVariant(qint64{1'793'527'200'000}) << unknown << whole;
    QTest::newRow("microseconds") << QVariant(qint64{1'793'527'200'123'456}) << unknown << moment;
    QTest::newRow("seconds with a fraction")
        << QVariant(1'793'527'200.5) << unknown << MaybeMoment(Moment{1'793'527'200'500'000});
    QTest::newRow("digits") << QVariant(u"1793527200000"_s) << unknown << whole;
    QTest::newRow("early milliseconds") << QVariant(86'400'000) << std::optional(TimeUnit::Milliseconds)
                                        << MaybeMoment(Moment::fromSeconds(86'400));
    QTest::newRow("NULL") << QVariant() << unknown << MaybeMoment();
    QTest::newRow("zero date") << QVariant(u"0000-00-00 00:00:00"_s) << unknown << MaybeMoment();
    QTest::newRow("infinity") << QVariant(u"infinity"_s) << unknown << MaybeMoment();
    QTest::newRow("past the end") << QVariant(qint64{9'000'000'000'000'000'000}) << std::optional(TimeUnit::Seconds)
                                  << MaybeMoment();
}

void TestColumnValues::timesAreTextOrNumbers()
{
    QFETCH(QVariant, value);
    QFETCH(std::optional<TimeUnit>, unit);
    QFETCH(MaybeMoment, expected);

    QCOMPARE(momentValue(value, unit), expected);
}

void TestColumnValues::contactIdIsAPositiveNumber_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<MaybeContact>("contact");
    QTest::newRow("number") << QVariant(17) << MaybeContact(ContactId{17});
    QTest::newRow("text") << QVariant(u" 17 "_s) << MaybeContact(ContactId{17});
    QTest::newRow("real") << QVariant(17.0) << MaybeContact(ContactId{17});
    QTest::newRow("zero") << QVariant(0) << MaybeContact();
    QTest::newRow("negative") << QVariant(-1) << MaybeContact();
    QTest::newRow("word") << QVariant(u"abc"_s) << MaybeContact();
    QTest::newRow("too large") << QVariant(u"99999999999999999999"_s) << MaybeContact();
    QTest::newRow("SQL") << QVariant(u"17; DROP TABLE"_s) << MaybeContact();
    QTest::newRow("NULL") << QVariant() << MaybeContact();
}

void TestColumnValues::contactIdIsAPositiveNumber()
{
    QFETCH(QVariant, value);
    QFETCH(MaybeContact, contact);

    QCOMPARE(contactValue(value), contact);
}

void TestColumnValues::unitOfTimesIsToldByTheLargest()
{
    QCOMPARE(timeUnitOf(1.7e9), TimeUnit::Seconds);
    QCOMPARE(timeUnitOf(1.7e12), TimeUnit::Milliseconds);
    QCOMPARE(timeUnitOf(1.7e15), TimeUnit::Microseconds);
}

void TestColumnValues::bytesAreReadAsUtf8AndNullAsNothing()
{
    QCOMPARE(textValue(QByteArray("J\xc3\xb6rg")), u"Jörg"_s);
    QCOMPARE(textValue(QVariant()), QString());
    QCOMPARE(textValue(u"a\u0000\u0007b "_s), u"a\u0000\u0007b "_s);
}

QTEST_GUILESS_MAIN(TestColumnValues)
#include "tst_column_values.moc"

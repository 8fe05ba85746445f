// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine_sample_repository.h"
#include "store/request_record_repository.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// 2026-09-21 14:13:20.
constexpr Moment start{1'790'000'000'000'000};

constexpr Moment at(int minutes) { return {start.microseconds + minutes * 60'000'000LL}; }

RequestRecord batch()
{
    return {.at = at(0),
            .purpose = Purpose::NewUser,
            .kind = RequestKind::Write,
            .verb = "POST",
            .path = u"/api/contacts/batch/new"_s,
            .status = 201,
            .took = 2500ms,
            .bytesSent = 5000,
            .bytesReceived = 90000};
}

RequestRecord poll()
{
    return {.at = at(1), .purpose = Purpose::Poll, .verb = "GET", .path = u"/api/stats/audit_log"_s, .status = 200};
}

RequestRecord lostOptOut()
{
    return {.at = at(2),
            .purpose = Purpose::OptOut,
            .kind = RequestKind::Write,
            .verb = "POST",
            .path = u"/api/contacts/7/dnc/email/add"_s,
            .failure = ErrorKind::OutcomeUnknown};
}

RequestRecord signIn()
{
    return {.at = at(61),
            .purpose = Purpose::Person,
            .kind = RequestKind::SignIn,
            .verb = "POST",
            .path = u"/oauth/v2/token"_s,
            .status = 401,
            .failure = ErrorKind::Unauthorised};
}

QList<qint64> idsOf(const QList<RequestRecord> &records)
{
    QList<qint64> ids;
    for (const RequestRecord &record : records)
        ids.append(record.id);
    return ids;
}

} // namespace

/// What the store keeps for the page that shows what Lockstep did, and for the charts.
class TestActivityRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world = std::make_unique<StoreWorld>();
        for (const RequestRecord &record : {batch(), poll(), lostOptOut(), signIn()})
            records().write(record);
    }

    void requests_areReadNewestFirstAsTheyWereWritten()
    {
        QList<RequestRecord> expected{signIn(), lostOptOut(), poll(), batch()};
        for (qsizetype i = 0; i < expected.size(); ++i)
            expected[i].id = expected.size() - i;

        QCOMPARE(must(records().page({}, {}, 100)), expected);
    }

    void aPage_goesOnWhereTheLastOneEnded()
    {
        QCOMPARE(idsOf(must(records().page({}, {}, 2))), (QList<qint64>{4, 3}));
        records().write(poll());

        QCOMPARE(idsOf(must(records().page({}, 3, 2))), (QList<qint64>{2, 1}));
        QCOMPARE(idsOf(must(records().page({}, 1, 2))), QList<qint64>());
    }

    void aQuery_choosesRequests_data()
    {
        QTest::addColumn<ActivityQuery>("query");
        QTest::addColumn<QList<qint64>>("ids");
        QTest::newRow("writes") << ActivityQuery{.kind = ActivityKind::Write} << QList<qint64>{3, 1};
        QTest::newRow("reads") << ActivityQuery{.kind = ActivityKind::Read} << QList<qint64>{2};
        QTest::newRow("sign-ins") << ActivityQuery{.kind = ActivityKind::SignIn} << QList<qint64>{4};
        QTest::newRow("changes") << ActivityQuery{.kind = ActivityKind::Change} << QList<qint64>();
        QTest::newRow("a purpose") << ActivityQuery{.purpose = Purpose::OptOut} << QList<qint64>{3};
        QTest::newRow("failed") << ActivityQuery{.onlyFailed = true} << QList<qint64>{4, 3};
        QTest::newRow("since") << ActivityQuery{.since = at(2)} << QList<qint64>{4, 3};
        QTest::newRow("path") << ActivityQuery{.text = u" CONTACTS/"_s} << QList<qint64>{3, 1};
        QTest::newRow("verb") << ActivityQuery{.text = u"get"_s} << QList<qint64>{2};
        QTest::newRow("no wildcard") << ActivityQuery{.text = u"audit%log"_s} << QList<qint64>();
        QTest::newRow("an underscore") << ActivityQuery{.text = u"t_l"_s} << QList<qint64>{2};
        QTest::newRow("a backslash") << ActivityQuery{.text = u"\\"_s} << QList<qint64>();
        QTest::newRow("together") << ActivityQuery{.kind = ActivityKind::Write, .onlyFailed = true, .text = u"dnc"_s}
                                  << QList<qint64>{3};
    }
    void aQuery_choosesRequests()
    {
        QFETCH(const ActivityQuery, query);
        QFETCH(const QList<qint64>, ids);

        QCOMPARE(idsOf(must(records().page(query, {}, 100))), ids);
    }

    void requests_areCountedByStretchesOfTime()
    {
        const QList<RequestCount> byHour{{.from = {1'789'999'200'000'000}, .requests = 3, .background = 2},
                                         {.from = {1'790'002'800'000'000}, .requests = 1, .background = 0}};
        QCOMPARE(must(records().counts(at(0), 60min)), byHour);
        QCOMPARE(must(records().counts(at(2), 60min)).constFirst().requests, 1);
        QCOMPARE(must(records().counts(at(0), 1min)).size(), 4);
    }

    void trimming_forgetsWhatIsOlder()
    {
        must(records().trim(at(2)));

        QCOMPARE(idsOf(must(records().page({}, {}, 100))), (QList<qint64>{4, 3}));
    }

    void aStoreThatCannotWrite_failsNoRequest()
    {
        QVERIFY(QSqlDatabase::contains(QSqlDatabase::connectionNames().constFirst()));
        auto readOnly = QSqlQuery(QSqlDatabase::database(QSqlDatabase::connectionNames().constFirst()));
        QVERIFY(readOnly.exec(u"PRAGMA query_only = 1"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^a request could not be noted"_s));

        records().write(poll());

        QCOMPARE(must(records().page({}, {}, 100)).size(), 4);
    }

    void samples_areOneAMinuteOldestFirst()
    {
        EngineSampleRepository samples(world->database());
        const EngineSample first{.at = at(0), .waiting = 5, .dead = 1, .requests = 40, .background = 30};
        EngineSample later = first;
        later.at = {at(0).microseconds + 1'000'000};
        later.waiting = 3;
        must(samples.save(first));
        must(samples.save(later));
        must(samples.save({.at = at(2), .waiting = 0, .requests = 41, .background = 31}));

        EngineSample expected = later;
        expected.at = {at(0).microseconds / 60'000'000 * 60'000'000};
        const auto all = must(samples.since({0}));
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.constFirst(), expected);
        QCOMPARE(must(samples.since(at(1))).size(), 1);
        must(samples.trim(at(1)));
        QCOMPARE(must(samples.since({0})).size(), 1);
    }

private:
    RequestRecordRepository records() { return RequestRecordRepository(world->database()); }

    std::unique_ptr<StoreWorld> world;
};

QTEST_GUILESS_MAIN(TestActivityRecords)
#include "tst_activity_records.moc"

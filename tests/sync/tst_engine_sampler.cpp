// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"
#include "store/engine_sample_repository.h"
#include "store/request_record_repository.h"

#include <QTest>

using namespace lockstep;
using namespace std::chrono_literals;

/// What the charts of queue and budget are made of.
class TestEngineSampler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunningEngine_leavesOneSampleAMinute()
    {
        BackgroundWorld world;
        RequestRecordRepository requests(world.store().database);
        const Moment start = world.clock().at;
        requests.write({.at = start, .purpose = Purpose::Person});
        requests.write({.at = start, .purpose = Purpose::Poll});

        QVERIFY(world.run(5min));

        const auto samples = EngineSampleRepository(world.store().database).since({0});
        QVERIFY(samples);
        QCOMPARE(samples->size(), 5);
        QCOMPARE(samples->constLast(),
                 (EngineSample{.at = {start.microseconds + std::chrono::microseconds(4min).count()},
                               .requests = 2,
                               .background = 1}));
    }

    void requestsOfAnHourAgo_areCountedNoMore()
    {
        BackgroundWorld world;
        Database &store = world.store().database;
        RequestRecordRepository(store).write({.at = world.clock().at});
        world.pass(61min);

        QVERIFY(EngineSampler(store).note({.retrying = 2, .dead = 3}, world.clock().at));

        const auto samples = EngineSampleRepository(store).since({0});
        QCOMPARE(samples->size(), 1);
        QCOMPARE(samples->constFirst(), (EngineSample{.at = world.clock().at, .waiting = 2, .dead = 3}));
    }

    void whatIsOld_isForgotten()
    {
        BackgroundWorld world;
        Database &store = world.store().database;
        RequestRecordRepository(store).write({.at = world.clock().at});
        QVERIFY(EngineSampler(store).note({}, world.clock().at));
        world.pass(2h);

        QVERIFY(EngineSampler(store).trim(world.clock().at));

        QCOMPARE(EngineSampleRepository(store).since({0})->size(), 0);
        QCOMPARE(RequestRecordRepository(store).page({}, {}, 10)->size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEngineSampler)
#include "tst_engine_sampler.moc"

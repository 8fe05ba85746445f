// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/job_thread.h"

#include <QTest>

#include <semaphore>

using namespace lockstep;

class JobThreadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobs_runElsewhereInOrder_andAnswerHere()
    {
        JobThread thread("test");
        QList<int> answers;
        const auto home = std::this_thread::get_id();
        std::atomic<bool> ranElsewhere = true;
        for (int number = 0; number < 100; ++number) {
            thread.start(
                *this,
                [number, home, &ranElsewhere](const std::stop_token &) {
                    if (std::this_thread::get_id() == home)
                        ranElsewhere = false;
                    return number;
                },
                [&](int answer) { answers.append(answer); });
        }
        QTRY_COMPARE(answers.size(), 100);
        QVERIFY(std::is_sorted(answers.begin(), answers.end()));
        QVERIFY(ranElsewhere);
    }

    void anAbandonedJobThatWaits_neverBegins()
    {
        JobThread thread("test");
        std::binary_semaphore gate(0);
        bool hasBegun = false;
        bool isDone = false;
        thread.start(
            *this, [&](const std::stop_token &) { return gate.acquire(), 0; }, [](int) {});
        JobHandle second = thread.start(
            *this, [&](const std::stop_token &) { return hasBegun = true; }, [](bool) {});
        thread.start(
            *this, [](const std::stop_token &) { return 0; }, [&](int) { isDone = true; });
        second.abandon();
        gate.release();
        QTRY_VERIFY(isDone);
        QVERIFY(!hasBegun);
    }

    void aJobAskedToStop_stillAnswers()
    {
        JobThread thread("test");
        bool wasStopped = false;
        JobHandle job = thread.start(
            *this,
            [](const std::stop_token &stop) {
                while (!stop.stop_requested())
                    std::this_thread::yield();
                return true;
            },
            [&](bool answer) { wasStopped = answer; });
        job.askToStop();
        QTRY_VERIFY(wasStopped);
    }

    void anAnswerToSomebodyWhoIsGone_isDropped()
    {
        JobThread thread("test");
        bool wasTold = false;
        bool isDone = false;
        auto receiver = std::make_unique<QObject>();
        thread.start(
            *receiver, [](const std::stop_token &) { return 0; }, [&](int) { wasTold = true; });
        receiver.reset();
        thread.start(
            *this, [](const std::stop_token &) { return 0; }, [&](int) { isDone = true; });
        QTRY_VERIFY(isDone);
        QVERIFY(!wasTold);
    }

    void closing_stopsTheRunningJobAndDropsTheOthers()
    {
        std::binary_semaphore begun(0);
        bool hasBegunSecond = false;
        {
            JobThread thread("test");
            thread.start(
                *this,
                [&](const std::stop_token &stop) {
                    begun.release();
                    while (!stop.stop_requested())
                        std::this_thread::yield();
                    return 0;
                },
                [](int) {});
            thread.start(
                *this, [&](const std::stop_token &) { return hasBegunSecond = true; }, [](bool) {});
            begun.acquire();
        }
        QVERIFY(!hasBegunSecond);
    }
};

QTEST_GUILESS_MAIN(JobThreadTest)
#include "tst_job_thread.moc"

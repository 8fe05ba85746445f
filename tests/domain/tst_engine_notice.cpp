// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/engine_notice.h"

#include <QTest>

using namespace lockstep;

class EngineNoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrouble_isToldOnce_howeverOftenItIsTried()
    {
        QCOMPARE(told({EngineState::Idle, EngineState::Offline, EngineState::Working, EngineState::Offline,
                       EngineState::Throttled, EngineState::Offline}),
                 (QList<NoticeTopic>{NoticeTopic::Unreachable}));
    }

    void itsEnd_isToldOnce_whenTheEngineGotThrough()
    {
        QCOMPARE(told({EngineState::Offline, EngineState::Working, EngineState::Idle, EngineState::Working,
                       EngineState::Idle}),
                 (QList<NoticeTopic>{NoticeTopic::Unreachable, NoticeTopic::Recovered}));
    }

    void anotherTrouble_isToldToo()
    {
        QCOMPARE(told({EngineState::Offline, EngineState::SignInNeeded, EngineState::Failed}),
                 (QList<NoticeTopic>{NoticeTopic::Unreachable, NoticeTopic::SignInNeeded, NoticeTopic::Failed}));
    }

    void runs_pauses_andTheHoursLimit_areNoNews()
    {
        QCOMPARE(
            told({EngineState::Off, EngineState::Idle, EngineState::Working, EngineState::Idle, EngineState::Paused,
                  EngineState::Working, EngineState::Throttled, EngineState::Idle, EngineState::Off}),
            QList<NoticeTopic>());
    }

    void aDecision_isAskedForOnce_whileItWaits()
    {
        NoticeWatch watch;
        QCOMPARE(watch.see(queued({.held = 312})), (EngineNotice{.topic = NoticeTopic::DecisionNeeded, .people = 312}));
        QCOMPARE(watch.see(queued({.held = 340})), std::nullopt);
        QCOMPARE(watch.see(queued({})), std::nullopt);
        QCOMPARE(watch.see(queued({.held = 2})), (EngineNotice{.topic = NoticeTopic::DecisionNeeded, .people = 2}));
    }

    void whoeverIsGivenUp_isCounted_butNotThoseOfBefore()
    {
        NoticeWatch watch;
        QCOMPARE(watch.see(queued({.dead = 5})), std::nullopt);
        QCOMPARE(watch.see(queued({.dead = 8})), (EngineNotice{.topic = NoticeTopic::GivenUp, .people = 3}));
        QCOMPARE(watch.see(queued({.dead = 8})), std::nullopt);
        QCOMPARE(watch.see(queued({.dead = 0})), std::nullopt);
    }

    void anEngineThatFellSilent_isOff()
    {
        const Moment then = Moment::fromSeconds(1'793'000'000);
        const EngineStatus status{.state = EngineState::Working, .at = then};

        QCOMPARE(stateAt(status, Moment::fromSeconds(then.seconds() + 60)), EngineState::Working);
        QCOMPARE(stateAt(status, Moment::fromSeconds(then.seconds() + 61)), EngineState::Off);
    }

private:
    static QList<NoticeTopic> told(const QList<EngineState> &states)
    {
        NoticeWatch watch;
        QList<NoticeTopic> topics;
        for (const EngineState state : states) {
            if (const auto notice = watch.see({.state = state}))
                topics.append(notice->topic);
        }
        return topics;
    }
    static EngineStatus queued(const QueueCounts &queue) { return {.state = EngineState::Working, .queue = queue}; }
};

QTEST_APPLESS_MAIN(EngineNoticeTest)
#include "tst_engine_notice.moc"

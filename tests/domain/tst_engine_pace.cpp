// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/engine_pace.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace lockstep;

/// How often Mautic is asked, on a hundred requests an hour.
class TestEnginePace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void howOftenMauticIsAsked_followsWhatGoesOn_data();
    void howOftenMauticIsAsked_followsWhatGoesOn();
};

void TestEnginePace::howOftenMauticIsAsked_followsWhatGoesOn_data()
{
    const Moment now = Moment::fromSeconds(1'793'000'000);
    const auto at = [=](std::chrono::seconds span) { return std::optional(after(now, span)); };
    QTest::addColumn<PaceFacts>("facts");
    QTest::addColumn<PollPlan>("plan");
    const PaceFacts usual{.requestsPerHour = 100, .left = 70, .now = now, .lastChange = at(-10min)};
    QTest::newRow("something changed in this hour") << usual << PollPlan{.interval = 120s, .pace = PollPace::Usual};

    PaceFacts idle = usual;
    idle.lastChange = at(-2h);
    const PollPlan seldom{.interval = 240s, .pace = PollPace::Idle};
    QTest::newRow("nothing changed for hours") << idle << seldom;
    idle.lastChange.reset();
    QTest::newRow("nothing ever changed") << idle << seldom;

    PaceFacts busy = idle;
    busy.peopleSeenAt = at(-1min);
    QTest::newRow("people are at work") << busy << PollPlan{.interval = 60s, .pace = PollPace::Busy};
    busy.peopleSeenAt = at(-3min);
    QTest::newRow("people were at work") << busy << seldom;
    busy.peopleSeenAt = at(50min);
    QTest::newRow("people were at work before the clock was set back") << busy << seldom;

    PaceFacts scarce = usual;
    scarce.left = 30;
    QTest::newRow("less than half of the hour is left")
        << scarce << PollPlan{.interval = 240s, .pace = PollPace::Short};
    scarce.left = 10;
    QTest::newRow("next to nothing is left") << scarce << PollPlan{.interval = 480s, .pace = PollPace::Short};
}

void TestEnginePace::howOftenMauticIsAsked_followsWhatGoesOn()
{
    QFETCH(const PaceFacts, facts);
    QFETCH(const PollPlan, plan);

    QCOMPARE(pollPlanOf(facts), plan);
}

QTEST_GUILESS_MAIN(TestEnginePace)
#include "tst_engine_pace.moc"

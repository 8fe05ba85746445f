// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"
#include "store/budget_gate.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lockstep;

namespace
{

constexpr int limit = 100;
constexpr int backgroundLimit = 75;
constexpr qint64 second = 1'000'000;
constexpr qint64 hour = 3600 * second;

/// A whole day at night, a quarter of one with every change.
bool isNightly() { return qEnvironmentVariableIsSet("LOCKSTEP_NIGHTLY"); }
const int earlierUsers = isNightly() ? 5000 : 1250;
const int signUps = isNightly() ? 300 : 75;
const int optOuts = isNightly() ? 40 : 10;
const qint64 day = (isNightly() ? 24 : 6) * hour;

/// The real budget, with a look at everything it admits.
class WatchedGate final : public RequestGate
{
public:
    explicit WatchedGate(BackgroundWorld &world)
        : m_clock(world.clock())
        , m_gate(world.store().database, world.clock(), limit)
    {
    }

    Result<void> admit(RequestKind kind) override
    {
        auto admitted = m_gate.admit(kind);
        if (admitted) {
            all.push_back(m_clock.now());
            if (!mayUseReserve(m_gate.purpose()))
                background.push_back(m_clock.now());
        }
        return admitted;
    }
    Result<void> heed(const AnswerHints &hints) override { return m_gate.heed(hints); }
    [[nodiscard]] Result<std::optional<int>> left() const override { return m_gate.left(); }
    void setPurpose(Purpose wanted) override { m_gate.setPurpose(wanted); }
    [[nodiscard]] Purpose purpose() const override { return m_gate.purpose(); }

    std::vector<Moment> all;
    std::vector<Moment> background;

private:
    const Clock &m_clock;
    BudgetGate m_gate;
};

/// The most that fall into any sixty minutes.
int busiestHour(const std::vector<Moment> &times)
{
    int most = 0;
    size_t first = 0;
    for (size_t last = 0; last < times.size(); ++last) {
        while (times[last].microseconds - times[first].microseconds >= hour)
            ++first;
        most = std::max(most, static_cast<int>(last - first + 1));
    }
    return most;
}

int roomFor(RequestGate &gate)
{
    const PurposeScope scope(gate, Purpose::NewUser);
    return gate.left()->value_or(0);
}

struct Happening {
    Moment at;
    bool isOptOut = false;
    QString user;
};

/// Spread over the day at random, by a seed that is printed.
std::deque<Happening> happeningsFrom(Moment start, quint32 seed)
{
    std::mt19937 random(seed);
    std::uniform_int_distribution<qint64> moments(10 * 60 * second, day - hour);
    std::deque<Happening> all;
    for (int i = 0; i < signUps; ++i)
        all.push_back({.at = {start.microseconds + moments(random)}, .user = u"new%1"_s.arg(i)});
    for (int i = 0; i < optOuts; ++i) {
        const qint64 afternoon = day / 4 + moments(random) * 3 / 4;
        all.push_back({.at = {start.microseconds + afternoon}, .isOptOut = true, .user = u"old%1"_s.arg(i * 7)});
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return all;
}

QString figures(std::vector<qint64> delays)
{
    std::sort(delays.begin(), delays.end());
    const auto at = [&](size_t percent) { return double(delays[(delays.size() - 1) * percent / 100]) / second; };
    return u"%1: min %2 s, median %3 s, p95 %4 s, max %5 s"_s.arg(delays.size())
        .arg(at(0), 0, 'f', 1)
        .arg(at(50), 0, 'f', 1)
        .arg(at(95), 0, 'f', 1)
        .arg(at(100), 0, 'f', 1);
}

} // namespace

class TestEngineDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayOnAHundredRequestsAnHour_keepsTheBudgetAndTheDelays();

private:
    struct Waiting {
        Happening happening;
        size_t requestsBefore = 0;
        /// For a batch of its own.
        bool hasRoom = false;
    };
    void happen(BackgroundWorld &world, const Happening &happening);
    void lookForArrivals(BackgroundWorld &world, const WatchedGate &gate);

    std::vector<Waiting> m_waiting;
    std::vector<qint64> m_signUpDelays;
    std::vector<qint64> m_delaysWithRoom;
    std::vector<qint64> m_optOutDelays;
    size_t m_mostRequestsBeforeAnOptOut = 0;
};

void TestEngineDay::happen(BackgroundWorld &world, const Happening &happening)
{
    if (happening.isOptOut)
        world.changeNow(happening.user, {{u"marketingOptOut"_s, 1}});
    else
        world.signUpNow(happening.user);
}

void TestEngineDay::lookForArrivals(BackgroundWorld &world, const WatchedGate &gate)
{
    std::erase_if(m_waiting, [&](const Waiting &waiting) {
        const auto contacts = world.mautic().idsWithEmail(waiting.happening.user + u"@example.com"_s);
        if (contacts.isEmpty())
            return false;
        const bool isThere = waiting.happening.isOptOut
            ? world.mautic().isOptedOut(contacts.first())
            : world.mautic().isMember(world.settings().segmentName, contacts.first());
        if (!isThere)
            return false;
        const qint64 delay = world.clock().at.microseconds - waiting.happening.at.microseconds;
        (waiting.happening.isOptOut ? m_optOutDelays : m_signUpDelays).push_back(delay);
        if (!waiting.happening.isOptOut && waiting.hasRoom)
            m_delaysWithRoom.push_back(delay);
        if (waiting.happening.isOptOut)
            m_mostRequestsBeforeAnOptOut =
                std::max(m_mostRequestsBeforeAnOptOut, gate.all.size() - waiting.requestsBefore);
        return true;
    });
}

void TestEngineDay::aDayOnAHundredRequestsAnHour_keepsTheBudgetAndTheDelays()
{
    const quint32 seed = qEnvironmentVariableIntValue("LOCKSTEP_SEED")
        ? quint32(qEnvironmentVariableIntValue("LOCKSTEP_SEED"))
        : 20261121U;
    qInfo("LOCKSTEP_SEED=%u", seed - 1);
    BackgroundWorld world;
    world.mautic().setBatchLimit(200);
    for (int i = 0; i < earlierUsers; ++i)
        world.signUp(u"old%1"_s.arg(i));
    WatchedGate gate(world);
    world.useGate(gate, limit);
    const Moment start = world.clock().at;
    auto happenings = happeningsFrom(start, seed);

    while (world.clock().at.microseconds < start.microseconds + day) {
        const auto next = world.step();
        QVERIFY2(next.has_value(), next ? "" : qPrintable(next.error().detail));
        lookForArrivals(world, gate);
        Moment until = std::max(*next, Moment{world.clock().at.microseconds + 1});
        if (!happenings.empty() && happenings.front().at <= until) {
            until = std::max(happenings.front().at, world.clock().at);
            world.clock().at = until;
            m_waiting.push_back(
                {.happening = happenings.front(), .requestsBefore = gate.all.size(), .hasRoom = roomFor(gate) >= 6});
            happen(world, happenings.front());
            happenings.pop_front();
        }
        world.clock().at = until;
    }

    qInfo("%s",
          qPrintable(u"requests %1; busiest hour %2 of 100, background %3 of 75"_s.arg(gate.all.size())
                         .arg(busiestHour(gate.all))
                         .arg(busiestHour(gate.background))));
    qInfo("%s", qPrintable(u"sign-up to segment, "_s + figures(m_signUpDelays)));
    qInfo("%s", qPrintable(u"  of these while the hour had room, "_s + figures(m_delaysWithRoom)));
    qInfo("%s", qPrintable(u"opt-out, "_s + figures(m_optOutDelays)));
    QVERIFY(m_waiting.empty());
    QCOMPARE(world.mautic().contactCount(), earlierUsers + signUps);
    QVERIFY(busiestHour(gate.all) <= limit);
    QVERIFY(busiestHour(gate.background) <= backgroundLimit);
    QVERIFY2(m_mostRequestsBeforeAnOptOut <= 2, qPrintable(QString::number(m_mostRequestsBeforeAnOptOut)));
    QVERIFY(m_delaysWithRoom.size() > size_t(signUps) * 9 / 10);
    QVERIFY(*std::max_element(m_delaysWithRoom.begin(), m_delaysWithRoom.end()) <= 30 * second);
    QCOMPARE(world.status().queue.open(), 0);
}

QTEST_GUILESS_MAIN(TestEngineDay)
#include "tst_engine_day.moc"

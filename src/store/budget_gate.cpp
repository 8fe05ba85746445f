// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/budget_gate.h"

#include "domain/failpoint.h"
#include "store/stored_names.h"
#include "store/transaction.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lockstep
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto longestPause = 24h;
constexpr auto firstPause = 60s;
/// What reading two clocks one after the other may make them differ.
constexpr qint64 clockTolerance = 10'000;
constexpr double fastest = 50;
constexpr double slowest = 0.1;
/// So many requests that went well make the pace one a second faster.
constexpr double requestsToRise = 20;

constexpr Moment earlier(Moment now, std::chrono::microseconds by) { return {now.microseconds - by.count()}; }
constexpr Moment later(Moment now, std::chrono::microseconds by) { return {now.microseconds + by.count()}; }
constexpr Moment hourBefore(Moment now) { return earlier(now, 1h); }

/// Whole seconds from `now` on, at least one.
std::chrono::seconds waitUntil(Moment moment, Moment now)
{
    const std::chrono::microseconds wait{moment.microseconds - now.microseconds};
    return std::max<std::chrono::seconds>(1s, std::chrono::ceil<std::chrono::seconds>(wait));
}

Error refusalOf(ErrorKind kind, std::chrono::seconds wait)
{
    return {.kind = kind, .detail = {}, .subject = {}, .retryAfter = wait};
}

Result<int> countSince(Database &database, Moment since, Purpose least)
{
    auto statement = database.statement(u"request_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":since"_s, since).bind(u":least"_s, int(least)).firstNumber().map([](qint64 count) {
        return int(count);
    });
}

/// The request after which so many of them are left.
Result<Moment> blocking(Database &database, Moment since, Purpose least, int skipped)
{
    auto statement = database.statement(u"request_blocking"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":since"_s, since)
        .bind(u":least"_s, int(least))
        .bind(u":skipped"_s, skipped)
        .firstNumber()
        .map([](qint64 at) { return Moment{at}; });
}

Result<void> change(Database &database, const QString &name, const QString &placeholder, qint64 value)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(placeholder, value).exec();
}

Result<Moment> newestRequest(Database &database)
{
    auto statement = database.statement(u"request_newest"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 at) { return Moment{at}; });
}

Result<void> add(Database &database, RequestKind kind, Purpose purpose, Moment now)
{
    auto statement = database.statement(u"request_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":at"_s, now).bind(u":kind"_s, storedName(kind)).bind(u":purpose"_s, int(purpose)).exec();
}

/// How far this computer's clock was set since the mark was made.
qint64 jumpSince(const std::optional<ClockMark> &mark, const std::optional<UpTime> &upTime, Moment now)
{
    if (!mark || !upTime || mark->upTime.boot != upTime->boot)
        return 0;
    const qint64 jump =
        now.microseconds - mark->now.microseconds - (upTime->since.count() - mark->upTime.since.count());
    return std::abs(jump) < clockTolerance ? 0 : jump;
}

bool isRefusal(const AnswerHints &hints) { return hints.status == 429 || (hints.status == 503 && hints.retryAfter); }

bool isUsedUp(const AnswerHints &hints) { return hints.remaining && *hints.remaining <= 0 && hints.resetsAt; }

/// What this answer makes of the pause.
HostPause prolonged(HostPause pause, const AnswerHints &hints, Moment now)
{
    const bool wasPaused = pause.until > now;
    const Moment reset = hints.resetsAt.value_or(Moment{});
    if (isRefusal(hints) && hints.retryAfter) {
        pause.until = std::max(pause.until, later(now, std::clamp<std::chrono::seconds>(*hints.retryAfter, 1s, 24h)));
    } else if (isRefusal(hints) && reset <= now && !wasPaused) {
        pause.until = later(now, std::min<std::chrono::seconds>(longestPause, firstPause * (1 << pause.strikes)));
        pause.strikes = std::min(pause.strikes + 1, 11);
    }
    if (isRefusal(hints) || isUsedUp(hints))
        pause.until = std::max(pause.until, reset);
    pause.until = std::min(pause.until, later(now, longestPause));
    return pause;
}

} // namespace

BudgetGate::BudgetGate(Database &database, const Clock &clock, int requestsPerHour, const BudgetShares &shares)
    : m_database(database)
    , m_clock(clock)
    , m_limit(std::max(0, requestsPerHour))
    , m_shares(shares)
    , m_notes(database)
{
}

Result<void> BudgetGate::admit(RequestKind kind)
{
    if (m_database.isInTransaction())
        return fail(ErrorKind::Internal, u"a request inside a transaction"_s);
    // Refusing is kept too: what is written then is that the clock was set.
    const auto refused = inTransaction(m_database, [&] { return countOrRefuse(kind); });
    if (!refused)
        return tl::unexpected(refused.error());
    passBy("budget.counted");
    if (*refused)
        return fail(**refused);
    return {};
}

Result<BudgetGate::Refusal> BudgetGate::countOrRefuse(RequestKind kind)
{
    const auto now = catchUp();
    if (!now)
        return tl::unexpected(now.error());
    auto refused = refusal(*now);
    if (!refused || *refused)
        return refused;
    return add(m_database, kind, m_purpose, *now).map([] { return Refusal(); });
}

Result<BudgetGate::Refusal> BudgetGate::refusal(Moment now)
{
    auto refused = pausedAt(now);
    if (!refused || *refused)
        return refused;
    return m_limit > 0 ? spentAt(now) : tooFastAt(now);
}

Result<BudgetGate::Refusal> BudgetGate::pausedAt(Moment now)
{
    auto pause = m_notes.pause();
    if (!pause)
        return tl::unexpected(pause.error());
    if (pause->until <= now)
        return Refusal();
    const Moment latest = later(now, longestPause);
    if (pause->until > latest) {
        pause->until = latest;
        if (auto done = m_notes.save(*pause); !done)
            return tl::unexpected(done.error());
    }
    return Refusal(refusalOf(ErrorKind::RateLimited, waitUntil(pause->until, now)));
}

Result<BudgetGate::Refusal> BudgetGate::spentAt(Moment now)
{
    std::chrono::seconds wait{0};
    for (const Cap &cap : caps()) {
        const auto count = countSince(m_database, hourBefore(now), cap.least);
        if (!count)
            return tl::unexpected(count.error());
        if (*count < cap.most)
            continue;
        const auto last = blocking(m_database, hourBefore(now), cap.least, *count - std::max(1, cap.most));
        if (!last)
            return tl::unexpected(last.error());
        wait = std::max(wait, waitUntil(cap.most > 0 ? *last : now, hourBefore(now)));
    }
    return wait == 0s ? Refusal() : Refusal(refusalOf(ErrorKind::BudgetSpent, wait));
}

Result<BudgetGate::Refusal> BudgetGate::tooFastAt(Moment now)
{
    const auto pace = paceAt(now);
    if (!pace)
        return tl::unexpected(pace.error());
    const bool isSlow = *pace < 1;
    const std::chrono::milliseconds window = isSlow ? std::chrono::milliseconds(std::lround(1000 / *pace)) : 1000ms;
    const int most = isSlow ? 1 : int(*pace);
    const auto count = countSince(m_database, earlier(now, window), Purpose::OptOut);
    if (!count)
        return tl::unexpected(count.error());
    if (*count < most)
        return Refusal();
    return blocking(m_database, earlier(now, window), Purpose::OptOut, *count - most).map([&](Moment last) {
        return Refusal(refusalOf(ErrorKind::RateLimited, waitUntil(last, earlier(now, window))));
    });
}

/// Requests that went well are those that were admitted since the last 429.
Result<double> BudgetGate::paceAt(Moment now) const
{
    const auto pace = m_notes.pace();
    if (!pace)
        return tl::unexpected(pace.error());
    return countSince(m_database, std::max(pace->since, hourBefore(now)), Purpose::OptOut).map([&](int count) {
        return std::min(fastest, pace->perSecond + count / requestsToRise);
    });
}

QList<BudgetGate::Cap> BudgetGate::caps() const
{
    QList<Cap> caps{{Purpose::OptOut, m_limit}};
    const int share = m_limit - m_limit * m_shares.reserve / 100;
    if (!mayUseReserve(m_purpose))
        caps.append({Purpose::NewUser, share});
    if (m_purpose == Purpose::Backfill)
        caps.append({Purpose::NewUser, share - share * m_shares.beforeBackfill / 100});
    return caps;
}

// All that is kept moves with a clock that was set. The newest request cannot lie ahead: where it does after a new
// start of the computer, the clock was set back by no less.
Result<Moment> BudgetGate::catchUp()
{
    const Moment now = m_clock.now();
    const auto upTime = m_clock.upTime();
    const auto mark = m_notes.clockMark();
    const auto newest = newestRequest(m_database);
    if (!mark || !newest)
        return tl::unexpected(mark ? newest.error() : mark.error());
    const qint64 jump = jumpSince(*mark, upTime, now);
    const qint64 by = jump - std::max<qint64>(0, newest->microseconds + jump - now.microseconds);
    if (auto done = by == 0 ? Result<void>() : shift(by); !done)
        return tl::unexpected(done.error());
    const bool isMarked = *mark && by == 0 && upTime && (*mark)->upTime.boot == upTime->boot;
    if (auto done = isMarked || !upTime ? Result<void>() : m_notes.save(ClockMark{.upTime = *upTime, .now = now});
        !done)
        return tl::unexpected(done.error());
    if (auto done = change(m_database, u"request_forget"_s, u":until"_s, hourBefore(now).microseconds); !done)
        return tl::unexpected(done.error());
    return now;
}

Result<void> BudgetGate::shift(qint64 by)
{
    if (auto done = change(m_database, u"request_shift"_s, u":by"_s, -by); !done)
        return done;
    return m_notes.shift(std::chrono::microseconds(by));
}

/// The present moment as the clock would show it had nobody set it since the last request was counted.
Result<Moment> BudgetGate::unsetNow() const
{
    const Moment now = m_clock.now();
    const auto mark = m_notes.clockMark();
    const auto newest = newestRequest(m_database);
    if (!mark || !newest)
        return tl::unexpected(mark ? newest.error() : mark.error());
    return std::max(*newest, Moment{now.microseconds - jumpSince(*mark, m_clock.upTime(), now)});
}

Result<int> BudgetGate::countOf(Purpose least) const
{
    const auto now = unsetNow();
    if (!now)
        return tl::unexpected(now.error());
    return countSince(m_database, hourBefore(*now), least);
}

Result<int> BudgetGate::spent() const { return countOf(Purpose::OptOut); }

Result<int> BudgetGate::spentInBackground() const { return countOf(Purpose::NewUser); }

Result<std::optional<Moment>> BudgetGate::pausedUntil() const
{
    const auto pause = m_notes.pause();
    const auto now = unsetNow();
    if (!pause || !now)
        return tl::unexpected(pause ? now.error() : pause.error());
    return pause->until > *now ? std::optional(pause->until) : std::nullopt;
}

Result<std::optional<int>> BudgetGate::left() const
{
    if (m_limit == 0)
        return std::optional<int>();
    int least = std::numeric_limits<int>::max();
    for (const Cap &cap : caps()) {
        const auto count = countOf(cap.least);
        if (!count)
            return tl::unexpected(count.error());
        least = std::min(least, std::max(0, cap.most - *count));
    }
    return std::optional(least);
}

Result<void> BudgetGate::heed(const AnswerHints &hints)
{
    if (isRefusal(hints) || isUsedUp(hints))
        return inTransaction(m_database, [&] { return obey(hints); });
    auto pause = m_notes.pause();
    if (!pause)
        return tl::unexpected(pause.error());
    if (pause->strikes == 0 || hints.status < 200 || hints.status >= 300)
        return {};
    pause->strikes = 0;
    return m_notes.save(*pause);
}

Result<void> BudgetGate::obey(const AnswerHints &hints)
{
    const auto now = catchUp();
    if (!now)
        return tl::unexpected(now.error());
    const auto pause = m_notes.pause();
    if (!pause)
        return tl::unexpected(pause.error());
    if (hints.status == 429 && pause->until <= *now) {
        if (auto done = slowDown(*now); !done)
            return done;
    }
    return m_notes.save(prolonged(*pause, hints, *now));
}

Result<void> BudgetGate::slowDown(Moment now)
{
    const auto pace = paceAt(now);
    if (!pace)
        return tl::unexpected(pace.error());
    return m_notes.save(HostPace{.perSecond = std::max(slowest, *pace / 2), .since = now});
}

} // namespace lockstep

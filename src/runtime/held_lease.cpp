// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/held_lease.h"

#include "domain/failpoint.h"
#include "runtime/engine_sleep.h"
#include "runtime/process_identity.h"
#include "runtime/system_clock.h"
#include "store/engine_lease.h"

#include <QCoreApplication>

#include <pthread.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

constexpr auto lookForWishesEvery = 500ms;
constexpr auto lookEvery = 5s;
constexpr auto askEvery = 100ms;
/// Not renewed for this long, it is renewed before anything else is done under it.
constexpr auto trustedFor = 30s;
constexpr auto renewalPatience = 10s;

void pause(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any changed;
    changed.wait_for(lock, stop, time, [] { return false; });
}

/// A holder whose process died is in nobody's way.
Result<Fence> tryToTake(EngineLease &lease, const LeaseOwner &owner, const std::optional<LeaseHolder> &holder)
{
    const bool isOfTheDead = holder && hasEnded(holder->owner.process);
    return lease.acquire(owner, SystemClock().now(), isOfTheDead ? std::optional(holder->fence) : std::nullopt);
}

bool mayStillCome(const Error &error, const std::optional<LeaseHolder> &holder)
{
    return error.kind == ErrorKind::StoreBusy && (!holder || holder->owner.yields);
}

Result<Fence> waitFor(EngineLease &lease, const LeaseRequest &request, const std::stop_token &stop)
{
    const auto until = std::chrono::steady_clock::now() + request.patience;
    while (true) {
        const auto holder = lease.holder();
        if (!holder)
            return tl::unexpected(holder.error());
        const auto fence = tryToTake(lease, request.owner, *holder);
        if (fence || !mayStillCome(fence.error(), *holder) || std::chrono::steady_clock::now() >= until)
            return fence;
        if (auto wanted = lease.want(SystemClock().now()); !wanted)
            return tl::unexpected(wanted.error());
        pause(askEvery, stop);
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
    }
}

} // namespace

LeaseOwner thisOwner(bool yields)
{
    return {.name = u"%1 (%2)"_s.arg(QCoreApplication::applicationName()).arg(QCoreApplication::applicationPid()),
            .process = processIdentity(),
            .yields = yields};
}

Result<std::unique_ptr<HeldLease>> HeldLease::take(Database &store, LeaseRequest request, const std::stop_token &stop)
{
    EngineLease lease(store);
    const auto fence = waitFor(lease, request, stop);
    if (!fence) {
        if (request.patience > 0ms) [[maybe_unused]]
            const auto withdrawn = lease.wantNoMore();
        return tl::unexpected(fence.error());
    }
    passBy("lease.taken");
    return std::unique_ptr<HeldLease>(new HeldLease(store.path(), *fence, std::move(request)));
}

HeldLease::HeldLease(QString store, Fence fence, LeaseRequest request)
    : m_store(std::move(store))
    , m_fence(fence)
    , m_request(std::move(request))
    , m_renewedAt(timeWithSleep())
    , m_keeper([this] { keep(); })
{
}

HeldLease::~HeldLease()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isToEnd = true;
    }
    m_changed.notify_all();
    m_keeper.join();
}

Result<void> HeldLease::check()
{
    std::unique_lock lock(m_mutex);
    const auto isOld = [this] { return timeWithSleep() - m_renewedAt > trustedFor; };
    if (!m_lost && isOld()) {
        m_isRenewalWanted = true;
        m_changed.notify_all();
        m_changed.wait_for(lock, renewalPatience, [&] { return m_lost || !isOld(); });
    }
    if (m_lost)
        return fail(*m_lost);
    if (m_hasSaidLetGo)
        return fail(ErrorKind::StoreBusy, u"somebody waits for the lease"_s);
    return isOld() ? Result<void>(fail(ErrorKind::StoreBusy, u"the lease was not renewed"_s)) : Result<void>();
}

void HeldLease::renewSoon()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isRenewalWanted = true;
    }
    m_changed.notify_all();
}

void HeldLease::keep()
{
    pthread_setname_np(pthread_self(), "lease");
    Result<std::unique_ptr<Database>> database = fail(ErrorKind::StoreFailed);
    do {
        if (!database)
            database = Database::openExisting(m_store);
        if (database)
            look(**database);
    } while (sleepUntilNextLook());
    if (!database)
        database = Database::openExisting(m_store);
    passBy("lease.release");
    // Where this fails the lease runs out by itself.
    if (database) [[maybe_unused]]
        const auto released = EngineLease(**database).release(m_fence);
}

bool HeldLease::sleepUntilNextLook()
{
    std::unique_lock lock(m_mutex);
    const std::chrono::milliseconds time = m_request.owner.yields ? lookForWishesEvery : lookEvery;
    m_changed.wait_for(lock, time, [this] { return m_isToEnd || m_isRenewalWanted; });
    return !m_isToEnd;
}

void HeldLease::look(Database &database)
{
    if (isRenewalDue())
        renew(database);
    if (!m_request.owner.yields)
        return;
    if (const auto wanted = EngineLease(database).isWanted(SystemClock().now()); wanted && *wanted)
        sayLetGo();
}

bool HeldLease::isRenewalDue()
{
    const std::lock_guard guard(m_mutex);
    return !m_lost && (m_isRenewalWanted || timeWithSleep() - m_renewedAt >= leaseHeartbeat);
}

void HeldLease::renew(Database &database)
{
    EngineLease lease(database);
    passBy("lease.renew");
    const auto isOurs = lease.renew(m_fence, SystemClock().now());
    const auto holder = lease.holder();
    {
        const std::lock_guard guard(m_mutex);
        m_isRenewalWanted = false;
        if (isOurs && *isOurs)
            m_renewedAt = timeWithSleep();
        else if (isOurs)
            m_lost = Error{.kind = ErrorKind::StoreBusy,
                           .detail = u"the lease was lost"_s,
                           .subject = holder && *holder ? (*holder)->owner.name : QString()};
    }
    m_changed.notify_all();
    if (isOurs && !*isOurs)
        sayLetGo();
}

void HeldLease::sayLetGo()
{
    if (!m_hasSaidLetGo.exchange(true))
        m_request.letGo();
}

} // namespace lockstep

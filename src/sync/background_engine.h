// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_pace.h"
#include "sync/deliver_pass.h"
#include "sync/engine_sampler.h"
#include "sync/engine_waits.h"
#include "sync/full_compare.h"
#include "sync/users_poll.h"

namespace lockstep
{

struct BackgroundOptions {
    /// Of the lease this engine works under.
    qint64 fence = 1;
    /// `console` or `agent`, and its process id.
    QString owner = {};
    std::chrono::seconds usersInterval{5};
    std::chrono::seconds compareInterval = std::chrono::hours(24);
    std::chrono::seconds segmentInterval = std::chrono::minutes(15);
    /// How long observed changes, requests and delays are kept.
    std::chrono::hours kept = std::chrono::hours(24 * 90);
};

/// Keeps both sides in step by itself: notices changes, and writes them under the budget, the urgent ones first
/// (domain.md 4). It has no thread and no patience of its own: whoever owns it calls `step` when the last one said so,
/// or sooner. Belongs to one thread.
class BackgroundEngine
{
public:
    /// `gate` of the parts is told what each request is for.
    BackgroundEngine(SyncParts parts, BackgroundOptions options);
    BackgroundEngine(const BackgroundEngine &) = delete;
    BackgroundEngine &operator=(const BackgroundEngine &) = delete;

    /// Does what is due now and says when to be called next. What either side refuses is met by waiting, and told by
    /// the status; fails only with Cancelled, with StoreBusy when it is no longer in charge, and as the store does.
    [[nodiscard]] Result<Moment> step(const std::stop_token &stop);
    /// The next step looks at both sides, whatever it was waiting for: somebody mended something.
    void wake();
    /// The next step asks the application what changed.
    void lookForUsers() { m_nextUsersPoll = {}; }
    /// As of the last step; also kept in the store, for every process.
    [[nodiscard]] const EngineStatus &status() const { return m_status; }

private:
    using Chore = Result<void> (BackgroundEngine::*)(const std::stop_token &);

    [[nodiscard]] Result<void> work(const std::stop_token &stop);
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> followClock();
    [[nodiscard]] Result<void> compareAnew(Moment now);
    [[nodiscard]] Result<void> expectHoursAgain(Moment until);
    [[nodiscard]] Result<void> lookAhead(Moment now);
    [[nodiscard]] Result<void> lookAtUsers(const std::stop_token &stop);
    [[nodiscard]] Result<int> readUsers(const std::stop_token &stop);
    [[nodiscard]] Result<void> workOnMautic(const std::stop_token &stop);
    [[nodiscard]] Result<void> deliverOptOuts(const std::stop_token &stop);
    [[nodiscard]] Result<void> letOptOutsPass();
    [[nodiscard]] Result<void> lookUpUnknown(const std::stop_token &stop);
    [[nodiscard]] Result<void> deliverNewUsers(const std::stop_token &stop);
    [[nodiscard]] Result<void> deliverChanges(const std::stop_token &stop);
    [[nodiscard]] Result<void> pollWhenDue(const std::stop_token &stop);
    [[nodiscard]] Result<void> compareWhenDue(const std::stop_token &stop);

    [[nodiscard]] Result<void> deliver(const QList<Purpose> &purposes, Purpose purpose, const std::stop_token &stop);
    [[nodiscard]] Result<void> deliverItems(const QList<WorkItem> &items, const std::stop_token &stop);
    [[nodiscard]] Result<void> settle(const QList<WorkItem> &items, const DeliveryReport &report, bool hostIsDown);
    [[nodiscard]] Result<void> putBack(const QList<WorkItem> &items);
    [[nodiscard]] Result<void> noteDeliveries(const QList<WorkOutcome> &outcomes, const DeliveryReport &report);
    [[nodiscard]] Result<void> freshen(const QList<WorkItem> &items, const std::stop_token &stop);
    [[nodiscard]] Result<void> poll(const std::stop_token &stop);
    /// Polls, and says whether something had changed or may have.
    [[nodiscard]] Result<bool> lookAgain(const QList<WorkItem> &items, const std::stop_token &stop);
    [[nodiscard]] Result<void> withoutLog(const Error &error);
    [[nodiscard]] Result<void> note(const PollFindings &findings);
    [[nodiscard]] Result<const MauticInventory *> inventory(const std::stop_token &stop);
    [[nodiscard]] Result<bool> hasBaseline();
    [[nodiscard]] Result<Moment> compareDue();

    [[nodiscard]] Result<std::optional<Moment>> readyAt(const QList<Purpose> &purposes);
    [[nodiscard]] Result<bool> isReady(const QList<Purpose> &purposes);
    [[nodiscard]] Result<PaceFacts> paceFacts();
    [[nodiscard]] Result<Moment> nextStep();
    [[nodiscard]] Result<void> publish(bool isPaused);
    [[nodiscard]] Result<void> trim();
    [[nodiscard]] std::chrono::seconds expectedDelay(const PaceFacts &facts) const;
    [[nodiscard]] EngineState stateOf(const QueueCounts &queue, bool isPaused) const;

    const QList<Purpose> m_optOuts{Purpose::OptOut};
    const QList<Purpose> m_newcomers{Purpose::Person, Purpose::NewUser};
    const QList<Purpose> m_changes{Purpose::Change, Purpose::Poll, Purpose::Backfill};
    SyncParts m_parts;
    BackgroundOptions m_options;
    UsersPoll m_users;
    MauticPoll m_mautic;
    DeliverPass m_deliver;
    FullCompare m_compare;
    EngineSampler m_sampler;
    EngineWaits m_waits;
    std::optional<MauticInventory> m_inventory;
    Moment m_inventoryAt = {};
    EngineStatus m_status;
    EngineStatus m_published;
    bool m_hasRecovered = false;
    /// A delivery goes on that opt-outs may interrupt.
    bool m_isDelivering = false;
    bool m_feedIsReadable = true;
    /// The last poll brought something.
    bool m_hasFound = false;
    Moment m_nextUsersPoll = {};
    Moment m_nextUsersRead = {};
    Moment m_nextPoll = {};
    Moment m_nextSegmentPoll = {};
    Moment m_lastBatch = {};
    Moment m_lastStep = {};
};

} // namespace lockstep

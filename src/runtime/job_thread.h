// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/mailbox.h"

#include <QPointer>

#include <condition_variable>
#include <deque>
#include <stop_token>
#include <thread>
#include <type_traits>

namespace lockstep
{

/// A job that was started. Copies speak of the same job; dropping the handle changes nothing.
class JobHandle
{
public:
    JobHandle() = default;

    /// A job that has not begun never begins; one that runs is asked to stop, and its answer is not delivered.
    void abandon();
    /// A job that runs is asked to stop; its answer comes, sooner.
    void askToStop() { m_stop.request_stop(); }

private:
    friend class JobThread;

    std::stop_source m_stop{std::nostopstate};
    std::shared_ptr<std::atomic<bool>> m_abandoned;
};

/// A thread of its own for jobs that block, one after the other in the order they were given. To be made, used and
/// destroyed on one thread with an event loop; answers come there.
class JobThread
{
public:
    /// The name is shown by debuggers; at most 15 characters.
    explicit JobThread(const QByteArray &name);
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;
    /// Asks the running job to stop, drops those that wait and their answers, and waits for the thread.
    ~JobThread();

    /// `job` is called with a `const std::stop_token &` on the thread; what it returns is given to `done` here, unless
    /// `context` has gone by then or the job was abandoned.
    template <class Job, class Done>
    JobHandle start(QObject &context, Job job, Done done)
    {
        JobHandle handle = newHandle();
        const std::shared_ptr<Mailbox::Entry> entry = m_answers.entry();
        const auto abandoned = handle.m_abandoned;
        auto shared = std::make_shared<std::pair<Job, Done>>(std::move(job), std::move(done));
        const QPointer<QObject> receiver(&context);
        enqueue(handle, [entry, abandoned, shared, receiver](const std::stop_token &stop) {
            using Returned = std::invoke_result_t<Job &, const std::stop_token &>;
            auto answer = std::make_shared<Returned>(shared->first(stop));
            entry->post([abandoned, shared, receiver, answer] {
                if (receiver && !*abandoned)
                    shared->second(std::move(*answer));
            });
        });
        return handle;
    }

    /// For jobs: what is posted there is called on the thread this object belongs to, soon.
    [[nodiscard]] std::shared_ptr<Mailbox::Entry> mailToOwner() const { return m_answers.entry(); }

private:
    using Work = std::function<void(const std::stop_token &)>;
    struct Waiting {
        JobHandle handle;
        Work work;
    };

    [[nodiscard]] static JobHandle newHandle();
    void enqueue(const JobHandle &handle, Work work);
    void workUntilClosed();
    [[nodiscard]] bool takeNext(Waiting &next);

    Mailbox m_answers;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Waiting> m_waiting;
    JobHandle m_running;
    bool m_isClosed = false;
    std::thread m_thread;
};

} // namespace lockstep

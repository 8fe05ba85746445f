// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/job_thread.h"

#include <pthread.h>

namespace lockstep
{

void JobHandle::abandon()
{
    if (m_abandoned)
        *m_abandoned = true;
    m_stop.request_stop();
}

JobThread::JobThread(const QByteArray &name)
    : m_thread([this, name] {
        pthread_setname_np(pthread_self(), name.left(15).constData());
        workUntilClosed();
    })
{
}

JobThread::~JobThread()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isClosed = true;
        m_running.abandon();
    }
    m_wake.notify_one();
    m_thread.join();
}

JobHandle JobThread::newHandle()
{
    JobHandle handle;
    handle.m_stop = std::stop_source();
    handle.m_abandoned = std::make_shared<std::atomic<bool>>(false);
    return handle;
}

void JobThread::enqueue(const JobHandle &handle, Work work)
{
    {
        const std::lock_guard guard(m_mutex);
        m_waiting.push_back({handle, std::move(work)});
    }
    m_wake.notify_one();
}

bool JobThread::takeNext(Waiting &next)
{
    std::unique_lock lock(m_mutex);
    m_running = {};
    m_wake.wait(lock, [this] { return m_isClosed || !m_waiting.empty(); });
    if (m_isClosed)
        return false;
    next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_running = next.handle;
    return true;
}

void JobThread::workUntilClosed()
{
    Waiting next;
    while (takeNext(next)) {
        if (!*next.handle.m_abandoned)
            next.work(next.handle.m_stop.get_token());
        next = {};
    }
}

} // namespace lockstep

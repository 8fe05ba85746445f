// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_receiver.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <map>
#include <set>
#include <thread>

namespace lockstep
{

class ReceiverSession;

/// How fast one address may ask: a bucket that fills by the second.
struct RequestBucket {
    double left = 0;
    std::chrono::steady_clock::time_point filledAt = {};
};

/// Accepts connections and keeps count of what they may use. Everything but `start`, `stop` and `port` runs on its
/// thread.
class ReceiverListener
{
public:
    ReceiverListener(ReceiverSettings settings, RequestHandler handler);
    ~ReceiverListener() { stop(); }
    ReceiverListener(const ReceiverListener &) = delete;
    ReceiverListener &operator=(const ReceiverListener &) = delete;

    Result<void> start();
    void stop();
    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] const ReceiverSettings &settings() const { return m_settings; }
    [[nodiscard]] ReceivedAnswer answerTo(const ReceivedRequest &request) const { return m_handler(request); }
    /// Counts a request of the address; false when it came too fast.
    [[nodiscard]] bool mayAsk(const boost::asio::ip::address &from);
    [[nodiscard]] bool reserve(qsizetype bytes);
    void release(qsizetype bytes) { m_buffered -= bytes; }
    void entered(ReceiverSession *session, const boost::asio::ip::address &from);
    void left(ReceiverSession *session, const boost::asio::ip::address &from);

private:
    void accept();
    void admit(boost::asio::ip::tcp::socket socket);

    ReceiverSettings m_settings;
    RequestHandler m_handler;
    std::set<ReceiverSession *> m_sessions;
    std::map<boost::asio::ip::address, int> m_perAddress;
    std::map<boost::asio::ip::address, RequestBucket> m_buckets;
    qsizetype m_buffered = 0;
    boost::asio::io_context m_io{1};
    boost::asio::ip::tcp::acceptor m_acceptor{m_io};
    std::atomic<quint16> m_port = 0;
    std::thread m_thread;
};

} // namespace lockstep

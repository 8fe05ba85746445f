// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_receiver.h"

#include "http/http_receiver_session.h"

#include <QString>

#include <boost/asio/post.hpp>

#include <algorithm>

namespace lockstep
{

namespace asio = boost::asio;
using asio::ip::tcp;
using SystemError = boost::system::error_code;

ReceiverListener::ReceiverListener(ReceiverSettings settings, RequestHandler handler)
    : m_settings(std::move(settings))
    , m_handler(std::move(handler))
{
}

Result<void> ReceiverListener::start()
{
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), m_settings.port);
    SystemError error;
    m_acceptor.open(endpoint.protocol(), error);
    if (!error) {
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    }
    if (!error) {
        m_acceptor.bind(endpoint, error);
    }
    if (!error) {
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return fail(ErrorKind::BadSettings, QString::fromStdString(error.message()), QString::number(m_settings.port));
    }
    m_port = m_acceptor.local_endpoint().port();
    accept();
    m_thread = std::thread([this] { m_io.run(); });
    return {};
}

void ReceiverListener::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    asio::post(m_io, [this] {
        SystemError ignored;
        m_acceptor.close(ignored);
        for (ReceiverSession *session : std::set(m_sessions)) {
            session->close();
        }
    });
    m_thread.join();
}

bool ReceiverListener::mayAsk(const asio::ip::address &from)
{
    if (m_settings.requestsPerSecondPerAddress == 0) {
        return true;
    }
    const auto now = std::chrono::steady_clock::now();
    const double burst = m_settings.requestBurst;
    auto &bucket = m_buckets.try_emplace(from, RequestBucket{burst, now}).first->second;
    const std::chrono::duration<double> passed = now - bucket.filledAt;
    bucket = {std::min(burst, bucket.left + passed.count() * m_settings.requestsPerSecondPerAddress), now};
    if (bucket.left < 1) {
        return false;
    }
    bucket.left -= 1;
    return true;
}

bool ReceiverListener::reserve(qsizetype bytes)
{
    if (m_buffered + bytes > m_settings.bufferedBytes) {
        return false;
    }
    m_buffered += bytes;
    return true;
}

void ReceiverListener::entered(ReceiverSession *session, const asio::ip::address &from)
{
    m_sessions.insert(session);
    ++m_perAddress[from];
}

void ReceiverListener::left(ReceiverSession *session, const asio::ip::address &from)
{
    m_sessions.erase(session);
    if (--m_perAddress[from] == 0) {
        m_perAddress.erase(from);
        if (m_buckets.size() > static_cast<size_t>(m_settings.connections)) {
            m_buckets.clear();
        }
    }
}

void ReceiverListener::accept()
{
    m_acceptor.async_accept([this](SystemError error, tcp::socket socket) {
        if (!m_acceptor.is_open()) {
            return;
        }
        if (!error) {
            admit(std::move(socket));
        }
        accept();
    });
}

void ReceiverListener::admit(tcp::socket socket)
{
    SystemError error;
    const auto from = socket.remote_endpoint(error).address();
    if (error || static_cast<int>(m_sessions.size()) >= m_settings.connections) {
        return;
    }
    const auto known = m_perAddress.find(from);
    if (known != m_perAddress.end() && known->second >= m_settings.connectionsPerAddress) {
        return;
    }
    std::make_shared<ReceiverSession>(std::move(socket), from, *this)->start();
}

HttpReceiver::HttpReceiver(ReceiverSettings settings, RequestHandler handler)
    : m_listener(std::make_unique<ReceiverListener>(std::move(settings), std::move(handler)))
{
}

HttpReceiver::~HttpReceiver() = default;

Result<void> HttpReceiver::start() { return m_listener->start(); }

void HttpReceiver::stop() { m_listener->stop(); }

quint16 HttpReceiver::port() const { return m_listener->port(); }

} // namespace lockstep

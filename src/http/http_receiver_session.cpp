// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_receiver_session.h"

#include "http/http_receiver_rules.h"

#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace lockstep
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using SteadyClock = std::chrono::steady_clock;

namespace
{

QByteArray reasonOf(int status)
{
    const auto reason = http::obsolete_reason(static_cast<http::status>(status));
    return {reason.data(), static_cast<qsizetype>(reason.size())};
}

QByteArray toBytes(beast::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

int statusFor(beast::error_code error)
{
    if (error == http::error::body_limit) {
        return 413;
    }
    return error == http::error::bad_version ? 505 : 400;
}

RequestHead headOf(const http::request<http::string_body> &request)
{
    RequestHead head{.method = toBytes(request.method_string()),
                     .target = toBytes(request.target()),
                     .version = static_cast<int>(request.version())};
    for (const auto &field : request) {
        head.headers.append({.name = toBytes(field.name_string()), .value = toBytes(field.value())});
    }
    return head;
}

} // namespace

ReceiverSession::ReceiverSession(tcp::socket socket, asio::ip::address from, ReceiverListener &listener)
    : m_stream(std::move(socket))
    , m_from(std::move(from))
    , m_listener(listener)
    , m_timer(m_stream.get_executor())
{
    beast::error_code ignored;
    m_stream.socket().set_option(tcp::no_delay(true), ignored);
    m_listener.entered(this, m_from);
}

ReceiverSession::~ReceiverSession()
{
    m_listener.release(m_reserved);
    m_listener.left(this, m_from);
}

void ReceiverSession::close()
{
    m_timer.cancel();
    m_stream.close();
}

/// Without this a client that waits for the acknowledgement of a half-filled packet waits 40 ms (Nagle).
void ReceiverSession::acknowledgeQuickly()
{
    const int on = 1;
    ::setsockopt(m_stream.socket().native_handle(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

void ReceiverSession::readHead(std::chrono::milliseconds deadline)
{
    const auto &settings = m_listener.settings();
    m_parser.emplace();
    m_parser->header_limit(static_cast<uint32_t>(settings.headerBytes));
    m_parser->body_limit(static_cast<uint64_t>(settings.bodyBytes));
    const auto kept = m_buffer.data();
    m_head.assign(static_cast<const char *>(kept.data()), kept.size());
    m_buffer.consume(kept.size());
    m_begun = SteadyClock::now();
    m_stream.expires_after(deadline);
    acknowledgeQuickly();
    asio::async_read_until(
        m_stream, asio::dynamic_buffer(m_head, static_cast<size_t>(settings.headerBytes)), "\r\n\r\n",
        [self = shared_from_this()](beast::error_code error, size_t size) { self->onHead(error, size); });
}

void ReceiverSession::onHead(beast::error_code error, size_t size)
{
    if (error == asio::error::not_found) {
        return refuse(431);
    }
    if (error) {
        return;
    }
    const auto raw = std::string_view(m_head).substr(0, size);
    if (isMalformed(raw)) {
        return refuse(400);
    }
    m_parser->put(asio::buffer(raw), error);
    const size_t rest = m_head.size() - size;
    m_buffer.commit(asio::buffer_copy(m_buffer.prepare(rest), asio::buffer(m_head) + size));
    if (error || !m_parser->is_header_done()) {
        return refuse(statusFor(error));
    }
    if (const int status = refusal()) {
        return refuse(status);
    }
    m_stream.expires_at((m_answered ? SteadyClock::now() : m_begun) + m_listener.settings().requestDeadline);
    if (m_parser->get()[http::field::expect] == "100-continue") {
        return sendContinue();
    }
    readBody();
}

int ReceiverSession::refusal()
{
    RequestHead head = headOf(m_parser->get());
    if (const int status = refusalOf(head, m_listener.settings())) {
        return status;
    }
    if (!m_listener.mayAsk(m_from)) {
        return 429;
    }
    const auto length = m_parser->content_length();
    const auto announced =
        m_parser->chunked() ? m_listener.settings().bodyBytes : static_cast<qsizetype>(length ? *length : 0);
    if (!m_listener.reserve(announced)) {
        return 503;
    }
    m_reserved = announced;
    m_request = {
        .method = std::move(head.method), .target = std::move(head.target), .headers = std::move(head.headers)};
    return 0;
}

void ReceiverSession::sendContinue()
{
    static const std::string line = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_stream, asio::buffer(line), [self = shared_from_this()](beast::error_code error, size_t) {
        if (!error) {
            self->readBody();
        }
    });
}

void ReceiverSession::readBody()
{
    if (m_parser->is_done()) {
        return respond();
    }
    acknowledgeQuickly();
    http::async_read_some(m_stream, m_buffer, *m_parser,
                          [self = shared_from_this()](beast::error_code error, size_t) { self->onBody(error); });
}

void ReceiverSession::onBody(beast::error_code error)
{
    if (error == beast::error::timeout) {
        return;
    }
    if (error) {
        return refuse(statusFor(error));
    }
    readBody();
}

void ReceiverSession::respond()
{
    const auto &body = m_parser->get().body();
    m_request.body = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
    const bool keep = m_listener.settings().keepAlive && m_parser->get().keep_alive();
    send(m_listener.answerTo(m_request), keep);
}

void ReceiverSession::refuse(int status) { send({.status = status, .contentType = {}}, false); }

void ReceiverSession::send(ReceivedAnswer answer, bool keep)
{
    m_answer = std::move(answer);
    m_keep = keep && m_answer.delivery == Delivery::Whole;
    m_answerHead = "HTTP/1.1 " + QByteArray::number(m_answer.status) + ' ' + reasonOf(m_answer.status) + "\r\n";
    if (!m_answer.contentType.isEmpty()) {
        m_answer.headers.append({.name = QByteArrayLiteral("Content-Type"), .value = m_answer.contentType});
    }
    m_answer.headers.append(
        {.name = QByteArrayLiteral("Content-Length"), .value = QByteArray::number(m_answer.body.size())});
    m_answer.headers.append({.name = QByteArrayLiteral("Connection"),
                             .value = m_keep ? QByteArrayLiteral("keep-alive") : QByteArrayLiteral("close")});
    for (const auto &[name, value] : std::as_const(m_answer.headers)) {
        m_answerHead += name + ": " + value + "\r\n";
    }
    m_answerHead += "\r\n";
    if (m_answer.delay.count() == 0) {
        return write();
    }
    m_stream.expires_never();
    m_timer.expires_after(m_answer.delay);
    m_timer.async_wait([self = shared_from_this()](beast::error_code error) {
        if (!error) {
            self->write();
        }
    });
}

void ReceiverSession::write()
{
    if (m_answer.delivery == Delivery::Nothing) {
        return close();
    }
    m_stream.expires_after(m_listener.settings().writeDeadline);
    auto length = static_cast<size_t>(m_answer.body.size());
    if (m_answer.delivery == Delivery::CutShort) {
        length /= 2;
    } else if (m_answer.delivery == Delivery::Drip) {
        length = 0;
    }
    const std::array parts{asio::const_buffer(m_answerHead.constData(), static_cast<size_t>(m_answerHead.size())),
                           asio::const_buffer(m_answer.body.constData(), length)};
    asio::async_write(m_stream, parts, [self = shared_from_this()](beast::error_code error, size_t) {
        if (!error && self->m_answer.delivery == Delivery::Drip) {
            return self->drip(0);
        }
        self->onWritten(error);
    });
}

void ReceiverSession::drip(qsizetype next)
{
    if (next >= m_answer.body.size()) {
        return onWritten({});
    }
    m_timer.expires_after(std::chrono::milliseconds(50));
    m_timer.async_wait([self = shared_from_this(), next](beast::error_code error) {
        if (error) {
            return;
        }
        self->m_stream.expires_after(self->m_listener.settings().writeDeadline);
        asio::async_write(self->m_stream, asio::const_buffer(self->m_answer.body.constData() + next, 1),
                          [self, next](beast::error_code failed, size_t) {
                              if (!failed) {
                                  self->drip(next + 1);
                              }
                          });
    });
}

void ReceiverSession::onWritten(beast::error_code error)
{
    m_listener.release(std::exchange(m_reserved, 0));
    const bool whole = m_answer.delivery == Delivery::Whole;
    m_answer = {};
    m_request = {};
    m_answered = true;
    if (error || !whole) {
        return close();
    }
    if (m_keep) {
        return readHead(m_listener.settings().idleDeadline);
    }
    m_stream.socket().shutdown(tcp::socket::shutdown_send, error);
    m_stream.expires_after(std::min(m_listener.settings().writeDeadline, std::chrono::milliseconds(500)));
    discardRest();
}

/// Closing while the other side still sends would reset the connection and lose the answer.
void ReceiverSession::discardRest()
{
    m_buffer.clear();
    m_stream.async_read_some(m_buffer.prepare(8192), [self = shared_from_this()](beast::error_code error, size_t) {
        if (!error) {
            self->discardRest();
        }
    });
}

} // namespace lockstep

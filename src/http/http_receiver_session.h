// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_receiver_listener.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <memory>
#include <optional>
#include <string>

namespace lockstep
{

/// One connection: header, refusals, body, answer, and again where connections are kept.
class ReceiverSession : public std::enable_shared_from_this<ReceiverSession>
{
public:
    ReceiverSession(boost::asio::ip::tcp::socket socket, boost::asio::ip::address from, ReceiverListener &listener);
    ~ReceiverSession();
    ReceiverSession(const ReceiverSession &) = delete;
    ReceiverSession &operator=(const ReceiverSession &) = delete;

    void start() { readHead(m_listener.settings().headerDeadline); }
    void close();

private:
    void readHead(std::chrono::milliseconds deadline);
    void onHead(boost::beast::error_code error, size_t size);
    [[nodiscard]] int refusal();
    void sendContinue();
    void readBody();
    void onBody(boost::beast::error_code error);
    void respond();
    void refuse(int status);
    void send(ReceivedAnswer answer, bool keep);
    void write();
    void drip(qsizetype next);
    void onWritten(boost::beast::error_code error);
    void discardRest();
    void acknowledgeQuickly();

    boost::beast::tcp_stream m_stream;
    boost::asio::ip::address m_from;
    ReceiverListener &m_listener;
    boost::asio::steady_timer m_timer;
    std::string m_head;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    std::chrono::steady_clock::time_point m_begun = {};
    bool m_answered = false;
    ReceivedRequest m_request;
    ReceivedAnswer m_answer;
    QByteArray m_answerHead;
    qsizetype m_reserved = 0;
    bool m_keep = false;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "http/http_message.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <functional>
#include <memory>

namespace lockstep
{

/// A request that passed every limit, whole.
struct ReceivedRequest {
    QByteArray method;
    /// As sent: path and query, still percent-encoded.
    QByteArray target;
    QList<HttpHeader> headers = {};
    QByteArray body = {};

    /// The first header of that name, in any letter case; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// How an answer leaves. All but Whole exist for tests, which use the receiver as a server that misbehaves.
enum class Delivery {
    Whole,
    /// Nothing is sent, the connection is closed.
    Nothing,
    /// The connection is closed in the middle of the body.
    CutShort,
    /// One byte of the body at a time until the other side gives up.
    Drip,
};

struct ReceivedAnswer {
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<HttpHeader> headers = {};
    Delivery delivery = Delivery::Whole;
    /// Waited before the first byte; other connections go on meanwhile.
    std::chrono::milliseconds delay{0};
};

/// Called on the receiver's own thread, one request at a time.
using RequestHandler = std::function<ReceivedAnswer(const ReceivedRequest &)>;

/// What is let in. The defaults are the strict set for webhooks: one path, POST, one request per connection.
struct ReceiverSettings {
    /// 0 takes a free one.
    quint16 port = 0;
    QList<QByteArray> methods = {QByteArrayLiteral("POST")};
    /// The only target that is answered; empty means any.
    QByteArray path = {};
    /// The only values of `Host` that are answered (against DNS rebinding); empty means any.
    QList<QByteArray> hosts = {};
    /// Headers of which there may be at most one.
    QList<QByteArray> singleHeaders = {QByteArrayLiteral("Webhook-Signature")};
    /// Refuses a request without Content-Length or chunks.
    bool lengthRequired = true;
    /// Refuses what a browser sends on behalf of a page.
    bool originRefused = true;
    bool keepAlive = false;

    qsizetype headerBytes = 8192;
    int headerFields = 64;
    qsizetype bodyBytes = qsizetype{1} << 20;
    /// Of all connections together; beyond it new bodies are answered 503.
    qsizetype bufferedBytes = qsizetype{32} << 20;
    int connections = 1024;
    int connectionsPerAddress = 8;
    /// 0 means no limit; up to `requestBurst` may come at once.
    int requestsPerSecondPerAddress = 20;
    int requestBurst = 100;

    std::chrono::milliseconds headerDeadline{5'000};
    std::chrono::milliseconds requestDeadline{15'000};
    std::chrono::milliseconds writeDeadline{5'000};
    /// Between two requests of one connection.
    std::chrono::milliseconds idleDeadline{60'000};
};

class ReceiverListener;

/// Receives HTTP/1.x on the loopback address, on a thread of its own. What it refuses and why: reliability.md 2.8,
/// measured.md 1; a refused request never reaches the handler.
class HttpReceiver
{
public:
    HttpReceiver(ReceiverSettings settings, RequestHandler handler);
    ~HttpReceiver();
    HttpReceiver(const HttpReceiver &) = delete;
    HttpReceiver &operator=(const HttpReceiver &) = delete;

    /// Binds and begins. BadSettings when the port is taken.
    [[nodiscard]] Result<void> start();
    /// Closes every connection and waits for the thread. Idempotent.
    void stop();
    /// The bound port; 0 before `start`.
    [[nodiscard]] quint16 port() const;

private:
    std::unique_ptr<ReceiverListener> m_listener;
};

} // namespace lockstep

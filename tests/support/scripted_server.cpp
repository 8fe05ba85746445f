// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_server.h"

#include <QHash>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

using namespace Qt::StringLiterals;

namespace lockstep::testing
{

namespace
{

qsizetype lengthIn(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.mid(15).trimmed().toLongLong();
    }
    return 0;
}

std::optional<ScriptedRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0 || buffer.size() < end + 4 + lengthIn(buffer.left(end)))
        return std::nullopt;
    ScriptedRequest request{.head = buffer.left(end)};
    request.body = buffer.mid(end + 4, lengthIn(request.head));
    const QByteArrayList first = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.verb = first.value(0);
    request.path = first.value(1);
    buffer.remove(0, end + 4 + request.body.size());
    return request;
}

void drip(QTcpSocket *socket, const QByteArray &bytes)
{
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, timer, bytes, next = qsizetype(0)]() mutable {
        if (next == bytes.size())
            return timer->stop();
        socket->write(bytes.mid(next++, 1));
    });
    timer->start(20);
}

} // namespace

class ScriptedServer::Desk : public QObject
{
public:
    explicit Desk(ScriptedServer &server)
        : m_server(server)
    {
    }

    void open()
    {
        m_listener = m_server.m_tls ? std::make_unique<QSslServer>() : std::make_unique<QTcpServer>();
        if (auto *secure = qobject_cast<QSslServer *>(m_listener.get()))
            secure->setSslConfiguration(*m_server.m_tls);
        connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = m_listener->nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
        if (!m_listener->listen(QHostAddress::LocalHost))
            qFatal("the scripted server cannot listen");
        m_server.m_port = m_listener->serverPort();
    }

    void close() { m_listener.reset(); }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        while (const auto request = takeRequest(buffer)) {
            {
                const QMutexLocker lock(&m_server.m_mutex);
                m_server.m_requests.append(*request);
            }
            send(socket, m_server.m_answer(*request));
        }
    }

    static void send(QTcpSocket *socket, const ScriptedReply &reply)
    {
        if (reply.drips)
            return drip(socket, reply.bytes);
        socket->write(reply.bytes);
        if (reply.after == ScriptedReply::Close)
            socket->disconnectFromHost();
    }

    ScriptedServer &m_server;
    std::unique_ptr<QTcpServer> m_listener;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

ScriptedReply json(int status, const QByteArray &body, const QByteArray &headers)
{
    const QByteArray head = QByteArray("HTTP/1.1 " + QByteArray::number(status)
                                       + " Said\r\nContent-Type: application/json\r\nContent-Length: "
                                       + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n");
    return {.bytes = QByteArray(head + body)};
}

ScriptedServer::ScriptedServer(Answer answer)
    : m_answer(std::move(answer))
    , m_desk(std::make_unique<Desk>(*this))
{
    start();
}

ScriptedServer::ScriptedServer(Answer answer, const TestCertificate &certificate)
    : m_answer(std::move(answer))
    , m_desk(std::make_unique<Desk>(*this))
    , m_tls(QSslConfiguration())
{
    m_tls->setLocalCertificate(certificate.certificate);
    m_tls->setPrivateKey(certificate.key);
    start();
}

void ScriptedServer::start()
{
    m_desk->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_desk.get(), [this] { m_desk->open(); }, Qt::BlockingQueuedConnection);
}

ScriptedServer::~ScriptedServer()
{
    QMetaObject::invokeMethod(
        m_desk.get(), [this] { m_desk->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(m_port).arg(path));
}

QList<ScriptedRequest> ScriptedServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

} // namespace lockstep::testing

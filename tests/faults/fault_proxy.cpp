// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_proxy.h"

#include <QHash>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

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

std::optional<ProxiedRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0 || buffer.size() < end + 4 + lengthIn(buffer.left(end)))
        return std::nullopt;
    ProxiedRequest request{.head = buffer.left(end)};
    request.body = buffer.mid(end + 4, lengthIn(request.head));
    const QByteArrayList first = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.verb = first.value(0);
    request.path = QByteArray::fromPercentEncoding(first.value(1));
    buffer.remove(0, end + 4 + request.body.size());
    return request;
}

/// The answer of the server behind, on a connection of its own.
QByteArray askedOf(const QUrl &target, const ProxiedRequest &request)
{
    QTcpSocket socket;
    socket.connectToHost(target.host(), static_cast<quint16>(target.port()));
    if (!socket.waitForConnected(5000))
        qFatal("the server behind is gone");
    QByteArray head = request.head;
    socket.write(head.replace("\r\nConnection: Keep-Alive", "\r\nConnection: close") + "\r\n\r\n" + request.body);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState || socket.bytesAvailable() > 0) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(10'000))
            break;
        answer += socket.readAll();
    }
    answer += socket.readAll();
    return answer.replace("Connection: close\r\n", "");
}

void endAbruptly(QTcpSocket *socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket->abort();
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

/// A port whose queue of connections is full, so that the kernel answers no more of them.
class FullPort
{
public:
    explicit FullPort(quint16 port)
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_listener = make();
        const int on = 1;
        setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || listen(m_listener, 0) != 0)
            qFatal("the port cannot be filled");
        for (int &filler : m_fillers) {
            filler = make();
            static_cast<void>(connect(filler, reinterpret_cast<sockaddr *>(&address), sizeof address));
        }
    }
    ~FullPort()
    {
        for (const int filler : m_fillers)
            close(filler);
        close(m_listener);
    }
    FullPort(const FullPort &) = delete;
    FullPort &operator=(const FullPort &) = delete;

private:
    static int make() { return socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); }

    int m_listener = -1;
    int m_fillers[3] = {-1, -1, -1};
};

} // namespace

class FaultProxy::Desk : public QObject
{
public:
    Desk(FaultProxy &proxy, std::optional<QSslConfiguration> tls)
        : m_proxy(proxy)
        , m_tls(std::move(tls))
    {
    }

    void open()
    {
        m_listener = m_tls ? std::make_unique<QSslServer>() : std::make_unique<QTcpServer>();
        if (auto *secure = qobject_cast<QSslServer *>(m_listener.get()))
            secure->setSslConfiguration(*m_tls);
        connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, [this] { take(); });
        if (!m_listener->listen(QHostAddress::LocalHost, m_proxy.m_port))
            qFatal("the proxy cannot listen");
        m_proxy.m_port = m_listener->serverPort();
    }

    void close()
    {
        m_full.reset();
        m_buffers.clear();
        m_listener.reset();
    }

    void setOutage(Outage outage)
    {
        m_resets = outage == Outage::Reset;
        close();
        if (outage == Outage::BlackHole)
            m_full = std::make_unique<FullPort>(m_proxy.m_port);
        else if (outage != Outage::Refused)
            open();
    }

    void setTls(const QSslConfiguration &tls)
    {
        m_tls = tls;
        setOutage(Outage::None);
    }

    [[nodiscard]] bool isSecure() const { return m_tls.has_value(); }

private:
    void take()
    {
        while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
            if (m_resets) {
                endAbruptly(socket);
                continue;
            }
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QObject::destroyed, this, [this, socket] { m_buffers.remove(socket); });
            read(socket);
        }
    }

    void read(QTcpSocket *socket)
    {
        m_buffers[socket] += socket->readAll();
        while (const auto request = takeRequest(m_buffers[socket])) {
            Meddle meddle;
            {
                const QMutexLocker lock(&m_proxy.m_mutex);
                m_proxy.m_requests.append(*request);
                meddle = m_proxy.m_meddle;
            }
            const auto forward = [&] { return askedOf(m_proxy.m_target, *request); };
            const auto meddled = meddle ? meddle(*request, forward) : std::nullopt;
            const WireReply reply = meddled ? *meddled : WireReply{.bytes = forward()};
            QTimer::singleShot(reply.delay, socket, [this, socket, reply] { send(socket, reply); });
        }
    }

    void send(QTcpSocket *socket, const WireReply &reply)
    {
        if (reply.drips)
            return drip(socket, reply.bytes);
        QByteArray bytes = reply.bytes;
        const bool ends = m_proxy.m_closesEachTime && reply.after == WireReply::KeepOpen && bytes.contains("\r\n");
        if (ends)
            bytes.insert(bytes.indexOf("\r\n"), "\r\nConnection: close");
        socket->write(bytes);
        if (reply.after == WireReply::Close || ends)
            socket->disconnectFromHost();
        if (reply.after == WireReply::Reset) {
            socket->waitForBytesWritten(100);
            endAbruptly(socket);
        }
    }

    FaultProxy &m_proxy;
    std::optional<QSslConfiguration> m_tls;
    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<FullPort> m_full;
    QHash<QObject *, QByteArray> m_buffers;
    bool m_resets = false;
};

FaultProxy::FaultProxy(const QUrl &target, std::optional<QSslConfiguration> tls)
    : m_target(target)
    , m_desk(std::make_unique<Desk>(*this, std::move(tls)))
{
    m_desk->moveToThread(&m_thread);
    m_thread.start();
    onDesk([this] { m_desk->open(); });
}

FaultProxy::~FaultProxy()
{
    onDesk([this] { m_desk->close(); });
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::onDesk(const std::function<void()> &work)
{
    if (QThread::currentThread() == &m_thread)
        return work();
    QMetaObject::invokeMethod(m_desk.get(), work, Qt::BlockingQueuedConnection);
}

QUrl FaultProxy::url() const
{
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_desk->isSecure() ? u"https"_s : u"http"_s).arg(m_port));
}

void FaultProxy::setMeddle(Meddle meddle)
{
    const QMutexLocker lock(&m_mutex);
    m_meddle = std::move(meddle);
}

void FaultProxy::closeEachTime(bool on)
{
    onDesk([this, on] { m_closesEachTime = on; });
}

void FaultProxy::setOutage(Outage outage)
{
    onDesk([this, outage] { m_desk->setOutage(outage); });
}

void FaultProxy::setTls(const QSslConfiguration &tls)
{
    onDesk([this, &tls] { m_desk->setTls(tls); });
}

QList<ProxiedRequest> FaultProxy::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

void FaultProxy::forgetRequests()
{
    const QMutexLocker lock(&m_mutex);
    m_requests.clear();
}

} // namespace lockstep::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_receiver.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>

using namespace lockstep;
using namespace std::chrono_literals;

namespace
{

constexpr int patience = 5'000;

ReceiverSettings strictSettings()
{
    return {.path = "/hook/0123",
            .hosts = {"lockstep.test"},
            .bodyBytes = 1024,
            .requestsPerSecondPerAddress = 0,
            .headerDeadline = 200ms,
            .requestDeadline = 300ms,
            .writeDeadline = 200ms};
}

ReceiverSettings openSettings()
{
    return {.methods = {"GET", "POST", "PATCH", "PUT", "DELETE"},
            .lengthRequired = false,
            .originRefused = false,
            .keepAlive = true,
            .requestsPerSecondPerAddress = 0};
}

QByteArray post(const QByteArray &headers, const QByteArray &body = "hello", const QByteArray &path = "/hook/0123")
{
    return "POST " + path + " HTTP/1.1\r\n" + headers + "\r\n" + body;
}

QByteArray host() { return "Host: lockstep.test\r\n"; }

/// A receiver, what it was asked, and a way to send it raw bytes.
struct World {
    explicit World(ReceiverSettings settings, ReceivedAnswer answer = {.body = "{}"})
        : receiver(std::move(settings), [this, answer](const ReceivedRequest &request) {
            ++handled;
            lastBody = request.body;
            return answer;
        })
    {
        if (!receiver.start()) {
            qFatal("no receiver");
        }
    }

    void open(QTcpSocket &socket) const
    {
        socket.connectToHost(QStringLiteral("127.0.0.1"), receiver.port());
        QVERIFY(socket.waitForConnected(patience));
    }

    /// Everything that comes until the other side closes.
    QByteArray answerTo(const QByteArray &raw) const
    {
        QTcpSocket socket;
        open(socket);
        socket.write(raw);
        if (socket.state() == QAbstractSocket::ConnectedState) {
            socket.waitForDisconnected(patience);
        }
        return socket.state() == QAbstractSocket::UnconnectedState ? socket.readAll() : "left open";
    }

    int statusOf(const QByteArray &raw) const { return answerTo(raw).mid(9, 3).toInt(); }

    std::atomic<int> handled = 0;
    QByteArray lastBody;
    HttpReceiver receiver;
};

} // namespace

class TestHttpReceiver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeRequest_isAnswered();
    void chunkedRequest_isAnswered();
    void expectedContinue_isGiven();
    void refusedRequest_neverReachesTheHandler_data();
    void refusedRequest_neverReachesTheHandler();
    void slowHeader_isClosedAtTheDeadline();
    void slowBody_isClosedAtTheDeadline();
    void tooManyConnections_areClosed();
    void tooManyRequestsOfOneAddress_areRefused();
    void bodiesBeyondTheBudget_areRefused();
    void keptConnection_servesManyRequests();
    void anyMethodAndPath_whereAllowed();
    void answerCutShort_closesInTheMiddle();
    void nothing_closesWithoutAnAnswer();
    void takenPort_isAnError();
};

void TestHttpReceiver::wholeRequest_isAnswered()
{
    World world(strictSettings());
    const QByteArray answer = world.answerTo(post(host() + "Content-Length: 5\r\n"));
    QCOMPARE(answer,
             QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                        "Connection: close\r\n\r\n{}"));
    QCOMPARE(world.lastBody, QByteArray("hello"));
}

void TestHttpReceiver::chunkedRequest_isAnswered()
{
    World world(strictSettings());
    QCOMPARE(world.statusOf(post(host() + "Transfer-Encoding: chunked\r\n", "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")), 200);
    QCOMPARE(world.lastBody, QByteArray("hello"));
}

void TestHttpReceiver::expectedContinue_isGiven()
{
    World world(strictSettings());
    const QByteArray answer = world.answerTo(post(host() + "Expect: 100-continue\r\nContent-Length: 5\r\n"));
    QVERIFY(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"));
}

void TestHttpReceiver::refusedRequest_neverReachesTheHandler_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("status");
    const QByteArray length = "Content-Length: 5\r\n";
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray chunks = "5\r\nhello\r\n0\r\n\r\n";
    const QByteArray nul(1, '\0');
    const auto row = [](const char *name, const QByteArray &raw, int status) { QTest::newRow(name) << raw << status; };

    row("folded header", post(host() + "X: a\r\n b\r\n" + length), 400);
    row("folded with a tab", post(host() + "X: a\r\n\tb\r\n" + length), 400);
    row("bare LF in a header", post(host() + "X: a\nY: b\r\n" + length), 400);
    row("bare CR in a header", post(host() + "X: a\rContent-Length: 3\r\n" + length), 400);
    row("NUL in a value", post(host() + "X: a" + nul + "b\r\n" + length), 400);
    row("NUL in a name", post(host() + "X" + nul + ": a\r\n" + length), 400);
    row("NUL in a length", post(host() + "Content-Length: 5" + nul + "x\r\n"), 400);
    row("NUL in the path", post(host() + length, "hello", "/ho" + nul + "ok"), 400);
    row("length and chunks", post(host() + length + chunked, chunks), 400);
    row("chunks and length", post(host() + chunked + length, chunks), 400);
    row("two different lengths", post(host() + length + "Content-Length: 3\r\n"), 400);
    row("two equal lengths", post(host() + length + length), 400);
    row("list as length", post(host() + "Content-Length: 5, 5\r\n"), 400);
    row("negative length", post(host() + "Content-Length: -1\r\n"), 400);
    row("signed length", post(host() + "Content-Length: +5\r\n"), 400);
    row("hexadecimal length", post(host() + "Content-Length: 0x5\r\n"), 400);
    row("no length", post(host()), 400);
    row("chunks on 1.0", "POST /hook/0123 HTTP/1.0\r\n" + host() + chunked + "\r\n" + chunks, 400);
    row("other encoding", post(host() + "Transfer-Encoding: xchunked\r\n", chunks), 400);
    row("two encodings", post(host() + "Transfer-Encoding: gzip, chunked\r\n", chunks), 400);
    row("negative chunk", post(host() + chunked, "-5\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk without end", post(host() + chunked, "5\r\nhelloX\r\n0\r\n\r\n"), 400);
    row("no host", post(length), 400);
    row("two hosts", post(host() + host() + length), 400);
    row("other host", post("Host: evil.test\r\n" + length), 403);
    row("two signatures", post(host() + "Webhook-Signature: a\r\nWebhook-Signature: a\r\n" + length), 400);
    row("space before the colon", post(host() + "Content-Length : 5\r\n"), 400);
    row("no colon", post(host() + "Rubbish\r\n" + length), 400);
    row("too many fields", post(host() + QByteArray("X: y\r\n").repeated(100) + length), 431);
    row("oversized header", post(host() + "X: " + QByteArray(9'000, 'y') + "\r\n" + length), 431);
    row("oversized request line", post(host() + length, "hello", QByteArray(9'000, 'a')), 431);
    row("oversized length", post(host() + "Content-Length: 1025\r\n", QByteArray(1025, 'a')), 413);
    row("oversized chunks", post(host() + chunked, "401\r\n" + QByteArray(1025, 'a') + "\r\n0\r\n\r\n"), 413);
    row("compressed body", post(host() + "Content-Encoding: gzip\r\n" + length), 415);
    row("from a page", post(host() + "Origin: http://evil.test\r\n" + length), 403);
    row("other path", post(host() + length, "hello", "/hook/0124"), 404);
    row("absolute target", post(host() + length, "hello", "http://evil.test/hook/0123"), 404);
    row("other method", "GET /hook/0123 HTTP/1.1\r\n" + host() + "\r\n", 405);
    row("unknown method", "BREW /hook/0123 HTTP/1.1\r\n" + host() + "\r\n", 405);
    row("other version", "POST /hook/0123 HTTP/9.9\r\n" + host() + length + "\r\nhello", 505);
    row("no version", "POST /hook/0123\r\n\r\n", 400);
    row("not HTTP", QByteArray::fromHex("16030102000100") + "\r\n\r\n", 400);
}

void TestHttpReceiver::refusedRequest_neverReachesTheHandler()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const int, status);
    World world(strictSettings());
    QCOMPARE(world.statusOf(raw), status);
    QCOMPARE(world.handled.load(), 0);
}

void TestHttpReceiver::slowHeader_isClosedAtTheDeadline()
{
    World world(strictSettings());
    QCOMPARE(world.answerTo("POST /hook/0123 HTTP/1.1\r\nHost: lock"), QByteArray());
}

void TestHttpReceiver::slowBody_isClosedAtTheDeadline()
{
    World world(strictSettings());
    QCOMPARE(world.answerTo(post(host() + "Content-Length: 9\r\n")), QByteArray());
    QCOMPARE(world.handled.load(), 0);
}

void TestHttpReceiver::tooManyConnections_areClosed()
{
    ReceiverSettings settings = openSettings();
    settings.connectionsPerAddress = 1;
    World world(settings);
    QTcpSocket first;
    world.open(first);
    first.write("GET / HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(first.waitForReadyRead(patience));
    QCOMPARE(world.answerTo({}), QByteArray());
}

void TestHttpReceiver::tooManyRequestsOfOneAddress_areRefused()
{
    ReceiverSettings settings = strictSettings();
    settings.requestsPerSecondPerAddress = 1;
    settings.requestBurst = 1;
    World world(settings);
    const QByteArray request = post(host() + "Content-Length: 5\r\n");
    QCOMPARE(world.statusOf(request), 200);
    QCOMPARE(world.statusOf(request), 429);
}

void TestHttpReceiver::bodiesBeyondTheBudget_areRefused()
{
    ReceiverSettings settings = strictSettings();
    settings.bufferedBytes = 4;
    World world(settings);
    QCOMPARE(world.statusOf(post(host() + "Content-Length: 5\r\n")), 503);
    QCOMPARE(world.statusOf(post(host() + "Content-Length: 4\r\n", "four")), 200);
}

void TestHttpReceiver::keptConnection_servesManyRequests()
{
    World world(openSettings());
    QTcpSocket socket;
    world.open(socket);
    for (int i = 1; i <= 3; ++i) {
        socket.write("GET /page?n=" + QByteArray::number(i) + " HTTP/1.1\r\n" + host() + "\r\n");
        QVERIFY(socket.waitForReadyRead(patience));
        QCOMPARE(socket.readAll().left(15), QByteArray("HTTP/1.1 200 OK"));
    }
    QCOMPARE(world.handled.load(), 3);
}

void TestHttpReceiver::anyMethodAndPath_whereAllowed()
{
    World world(openSettings());
    for (const QByteArray &method : QList<QByteArray>{"GET", "POST", "PATCH", "PUT", "DELETE"}) {
        QCOMPARE(world.statusOf(method + " /a/b HTTP/1.1\r\nConnection: close\r\n" + host() + "\r\n"), 200);
    }
}

void TestHttpReceiver::answerCutShort_closesInTheMiddle()
{
    World world(openSettings(), {.body = "0123456789", .delivery = Delivery::CutShort});
    const QByteArray answer = world.answerTo("GET / HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(answer.contains("Content-Length: 10\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\n01234"));
}

void TestHttpReceiver::nothing_closesWithoutAnAnswer()
{
    World world(openSettings(), {.delivery = Delivery::Nothing});
    QCOMPARE(world.answerTo("GET / HTTP/1.1\r\n" + host() + "\r\n"), QByteArray());
    QCOMPARE(world.handled.load(), 1);
}

void TestHttpReceiver::takenPort_isAnError()
{
    World world(openSettings());
    ReceiverSettings settings = openSettings();
    settings.port = world.receiver.port();
    HttpReceiver second(settings, [](const ReceivedRequest &) { return ReceivedAnswer(); });
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::BadSettings);
}

QTEST_GUILESS_MAIN(TestHttpReceiver)
#include "tst_http_receiver.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_date.h"
#include "http/http_transport.h"
#include "support/http_world.h"
#include "support/scripted_server.h"

#include <QTest>

#include <memory>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

TransportSettings hasty()
{
    return {.deadline = 300ms,
            .batchDeadline = 2s,
            .idleTimeout = 250ms,
            .writeGrace = 100ms,
            .largestAnswer = 100'000,
            .largestErrorAnswer = 10'000};
}

HttpRequest get(const QUrl &url) { return {.url = url}; }

HttpRequest post(const QUrl &url)
{
    return {.kind = RequestKind::Write,
            .verb = "POST",
            .url = url,
            .headers = {{"Content-Type", "application/json"}},
            .body = R"({"a":1})"};
}

/// A server with one answer for all, and a transport that asks it.
struct World {
    explicit World(ScriptedServer::Answer answer, TransportSettings settings = {})
        : server(std::move(answer))
        , transport(std::move(settings), gate, clock)
    {
    }
    explicit World(const ScriptedReply &reply, TransportSettings settings = {})
        : World([reply](const ScriptedRequest &) { return reply; }, std::move(settings))
    {
    }

    [[nodiscard]] ErrorKind kindOf(const HttpRequest &request)
    {
        const auto answer = transport.send(request, {});
        return answer ? ErrorKind::Internal : answer.error().kind;
    }

    ScriptedServer server;
    CountingGate gate;
    WallClock clock;
    HttpTransport transport;
};

const ScriptedReply closesAtOnce{.bytes = {}, .after = ScriptedReply::Close};
const ScriptedReply closesMidBody{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":",
                                  .after = ScriptedReply::Close};
const ScriptedReply saysNothing{.bytes = {}, .after = ScriptedReply::Hang};

} // namespace

class TestHttpTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswer_hasStatusHeadersAndBody()
    {
        World world(json(201, R"({"ok":1})", "Date: Sat, 21 Nov 2026 06:08:31 GMT\r\nMautic-Version: 7.0.0\r\n"));

        const auto answer = world.transport.send(post(world.server.url(u"/x?a=b"_s)), {});

        QVERIFY(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, QByteArray(R"({"ok":1})"));
        QCOMPARE(answer->header("mautic-version"), QByteArray("7.0.0"));
        QCOMPARE(answer->serverDate->seconds(), 1795241311);
        const ScriptedRequest sent = world.server.requests().constFirst();
        QCOMPARE(sent.verb, QByteArray("POST"));
        QCOMPARE(sent.path, QByteArray("/x?a=b"));
        QCOMPARE(sent.body, QByteArray(R"({"a":1})"));
        QVERIFY(sent.head.contains("User-Agent: Lockstep/" LOCKSTEP_VERSION));
    }

    void statusesOfFailure_areAnswers_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void statusesOfFailure_areAnswers()
    {
        QFETCH(int, status);
        World world(json(status, R"({"errors":[]})", "WWW-Authenticate: Basic realm=\"x\"\r\n"));

        const auto answer = world.transport.send(post(world.server.url()), {});

        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, QByteArray(R"({"errors":[]})"));
        QCOMPARE(world.server.requests().size(), 1);
    }

    void lostAnswers_areSentOnceAndTold_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::addColumn<ErrorKind>("ofARead");
        QTest::newRow("closed before the answer") << closesAtOnce << ErrorKind::Offline;
        QTest::newRow("closed mid body") << closesMidBody << ErrorKind::Offline;
        QTest::newRow("silence") << saysNothing << ErrorKind::TimedOut;
        QTest::newRow("drip") << ScriptedReply{.bytes = json(200, QByteArray(500, ' ')).bytes, .drips = true}
                              << ErrorKind::TimedOut;
        QTest::newRow("too large") << json(200, QByteArray(200'000, ' ')) << ErrorKind::BadReply;
        QTest::newRow("too large an error") << json(500, QByteArray(20'000, ' ')) << ErrorKind::BadReply;
        QTest::newRow("not HTTP") << ScriptedReply{.bytes = "SSH-2.0-x\r\n\r\n", .after = ScriptedReply::Close}
                                  << ErrorKind::Offline;
    }
    void lostAnswers_areSentOnceAndTold()
    {
        QFETCH(ScriptedReply, reply);
        QFETCH(ErrorKind, ofARead);
        World world(reply, hasty());

        QCOMPARE(world.kindOf(post(world.server.url())), ErrorKind::OutcomeUnknown);
        QCOMPARE(world.server.requests().size(), 1);
        const ErrorKind read = world.kindOf(get(world.server.url()));
        QVERIFY(read == ofARead || (ofARead == ErrorKind::Offline && read == ErrorKind::BadReply));
        QCOMPARE(world.server.requests().size(), 2);
    }

    void aKeptConnectionThatCloses_isNoReasonToSendTwice()
    {
        World world(
            [count = 0](const ScriptedRequest &) mutable { return count++ == 0 ? json(200, "{}") : closesAtOnce; });

        QVERIFY(world.transport.send(post(world.server.url()), {}));
        QCOMPARE(world.kindOf(post(world.server.url())), ErrorKind::OutcomeUnknown);
        QCOMPARE(world.server.requests().size(), 2);
    }

    void overTls_aLostAnswerIsNoReasonToSendTwiceEither()
    {
        const TestCertificate own;
        ScriptedServer server(
            [count = 0](const ScriptedRequest &) mutable { return count++ == 0 ? json(200, "{}") : closesAtOnce; },
            own);
        CountingGate gate;
        WallClock clock;
        HttpTransport transport({.authorities = {own.certificate}}, gate, clock);

        QCOMPARE(transport.send(post(server.url()), {})->status, 200);
        QCOMPARE(transport.send(post(server.url()), {}).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(server.requests().size(), 2);
    }

    void aCertificateNobodyVouchesFor_isNotSecureAndSeesNoRequest()
    {
        ScriptedServer server([](const ScriptedRequest &) { return json(200, "{}"); }, TestCertificate());
        CountingGate gate;
        WallClock clock;
        HttpTransport transport({}, gate, clock);

        QCOMPARE(transport.send(post(server.url()), {}).error().kind, ErrorKind::NotSecure);
        QVERIFY(server.requests().isEmpty());
    }

    void aNameNobodyKnows_isOfflineForAWriteToo()
    {
        World world(closesAtOnce);

        QCOMPARE(world.kindOf(post(QUrl(u"https://mautic.invalid/"_s))), ErrorKind::Offline);
    }

    void nobodyListens_isOfflineForAWriteToo()
    {
        World world(closesAtOnce);

        QCOMPARE(world.kindOf(post(QUrl(u"http://127.0.0.1:1/"_s))), ErrorKind::Offline);
    }

    void aRedirect_isAWrongAddressAndNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%d", status) << status << QByteArray();
            QTest::addRow("%d with a body", status) << status << QByteArray("moved");
        }
    }
    void aRedirect_isAWrongAddressAndNotFollowed()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        World world(json(status, body, "Location: /s/login?secret=1\r\n"));

        const auto answer = world.transport.send(post(world.server.url()), {});

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::WrongAddress);
        QCOMPARE(answer.error().subject, QString(world.server.url().authority() + u"/s/login"_s));
        QCOMPARE(world.server.requests().size(), 1);
    }

    void controlCharactersInAHeader_leaveNothing()
    {
        World world(json(200, "{}"));
        HttpRequest request = get(world.server.url());
        request.headers = {{"X-A", "a\r\nX-Injected: yes"}};

        QCOMPARE(world.kindOf(request), ErrorKind::BadInput);
        request.headers = {{"X\x7f", "a"}};
        QCOMPARE(world.kindOf(request), ErrorKind::BadInput);
        const QByteArray token("Bearer a\nb");
        request.headers = {};
        request.authorization = &token;
        QCOMPARE(world.kindOf(request), ErrorKind::BadInput);
        QVERIFY(world.server.requests().isEmpty());
        QVERIFY(world.gate.asked.isEmpty());
    }

    void addressesThatMustNotBeAsked_areRefused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("plain http") << u"http://mautic.example.com/"_s << ErrorKind::NotSecure;
        QTest::newRow("looks like loopback") << u"http://127.0.0.1.example.com/"_s << ErrorKind::NotSecure;
        QTest::newRow("private network") << u"http://192.168.1.7/"_s << ErrorKind::NotSecure;
        QTest::newRow("under localhost") << u"http://a.localhost/"_s << ErrorKind::NotSecure;
        QTest::newRow("userinfo") << u"https://user:pass@mautic.example.com/"_s << ErrorKind::WrongAddress;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << ErrorKind::WrongAddress;
        QTest::newRow("ftp") << u"ftp://mautic.example.com/"_s << ErrorKind::WrongAddress;
        QTest::newRow("nothing") << QString() << ErrorKind::WrongAddress;
    }
    void addressesThatMustNotBeAsked_areRefused()
    {
        QFETCH(QString, address);
        QFETCH(ErrorKind, kind);
        World world(json(200, "{}"));

        QCOMPARE(world.kindOf(get(QUrl(address))), kind);
        QVERIFY(world.gate.asked.isEmpty());
    }

    void localhost_isThisMachine()
    {
        World world(json(200, "{}"));
        QUrl url = world.server.url();
        url.setHost(u"localhost"_s);

        QVERIFY(world.transport.send(get(url), {}));
    }

    void theGate_isAskedOncePerRequest()
    {
        World world(json(200, "{}"));

        QVERIFY(world.transport.send(get(world.server.url()), {}));
        QVERIFY(world.transport.send(post(world.server.url()), {}));

        QCOMPARE(world.gate.asked, (QList{RequestKind::Read, RequestKind::Write}));
        QCOMPARE(world.server.requests().size(), 2);
    }

    void aGateThatRefuses_letsNothingOut()
    {
        World world(json(200, "{}"));
        world.gate.budget = 1;

        const auto answers =
            world.transport.sendAll({get(world.server.url()), get(world.server.url()), get(world.server.url())}, {});

        QVERIFY(answers[0]);
        QCOMPARE(answers[1].error().kind, ErrorKind::BudgetSpent);
        QCOMPARE(answers[2].error().retryAfter, std::optional(std::chrono::seconds(60)));
        QCOMPARE(world.server.requests().size(), 1);
    }

    void severalRequests_areAnsweredInTheirOrder()
    {
        World world([](const ScriptedRequest &request) { return json(200, request.path); });

        const auto answers = world.transport.sendAll(
            {get(world.server.url(u"/a"_s)), get(world.server.url(u"/b"_s)), get(world.server.url(u"/c"_s))}, {});

        QCOMPARE(answers.size(), 3);
        QCOMPARE(answers[0]->body + answers[1]->body + answers[2]->body, QByteArray("/a/b/c"));
    }

    void aStoppedToken_sendsNothing()
    {
        World world(json(200, "{}"));
        const auto source = std::make_shared<std::stop_source>();
        source->request_stop();

        const auto answer = world.transport.send(get(world.server.url()), source->get_token());

        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QVERIFY(world.server.requests().isEmpty());
    }

    void stopping_endsAReadAtOnce()
    {
        const auto source = std::make_shared<std::stop_source>();
        World world([source](const ScriptedRequest &) {
            source->request_stop();
            return saysNothing;
        });

        const auto answer = world.transport.send(get(world.server.url()), source->get_token());

        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    }

    void stopping_letsAWriteUnderWayComeBack()
    {
        const auto source = std::make_shared<std::stop_source>();
        World world([source](const ScriptedRequest &) {
            source->request_stop();
            return json(200, "{}");
        });

        QVERIFY(world.transport.send(post(world.server.url()), source->get_token()));
    }

    void stopping_leavesASilentWriteOpen()
    {
        const auto source = std::make_shared<std::stop_source>();
        World world(
            [source](const ScriptedRequest &) {
                source->request_stop();
                return saysNothing;
            },
            hasty());

        const auto answer = world.transport.send(post(world.server.url()), source->get_token());

        QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
    }

    void retryAfter_isReadAsFarAsItMakesSense_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray("retry-after") << QByteArray("120") << 120;
        QTest::newRow("date") << QByteArray("Retry-After") << QByteArray("Fri, 15 Jan 2027 08:01:40 GMT") << 100;
        QTest::newRow("past date") << QByteArray("Retry-After") << QByteArray("Fri, 15 Jan 2021 08:01:40 GMT") << -1;
        QTest::newRow("negative") << QByteArray("Retry-After") << QByteArray("-5") << -1;
        QTest::newRow("ten years") << QByteArray("Retry-After") << QByteArray("315360000") << 86400;
        QTest::newRow("nonsense") << QByteArray("Retry-After") << QByteArray("soon") << -1;
        QTest::newRow("reset, seconds") << QByteArray("X-RateLimit-Reset") << QByteArray("30") << 30;
        QTest::newRow("reset, time") << QByteArray("X-RateLimit-Reset") << QByteArray("1800000050") << 50;
    }
    void retryAfter_isReadAsFarAsItMakesSense()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);
        const HttpAnswer answer{
            .status = 429, .headers = {{name, value}}, .middle = Moment::fromSeconds(1'800'000'000)};

        const auto wait = lockstep::retryAfter(answer);

        QCOMPARE(wait ? static_cast<int>(wait->count()) : -1, seconds);
    }
};

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_http_transport.moc"

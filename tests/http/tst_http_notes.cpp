// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/answer_hints.h"
#include "http/http_transport.h"
#include "support/http_world.h"
#include "support/scripted_server.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 now = 1'800'000'000;

struct KeptJournal final : RequestJournal {
    void write(const RequestRecord &record) override { records.append(record); }
    QList<RequestRecord> records;
};

/// Says that it is too early, so many times.
struct SlowGate final : CountingGate {
    Result<void> admit(RequestKind kind) override
    {
        if (refusals-- > 0)
            return fail(Error{.kind = ErrorKind::RateLimited, .retryAfter = wait});
        return CountingGate::admit(kind);
    }
    int refusals = 1;
    std::chrono::seconds wait = 1s;
};

HttpRequest post(const QUrl &url)
{
    return {.kind = RequestKind::Write, .verb = "POST", .url = url, .body = R"({"a":1})"};
}

/// A server, a transport that asks it, a gate that hears of it and a journal that keeps it.
struct World {
    explicit World(ScriptedServer::Answer answer)
        : server(std::move(answer))
        , transport({.deadline = 300ms, .writeGrace = 50ms, .parallelRequests = 1, .basePath = u"/mautic"_s}, gate,
                    clock, &journal)
    {
    }
    explicit World(const ScriptedReply &reply)
        : World([reply](const ScriptedRequest &) { return reply; })
    {
    }

    Result<HttpAnswer> post(const QString &path, const std::stop_token &stop = {})
    {
        return transport.send(::post(server.url(path)), stop);
    }

    ScriptedServer server;
    SlowGate gate;
    StoppedClock clock;
    KeptJournal journal;
    HttpTransport transport;
};

HttpAnswer answer(const QList<HttpHeader> &headers)
{
    return {.status = 429, .headers = headers, .middle = Moment::fromSeconds(now)};
}

} // namespace

/// What the transport tells the gate and the journal, and how it waits for the gate.
class TestHttpNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRequest_isNotedWithoutItsQuery()
    {
        World world(json(201, R"({"ok":true})"));
        world.gate.refusals = 0;
        const PurposeScope scope(world.gate, Purpose::NewUser);

        QVERIFY(world.post(u"/mautic/api/contacts/batch/new?email=ada@example.com"_s));

        QCOMPARE(world.journal.records.size(), 1);
        RequestRecord expected{.at = world.clock.at,
                               .purpose = Purpose::NewUser,
                               .kind = RequestKind::Write,
                               .verb = "POST",
                               .path = u"/api/contacts/batch/new"_s,
                               .status = 201,
                               .bytesSent = 7,
                               .bytesReceived = 11};
        expected.took = world.journal.records.constFirst().took;
        QCOMPARE(world.journal.records.constFirst(), expected);
    }

    void howItFailed_isNoted_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("failure");
        QTest::newRow("429") << json(429, "{}") << 429 << ErrorKind::RateLimited;
        QTest::newRow("500") << json(500, "{}") << 500 << ErrorKind::ServerFault;
        QTest::newRow("422") << json(422, "{}") << 422 << ErrorKind::Rejected;
        QTest::newRow("redirect") << json(302, {}, "Location: /other\r\n") << 302 << ErrorKind::WrongAddress;
        QTest::newRow("closed") << ScriptedReply{.bytes = {}, .after = ScriptedReply::Close} << 0
                                << ErrorKind::OutcomeUnknown;
        QTest::newRow("silent") << ScriptedReply{.bytes = {}, .after = ScriptedReply::Hang} << 0
                                << ErrorKind::OutcomeUnknown;
    }
    void howItFailed_isNoted()
    {
        QFETCH(const ScriptedReply, reply);
        QFETCH(const int, status);
        QFETCH(const ErrorKind, failure);
        World world(reply);
        world.gate.refusals = 0;

        static_cast<void>(world.post(u"/mautic/api/x"_s));

        QCOMPARE(world.journal.records.size(), 1);
        QCOMPARE(world.journal.records.constFirst().status, status);
        QCOMPARE(world.journal.records.constFirst().failure, std::optional(failure));
    }

    void aCancelledRequest_isNoted()
    {
        const auto source = std::make_shared<std::stop_source>();
        World world([source](const ScriptedRequest &) {
            source->request_stop();
            return ScriptedReply{.bytes = {}, .after = ScriptedReply::Hang};
        });
        world.gate.refusals = 0;

        QVERIFY(!world.transport.send({.url = world.server.url(u"/mautic/api/x"_s)}, source->get_token()));

        QCOMPARE(world.journal.records.constFirst().failure, std::optional(ErrorKind::Cancelled));
    }

    void aRequestThatNeverLeft_isNotNoted()
    {
        World world(json(200, "{}"));
        world.gate.refusals = 0;
        world.gate.budget = 0;

        QCOMPARE(world.post(u"/mautic/api/x"_s).error().kind, ErrorKind::BudgetSpent);

        QVERIFY(world.journal.records.isEmpty());
    }

    void theGate_hearsOfEveryAnswer()
    {
        World world([](const ScriptedRequest &request) {
            if (request.path == "/mautic/a")
                return json(429, "{}", "Retry-After: 90\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 120\r\n");
            return request.path == "/mautic/b" ? json(200, "{}") : ScriptedReply{.bytes = {}, .after = {}};
        });
        world.gate.refusals = 0;

        for (const QString &path : {u"/mautic/a"_s, u"/mautic/b"_s, u"/mautic/silent"_s})
            static_cast<void>(world.post(path));

        QCOMPARE(world.gate.heeded.size(), 2);
        const AnswerHints &refused = world.gate.heeded.at(0);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.retryAfter, std::optional(90s));
        QCOMPARE(refused.remaining, std::optional(0));
        QCOMPARE(refused.resetsAt, std::optional(Moment::fromSeconds(world.clock.at.seconds() + 120)));
        QCOMPARE(world.gate.heeded.at(1).status, 200);
        QVERIFY(!world.gate.heeded.at(1).retryAfter && !world.gate.heeded.at(1).remaining);
    }

    void hints_areReadAsFarAsTheyMakeSense_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<int>("wait");
        QTest::addColumn<qint64>("resetIn");
        QTest::newRow("seconds") << QByteArray("120") << QByteArray() << 120 << qint64{-1};
        QTest::newRow("zero") << QByteArray("0") << QByteArray() << 0 << qint64{-1};
        QTest::newRow("date") << QByteArray("Fri, 15 Jan 2027 08:01:40 GMT") << QByteArray() << 100 << qint64{-1};
        QTest::newRow("negative") << QByteArray("-1") << QByteArray("-7") << -1 << qint64{-1};
        QTest::newRow("ten years") << QByteArray("315360000") << QByteArray() << 86400 << qint64{-1};
        QTest::newRow("nonsense") << QByteArray("soon") << QByteArray("never") << -1 << qint64{-1};
        QTest::newRow("out of all bounds")
            << QByteArray("99999999999999999999") << QByteArray("9223372036854775807") << -1 << qint64{-1};
        QTest::newRow("reset in seconds") << QByteArray() << QByteArray("30") << -1 << qint64{30};
        QTest::newRow("reset at a time") << QByteArray() << QByteArray("1800000050") << -1 << qint64{50};
        QTest::newRow("reset in the past") << QByteArray() << QByteArray("1799999000") << -1 << qint64{-1000};
    }
    void hints_areReadAsFarAsTheyMakeSense()
    {
        QFETCH(const QByteArray, retryAfter);
        QFETCH(const QByteArray, reset);
        QFETCH(const int, wait);
        QFETCH(const qint64, resetIn);

        const AnswerHints hints = hintsOf(answer({{"Retry-After", retryAfter}, {"X-RateLimit-Reset", reset}}));

        QCOMPARE(hints.retryAfter ? int(hints.retryAfter->count()) : -1, wait);
        QCOMPARE(hints.resetsAt ? hints.resetsAt->seconds() - now : -1, resetIn);
    }

    void aPeerWhoseClockIsWrong_isUnderstood()
    {
        HttpAnswer early = answer({{"X-RateLimit-Reset", QByteArray::number(now - 10'000 + 60)}});
        early.serverDate = Moment::fromSeconds(now - 10'000);

        QCOMPARE(hintsOf(early).resetsAt, std::optional(Moment::fromSeconds(now + 60)));
    }

    void tooEarly_isWaitedFor()
    {
        World world(json(200, "{}"));
        QElapsedTimer timer;
        timer.start();

        QVERIFY(world.post(u"/mautic/api/x"_s));

        QVERIFY(timer.elapsed() >= 950);
        QCOMPARE(world.server.requests().size(), 1);
    }

    void tooEarlyForLong_isToldAtOnce()
    {
        World world(json(200, "{}"));
        world.gate.wait = 60s;

        const auto answer = world.post(u"/mautic/api/x"_s);

        QCOMPARE(answer.error(), (Error{.kind = ErrorKind::RateLimited, .retryAfter = 60s}));
        QVERIFY(world.server.requests().isEmpty());
    }

    void stopping_endsTheWait()
    {
        World world(json(200, "{}"));
        world.gate.wait = 15s;
        std::stop_source source;
        QElapsedTimer timer;
        timer.start();
        QTimer::singleShot(20ms, this, [&] { source.request_stop(); });

        QCOMPARE(world.post(u"/mautic/api/x"_s, source.get_token()).error().kind, ErrorKind::Cancelled);

        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(world.server.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHttpNotes)
#include "tst_http_notes.moc"

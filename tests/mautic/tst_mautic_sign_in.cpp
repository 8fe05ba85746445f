// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mautic_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

ScriptedReply noSegments() { return json(200, R"({"total":0,"lists":[]})"); }

ScriptedReply unlessToken(const ScriptedRequest &request, const QByteArray &token)
{
    return request.head.contains(QByteArray("Authorization: Bearer " + token + "\r\n")) ? noSegments()
                                                                                        : recorded(u"005"_s);
}

/// A server that answers a token request like this, and a client that has to sign in there.
Error signInErrorOf(const ScriptedReply &reply)
{
    ScriptedServer server([reply](const ScriptedRequest &) { return reply; });
    CountingGate gate;
    StoppedClock clock;
    HttpTransport transport({}, gate, clock);
    MauticClient client({.address = server.url(QString()), .credentials = clientCredentials()}, {}, transport, clock);
    const auto segments = client.segments({});
    return segments ? Error{.detail = u"signed in"_s} : segments.error();
}

} // namespace

class TestMauticSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aToken_isAskedOnceAndUsedForAll()
    {
        MauticWorld world(noSegments());

        QVERIFY(world.client.segments({}));
        QVERIFY(world.client.segments({}));

        const auto requests = world.server.requests();
        QCOMPARE(requests.size(), 3);
        QCOMPARE(requests[0].body, QByteArray("grant_type=client_credentials&client_id=1_abc&client_secret=s%26cret"));
        QVERIFY(requests[0].head.contains("Content-Type: application/x-www-form-urlencoded"));
        QVERIFY(!requests[0].head.contains("Authorization"));
        QVERIFY(requests[2].head.contains("Authorization: Bearer token-1\r\n"));
        QCOMPARE(world.gate.asked, (QList{RequestKind::SignIn, RequestKind::Read, RequestKind::Read}));
    }

    void aTokenNearItsEnd_isRenewedFirst()
    {
        MauticWorld world(noSegments());
        QVERIFY(world.client.segments({}));
        world.clock.at = Moment::fromSeconds(world.clock.at.seconds() + 3600 - 59);

        QVERIFY(world.client.segments({}));

        QCOMPARE(world.tokensAsked(), 2);
        QVERIFY(world.calls().constLast().head.contains("Bearer token-2\r\n"));
    }

    void a401_renewsOnceAndSucceeds()
    {
        MauticWorld world([](const ScriptedRequest &request) { return unlessToken(request, "token-2"); });

        QVERIFY(world.client.segments({}));

        QCOMPARE(world.tokensAsked(), 2);
        QCOMPARE(world.calls().size(), 2);
        QCOMPARE(world.gate.asked.size(), 4);
    }

    void a401Twice_isUnauthorised()
    {
        MauticWorld world(recorded(u"005"_s));

        const auto segments = world.client.segments({});

        QCOMPARE(segments.error().kind, ErrorKind::Unauthorised);
        QCOMPARE(world.tokensAsked(), 2);
        QCOMPARE(world.calls().size(), 2);
    }

    void basic_isSentAsSuch()
    {
        MauticWorld world(noSegments(), BasicCredentials{.userName = u"jörg"_s, .password = Secret("pä:ss")});

        QVERIFY(world.client.segments({}));

        QCOMPARE(world.tokensAsked(), 0);
        QVERIFY(world.calls().constFirst().head.contains(
            QByteArray("Authorization: Basic " + QByteArray("jörg:pä:ss").toBase64() + "\r\n")));
    }

    void aBearerTokenOfOthers_isNotRenewed()
    {
        MauticWorld world(recorded(u"005"_s), BearerCredentials{.token = Secret("abc")});

        QCOMPARE(world.client.segments({}).error().kind, ErrorKind::Unauthorised);
        QCOMPARE(world.calls().size(), 1);
        QVERIFY(world.calls().constFirst().head.contains("Authorization: Bearer abc\r\n"));
    }

    void aRefusedSignIn_saysWhy_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("wrong secret") << recorded(u"002"_s) << ErrorKind::Unauthorised;
        QTest::newRow("grant not offered") << recorded(u"003"_s) << ErrorKind::Unauthorised;
        QTest::newRow("without description")
            << json(400, R"({"error":"invalid_client","error_description":null})") << ErrorKind::Unauthorised;
        QTest::newRow("API off") << json(403, R"({"errors":[{"message":"API disabled. You need to enable it.",
            "code":403,"type":"api_disabled"}]})")
                                 << ErrorKind::ApiDisabled;
        QTest::newRow("a page") << json(200, "<!DOCTYPE html><html></html>") << ErrorKind::WrongAddress;
        QTest::newRow("no such place") << json(404, "<html></html>") << ErrorKind::WrongAddress;
        QTest::newRow("something else's 404") << json(404, R"({"message":"no"})") << ErrorKind::WrongAddress;
        QTest::newRow("no token") << json(200, R"({"token":"x"})") << ErrorKind::BadReply;
        QTest::newRow("half a token") << json(200, R"({"access_token":"x)") << ErrorKind::BadReply;
        QTest::newRow("redirected") << json(301, "", "Location: https://mautic.example.com/oauth/v2/token\r\n")
                                    << ErrorKind::WrongAddress;
    }
    void aRefusedSignIn_saysWhy()
    {
        QFETCH(ScriptedReply, reply);
        QFETCH(ErrorKind, kind);

        QCOMPARE(signInErrorOf(reply).kind, kind);
    }

    void aTokenWithALineBreak_leavesNothing()
    {
        MauticWorld world(noSegments(), BearerCredentials{.token = Secret("a\r\nX-Injected: 1")});

        QCOMPARE(world.client.segments({}).error().kind, ErrorKind::BadInput);
        QVERIFY(world.calls().isEmpty());
    }

    void anAnswerThatFails_saysWhy_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no sign-in") << recorded(u"004"_s) << ErrorKind::Unauthorised;
        QTest::newRow("wrong Basic on 7") << recorded(u"006"_s) << ErrorKind::Unauthorised;
        QTest::newRow("no such route") << recorded(u"131"_s) << ErrorKind::WrongAddress;
        QTest::newRow("a bug") << recorded(u"051"_s) << ErrorKind::ServerFault;
        QTest::newRow("API off") << json(403, R"({"errors":[{"message":"API disabled.","code":403,
            "type":"api_disabled"}]})")
                                 << ErrorKind::ApiDisabled;
        QTest::newRow("Basic off") << json(403, R"({"errors":[{"message":"Basic Auth is disabled.","code":403,
            "type":"access_denied"}]})")
                                   << ErrorKind::BasicAuthDisabled;
        QTest::newRow("no right") << json(403,
                                          R"({"errors":[{"code":403,"message":"You do not have access to the )"
                                          R"(requested area\/action.","details":[]}]})")
                                  << ErrorKind::Forbidden;
        QTest::newRow("a page") << json(200, "<html><form>login</form></html>") << ErrorKind::WrongAddress;
        QTest::newRow("nothing") << json(200, "") << ErrorKind::BadReply;
        QTest::newRow("half") << json(200, R"({"total":1,"lists":{"1":)") << ErrorKind::BadReply;
        QTest::newRow("another envelope") << json(200, R"({"total":1})") << ErrorKind::BadReply;
        QTest::newRow("beyond 64 bits") << json(200, R"({"total":99999999999999999999999,"lists":[]})")
                                        << ErrorKind::BadReply;
        QTest::newRow("invalid UTF-8") << json(200, "{\"total\":0,\"lists\":[\"\xff\xfe\"]}") << ErrorKind::BadReply;
        QTest::newRow("too deep") << json(200, QByteArray(5000, '[')) << ErrorKind::BadReply;
        QTest::newRow("a gateway") << json(502, "<html>Bad gateway</html>") << ErrorKind::ServerFault;
    }
    void anAnswerThatFails_saysWhy()
    {
        QFETCH(ScriptedReply, reply);
        QFETCH(ErrorKind, kind);
        MauticWorld world(reply, BearerCredentials{.token = Secret("abc")});

        QCOMPARE(world.client.segments({}).error().kind, kind);
    }

    void aRateLimit_saysWhenToComeBack()
    {
        MauticWorld world(json(429, R"({ "errors": [ { "code": 429, "message": "You exceeded the rate limit." } ]})",
                               "X-RateLimit-Limit: 100\r\nRetry-After: 90\r\n"));

        const auto segments = world.client.segments({});

        QCOMPARE(segments.error().kind, ErrorKind::RateLimited);
        QCOMPARE(segments.error().retryAfter, std::optional(std::chrono::seconds(90)));
    }
};

QTEST_GUILESS_MAIN(TestMauticSignIn)
#include "tst_mautic_sign_in.moc"

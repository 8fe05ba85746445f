// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mautic_world.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

ScriptedReply forbidden()
{
    return json(403, R"({"errors":[{"code":403,"message":"You do not have access.","details":[]}]})");
}

/// A Mautic as an API user of a small role sees it.
ScriptedReply toSomebody(const ScriptedRequest &request)
{
    if (request.path == "/api/users/self")
        return json(200, R"({"id":2,"username":"limited","role":{"name":"Limited API","isAdmin":false}})",
                    "Mautic-Version: 5.2.1\r\nDate: Fri, 15 Jan 2027 08:05:00 GMT\r\n");
    if (request.path == "/api/users/2/permissioncheck")
        return json(200, R"({"lead:leads:create":true,"lead:leads:editother":true,"lead:fields:full":false})");
    const bool isOpen = request.path.startsWith("/api/contacts") || request.path.startsWith("/api/segments")
        || request.path.startsWith("/api/stats");
    return isOpen ? json(200, "{}") : forbidden();
}

RightState stateOf(const MauticCheck &check, MauticRight right)
{
    const auto found = std::find_if(check.rights.begin(), check.rights.end(),
                                    [right](const RightFinding &finding) { return finding.right == right; });
    return found == check.rights.end() ? RightState::Unknown : found->state;
}

} // namespace

class TestMauticCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAdministrator_mayDoEverything()
    {
        MauticWorld world([](const ScriptedRequest &request) {
            return request.path == "/api/users/self" ? recorded(u"007"_s) : json(200, "{}");
        });

        const auto check = world.client.check({});

        QVERIFY(check);
        QCOMPARE(check->version, u"7.0.0"_s);
        QCOMPARE(check->userName, u"bench [1]"_s);
        QCOMPARE(check->roleName, u"Administrator"_s);
        QVERIFY(check->isAdministrator);
        QCOMPARE(check->rights.size(), 9);
        for (const RightFinding &finding : check->rights)
            QCOMPARE(finding.state, RightState::Granted);
        QVERIFY(!world.gate.asked.contains(RequestKind::Write));
    }

    void aSmallRole_isFoundOut()
    {
        MauticWorld world(toSomebody);

        const auto check = world.client.check({});

        QVERIFY(check);
        QCOMPARE(check->version, u"5.2.1"_s);
        QCOMPARE(check->clockSkew, std::chrono::seconds(300));
        QCOMPARE(stateOf(*check, MauticRight::ReadContacts), RightState::Granted);
        QCOMPARE(stateOf(*check, MauticRight::WriteContacts), RightState::Granted);
        QCOMPARE(stateOf(*check, MauticRight::ReadFields), RightState::Granted);
        QCOMPARE(stateOf(*check, MauticRight::CreateFields), RightState::Denied);
        QCOMPARE(stateOf(*check, MauticRight::ReadSegments), RightState::Granted);
        QCOMPARE(stateOf(*check, MauticRight::CreateSegments), RightState::Unknown);
        QCOMPARE(stateOf(*check, MauticRight::ReadStats), RightState::Granted);
        QCOMPARE(stateOf(*check, MauticRight::ReadCampaigns), RightState::Denied);
        QCOMPARE(stateOf(*check, MauticRight::ReadEmails), RightState::Denied);
    }

    void noAnswerToWhoAmI_isTheError()
    {
        MauticWorld world(forbidden());

        QCOMPARE(world.client.check({}).error().kind, ErrorKind::Forbidden);
        QCOMPARE(world.calls().size(), 1);
    }

    void anotherServersJson_isABadReply()
    {
        MauticWorld world(json(200, R"({"hello":"world"})"));

        QCOMPARE(world.client.check({}).error().kind, ErrorKind::BadReply);
    }
};

QTEST_GUILESS_MAIN(TestMauticCheck)
#include "tst_mautic_check.moc"

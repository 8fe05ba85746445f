// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/raw_client.h"
#include "sandbox/sandbox_mautic.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

/// A sandbox, and somebody signed in to it.
struct World {
    World()
    {
        if (!mautic.start()) {
            qFatal("no sandbox");
        }
        token = signIn();
    }

    QByteArray signIn() const
    {
        const QByteArray form =
            "grant_type=client_credentials&client_id=" + mautic.clientId() + "&client_secret=" + mautic.clientSecret();
        return lockstep::ask(mautic.address(), "POST", "/oauth/v2/token",
                             {{"Content-Type", "application/x-www-form-urlencoded"}}, form)
            .json()["access_token"_L1]
            .toString()
            .toLatin1();
    }

    RawAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) const
    {
        return lockstep::ask(mautic.address(), method, target,
                             {{"Authorization", "Bearer " + token},
                              {"Content-Type", "application/json"},
                              {"User-Agent", "Lockstep/0.1"}},
                             body);
    }

    QString field(qint64 contact, const QString &alias) const
    {
        const auto found = mautic.contact(ContactId{contact});
        return found ? found->fields.value(alias) : u"no such contact"_s;
    }

    SandboxMautic mautic;
    QByteArray token;
};

QString firstMessage(const RawAnswer &answer) { return answer.json()["errors"_L1][0]["message"_L1].toString(); }

} // namespace

class TestSandboxMautic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressWithIllegalCharacters_becomesAnothersAddress();
    void addressOfAnotherCase_findsTheContactAndOverwritesTheCase();
    void valuesAreRewritten_data();
    void valuesAreRewritten();
    void valuesAreRefused_data();
    void valuesAreRefused();
    void batchItemWithoutId_landsOnAnotherContact();
    void batchOverTheLimit_writesNothing();
    void tooManyMembersAtOnce_endInTheMiddle();
    void sharedAddress_refusesEveryEditOfBoth();
    void blankedAddress_canBeEditedAgain();
    void dateModified_staysWhatItWas();
    void unsubscribed_isNotOverwrittenByManual();
    void bounced_isOverwrittenByUnsubscribed();
    void mergedId_answersWithTheWinner();
    void commandLineMerge_losesTheOptOutOfTheOlder();
    void deletedContact_isGone();
    void unknownColumn_isAServerError();
    void conditions_findWhatTheDatabaseWould_data();
    void conditions_findWhatTheDatabaseWould();
    void statsPage_givesRowsAfterAnId();
    void expiredToken_isRefused();
    void apiSwitchedOff_isSaid();
    void forbiddenPath_isRefused();
    void fault_hitsTheNextRequestsOfItsKind();
    void closedAfterApplying_hasApplied();
    void closedBeforeApplying_hasNotApplied();
    void tooManyRequests_saysWhenToComeBack();
    void writingRequests_areCounted();
    void contactPage_isAsLargeAsRecordedOnes();
};

void TestSandboxMautic::addressWithIllegalCharacters_becomesAnothersAddress()
{
    World world;
    const ContactId other = world.mautic.addContact({{u"email"_s, u"jrg@example.com"_s}});
    const RawAnswer answer = world.ask("POST", "/api/contacts/new", R"({"email":"jörg@example.com","city":"Bonn"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()["contact"_L1]["id"_L1].toInteger(), other.value);
    QCOMPARE(world.field(other.value, u"city"_s), u"Bonn"_s);
}

void TestSandboxMautic::addressOfAnotherCase_findsTheContactAndOverwritesTheCase()
{
    World world;
    const ContactId known = world.mautic.addContact({{u"email"_s, u"Ada@Example.com"_s}});
    QCOMPARE(world.ask("POST", "/api/contacts/new", R"({"email":"ada@example.com"})").status, 200);
    QCOMPARE(world.field(known.value, u"email"_s), u"ada@example.com"_s);
    QCOMPARE(world.mautic.contactIds(), QList<ContactId>{known});
}

void TestSandboxMautic::valuesAreRewritten_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("stored");
    QTest::newRow("markup") << QByteArray(R"({"firstname":"<b>Zoë</b> &amp; \"Q\""})") << u"firstname"_s
                            << u"Zoë & \"Q\""_s;
    QTest::newRow("open bracket") << QByteArray(R"({"firstname":"I <3 you"})") << u"firstname"_s << u"I"_s;
    QTest::newRow("time with an offset") << QByteArray(R"({"attribution_date":"2026-11-01T10:00:00+02:00"})")
                                         << u"attribution_date"_s << u"2026-11-01 08:00:00"_s;
    QTest::newRow("zero") << QByteArray(R"({"attribution":0})") << u"attribution"_s << u""_s;
    QTest::newRow("number") << QByteArray(R"({"attribution":3.5})") << u"attribution"_s << u"3.5"_s;
    QTest::newRow("blank") << QByteArray(R"({"city":""})") << u"city"_s << u"Paris"_s;
    QTest::newRow("blank that overwrites")
        << QByteArray(R"({"city":"","overwriteWithBlank":true})") << u"city"_s << u""_s;
    QTest::newRow("unknown member") << QByteArray(R"({"no_such_field":"x"})") << u"city"_s << u"Paris"_s;
}

void TestSandboxMautic::valuesAreRewritten()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, alias);
    QFETCH(const QString, stored);
    World world;
    const ContactId contact = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}, {u"city"_s, u"Paris"_s}});
    QCOMPARE(world.ask("PATCH", "/api/contacts/1/edit", json).status, 200);
    QCOMPARE(world.field(contact.value, alias), stored);
}

void TestSandboxMautic::valuesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const QByteArray long65(65, 'x');
    QTest::newRow("65 characters") << QByteArray("{\"firstname\":\"" + long65 + "\"}")
                                   << u"firstname: This value is too long. It should have 64 characters or less."_s;
    QTest::newRow("long local part") << QByteArray("{\"email\":\"" + long65 + "@example.com\"}")
                                     << QString::fromLatin1("email: " + long65 + "@example.com is invalid.");
    QTest::newRow("locale with a hyphen")
        << QByteArray(R"({"preferred_locale":"en-US"})") << u"preferred_locale: The selected choice is invalid."_s;
    QTest::newRow("time zone") << QByteArray(R"({"timezone":"Mars/Base"})")
                               << u"timezone: The selected choice is invalid."_s;
    QTest::newRow("country code") << QByteArray(R"({"country":"DE"})") << u"country: The selected choice is invalid."_s;
}

void TestSandboxMautic::valuesAreRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    const RawAnswer answer = world.ask("PATCH", "/api/contacts/1/edit", json);
    QCOMPARE(answer.status, 400);
    QCOMPARE(firstMessage(answer), message);
}

void TestSandboxMautic::batchItemWithoutId_landsOnAnotherContact()
{
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"one@example.com"_s}});
    (void)world.mautic.addContact({{u"email"_s, u"two@example.com"_s}});
    const RawAnswer answer = world.ask("PATCH", "/api/contacts/batch/edit",
                                       R"([{"city":"NOID"},{"id":1,"city":"P1"},{"id":2,"city":"P2"}])");
    QCOMPARE(answer.json()["statusCodes"_L1].toArray(), QJsonArray({400, 200, 404}));
    QCOMPARE(world.field(1, u"city"_s), u"NOID"_s);
    QCOMPARE(world.field(2, u"city"_s), u"P1"_s);
}

void TestSandboxMautic::batchOverTheLimit_writesNothing()
{
    World world;
    QByteArray items = "[{\"email\":\"x0@example.com\"}";
    for (int i = 1; i <= 200; ++i) {
        items += ",{\"email\":\"x" + QByteArray::number(i) + "@example.com\"}";
    }
    const RawAnswer answer = world.ask("POST", "/api/contacts/batch/new", items + ']');
    QCOMPARE(answer.status, 500);
    QCOMPARE(firstMessage(answer), u"A max of 200 entities are supported at a time."_s);
    QCOMPARE(world.mautic.contactIds(), QList<ContactId>());
}

void TestSandboxMautic::tooManyMembersAtOnce_endInTheMiddle()
{
    World world;
    const SegmentId segment = world.mautic.addSegment(u"All"_s, u"all"_s);
    QByteArrayList ids;
    for (int i = 0; i < 3'100; ++i) {
        ids.append(QByteArray::number(world.mautic.addContact({}).value));
    }
    const QByteArray body = "{\"ids\":[" + ids.join(',') + "]}";
    QCOMPARE(world.ask("POST", "/api/segments/1/contacts/add", body).status, 500);
    QCOMPARE(world.mautic.members(segment).size(), 3'054);
}

void TestSandboxMautic::sharedAddress_refusesEveryEditOfBoth()
{
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"same@example.com"_s}});
    (void)world.mautic.addContact({{u"email"_s, u"Same@example.com"_s}});
    for (const QByteArray &target : QList<QByteArray>{"/api/contacts/1/edit", "/api/contacts/2/edit"}) {
        const RawAnswer answer = world.ask("PATCH", target, R"({"city":"x"})");
        QCOMPARE(answer.status, 422);
        QCOMPARE(firstMessage(answer), u"email: This field must be unique."_s);
    }
    QCOMPARE(world.ask("POST", "/api/contacts/1/dnc/email/add", R"({"reason":1})").status, 200);
}

void TestSandboxMautic::blankedAddress_canBeEditedAgain()
{
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"same@example.com"_s}});
    (void)world.mautic.addContact({{u"email"_s, u"same@example.com"_s}});
    QCOMPARE(world.ask("PATCH", "/api/contacts/2/edit", R"({"email":"","overwriteWithBlank":true})").status, 200);
    QCOMPARE(world.ask("PATCH", "/api/contacts/1/edit", R"({"city":"x"})").status, 200);
}

void TestSandboxMautic::dateModified_staysWhatItWas()
{
    World world;
    const ContactId contact = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    world.mautic.setAddedAt(contact, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
    const RawAnswer answer = world.ask("PATCH", "/api/contacts/1/edit", R"({"city":"Rome"})");
    QCOMPARE(answer.json()["contact"_L1]["dateModified"_L1], QJsonValue(u"2026-01-02T03:04:05+00:00"_s));
}

void TestSandboxMautic::unsubscribed_isNotOverwrittenByManual()
{
    World world;
    const ContactId contact = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    world.ask("POST", "/api/contacts/1/dnc/email/add", R"({"reason":1,"comments":"by phone"})");
    QCOMPARE(world.ask("POST", "/api/contacts/1/dnc/email/add", R"({"reason":3,"comments":"operator"})").status, 200);
    const QList<DoNotContact> rows = world.mautic.doNotContact(contact);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().reason, DoNotContactReason::Unsubscribed);
    QCOMPARE(rows.first().comments, u"by phone"_s);
}

void TestSandboxMautic::bounced_isOverwrittenByUnsubscribed()
{
    World world;
    const ContactId contact = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    world.mautic.addDoNotContact(contact, u"email"_s, DoNotContactReason::Bounced, u"mailbox full"_s);
    world.ask("POST", "/api/contacts/1/dnc/email/add", R"({"reason":1,"comments":"Tom & \"Co\""})");
    const QList<DoNotContact> rows = world.mautic.doNotContact(contact);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().reason, DoNotContactReason::Unsubscribed);
    QCOMPARE(rows.first().comments, u"Tom &#38; &#34;Co&#34;"_s);
}

void TestSandboxMautic::mergedId_answersWithTheWinner()
{
    World world;
    const ContactId older = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    const ContactId newer = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}, {u"city"_s, u"Oslo"_s}});
    world.mautic.mergeByCommandLine(older, newer);
    QCOMPARE(world.ask("GET", "/api/contacts/1").json()["contact"_L1]["id"_L1].toInteger(), newer.value);
    QCOMPARE(world.ask("PATCH", "/api/contacts/1/edit", R"({"city":"Bergen"})").status, 200);
    QCOMPARE(world.field(newer.value, u"city"_s), u"Bergen"_s);
    QVERIFY(!world.mautic.contact(older));
}

void TestSandboxMautic::commandLineMerge_losesTheOptOutOfTheOlder()
{
    World world;
    const ContactId older = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    const ContactId newer = world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    world.mautic.addDoNotContact(older, u"email"_s, DoNotContactReason::Unsubscribed);
    world.mautic.mergeByCommandLine(older, newer);
    QCOMPARE(world.mautic.doNotContact(newer), QList<DoNotContact>());
}

void TestSandboxMautic::deletedContact_isGone()
{
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    QCOMPARE(world.ask("DELETE", "/api/contacts/1/delete").status, 200);
    QCOMPARE(world.ask("GET", "/api/contacts/1").status, 404);
    QCOMPARE(world.mautic.contactsWithEmail(u"a@example.com"_s), QList<ContactId>());
}

void TestSandboxMautic::unknownColumn_isAServerError()
{
    World world;
    QCOMPARE(world.ask("GET", "/api/contacts?where[0][col]=no_such&where[0][expr]=eq&where[0][val]=1").status, 500);
    QCOMPARE(world.ask("GET", "/api/contacts?orderBy=dateModified").status, 500);
    QCOMPARE(world.ask("GET", "/api/contacts?orderBy=date_modified").status, 200);
}

void TestSandboxMautic::conditions_findWhatTheDatabaseWould_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("ids");
    const QByteArray where = "where[0][col]=";
    QTest::newRow("eq, other case") << where + "email&where[0][expr]=eq&where[0][val]=ONE%40example.com"
                                    << QStringList{u"1"_s};
    QTest::newRow("eq, without accents") << where + "firstname&where[0][expr]=eq&where[0][val]=zoe"
                                         << QStringList{u"2"_s};
    QTest::newRow("in") << where + "email&where[0][expr]=in&where[0][val]=one%40example.com,two%40example.com"
                        << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("gt") << where + "id&where[0][expr]=gt&where[0][val]=1" << QStringList{u"2"_s, u"3"_s};
    QTest::newRow("isNull") << where + "email&where[0][expr]=isNull" << QStringList{u"3"_s};
    QTest::newRow("two conditions") << where
            + "id&where[0][expr]=gt&where[0][val]=1&where[1][col]=email&where[1][expr]=isNotNull"
                                    << QStringList{u"2"_s};
    QTest::newRow("search by prefix") << QByteArray("search=email%3Aone%40ex") << QStringList{u"1"_s};
    QTest::newRow("search by text") << QByteArray("search=example") << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("search for anonymous") << QByteArray("search=is%3Aanonymous") << QStringList{u"3"_s};
}

void TestSandboxMautic::conditions_findWhatTheDatabaseWould()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QStringList, ids);
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"one@example.com"_s}});
    (void)world.mautic.addContact({{u"email"_s, u"two@example.com"_s}, {u"firstname"_s, u"Zoë"_s}});
    (void)world.mautic.addVisitor();
    const QJsonObject contacts = world.ask("GET", "/api/contacts?minimal=1&" + query).json()["contacts"_L1].toObject();
    QCOMPARE(contacts.keys(), ids);
}

void TestSandboxMautic::statsPage_givesRowsAfterAnId()
{
    World world;
    (void)world.mautic.addContact({{u"email"_s, u"a@example.com"_s}});
    const QByteArray target = "/api/stats/audit_log?limit=1&order[0][col]=id&order[0][dir]=asc&where[0][col]=id"
                              "&where[0][expr]=gt&where[0][val]=2";
    const QJsonDocument page = world.ask("GET", target).json();
    QCOMPARE(page["total"_L1], QJsonValue(u"2"_s));
    QCOMPARE(page["stats"_L1].toArray().size(), 1);
    QCOMPARE(page["stats"_L1][0]["id"_L1], QJsonValue(u"3"_s));
    QCOMPARE(page["stats"_L1][0]["action"_L1], QJsonValue(u"create"_s));
}

void TestSandboxMautic::expiredToken_isRefused()
{
    World world;
    world.mautic.expireTokens();
    const RawAnswer answer = world.ask("GET", "/api/users/self");
    QCOMPARE(answer.status, 401);
    QCOMPARE(firstMessage(answer), u"The access token provided has expired."_s);
    world.token = world.signIn();
    QCOMPARE(world.ask("GET", "/api/users/self").status, 200);
}

void TestSandboxMautic::apiSwitchedOff_isSaid()
{
    World world;
    world.mautic.setApiEnabled(false);
    const RawAnswer answer = world.ask("GET", "/api/users/self");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json()["errors"_L1][0]["type"_L1], QJsonValue(u"api_disabled"_s));
}

void TestSandboxMautic::forbiddenPath_isRefused()
{
    World world;
    world.mautic.setForbiddenPaths({u"/api/fields"_s});
    QCOMPARE(world.ask("GET", "/api/fields/contact").status, 403);
    QCOMPARE(world.ask("GET", "/api/contacts/list/fields").status, 200);
}

void TestSandboxMautic::fault_hitsTheNextRequestsOfItsKind()
{
    World world;
    world.mautic.inject({.status = 503, .method = "GET", .path = u"/api/segments"_s, .after = 1, .times = 2});
    QList<int> statuses;
    for (int i = 0; i < 4; ++i) {
        statuses.append(world.ask("GET", "/api/segments").status);
    }
    QCOMPARE(statuses, QList<int>({200, 503, 503, 200}));
    QCOMPARE(world.ask("GET", "/api/contacts").status, 200);
}

void TestSandboxMautic::closedAfterApplying_hasApplied()
{
    World world;
    world.mautic.inject({.kind = FaultKind::CloseAfterApplying, .method = "POST"});
    QCOMPARE(world.ask("POST", "/api/contacts/new", R"({"email":"a@example.com"})").status, 0);
    QCOMPARE(world.mautic.contactIds(), QList<ContactId>{ContactId{1}});
}

void TestSandboxMautic::closedBeforeApplying_hasNotApplied()
{
    World world;
    world.mautic.inject({.kind = FaultKind::CloseBeforeApplying, .method = "POST"});
    QCOMPARE(world.ask("POST", "/api/contacts/new", R"({"email":"a@example.com"})").status, 0);
    QCOMPARE(world.mautic.contactIds(), QList<ContactId>());
}

void TestSandboxMautic::tooManyRequests_saysWhenToComeBack()
{
    World world;
    world.mautic.inject({.status = 429, .retryAfter = std::chrono::seconds(7)});
    const RawAnswer answer = world.ask("GET", "/api/contacts");
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.header("Retry-After"), QByteArray("7"));
}

void TestSandboxMautic::writingRequests_areCounted()
{
    World world;
    world.mautic.forgetRequests();
    world.ask("GET", "/api/contacts");
    world.ask("POST", "/api/users/1/permissioncheck", R"({"permissions":["lead:leads:editother"]})");
    world.ask("POST", "/api/contacts/new", R"({"email":"a@example.com"})");
    world.ask("PATCH", "/api/contacts/1/edit", R"({"city":"Rome"})");
    QCOMPARE(world.mautic.requests().size(), 4);
    QCOMPARE(world.mautic.writingRequests(), 2);
}

void TestSandboxMautic::contactPage_isAsLargeAsRecordedOnes()
{
    World world;
    for (const QString &alias : {u"one"_s, u"two"_s, u"three"_s}) {
        world.mautic.addContactField(alias, alias);
    }
    for (int i = 0; i < 500; ++i) {
        (void)world.mautic.addContact({{u"email"_s, u"c%1@example.com"_s.arg(i)}});
    }
    const RawAnswer answer = world.ask("GET", "/api/contacts?limit=500&orderBy=id");
    QCOMPARE(answer.json()["contacts"_L1].toObject().size(), 500);
    QVERIFY(answer.body.size() > 500 * 7 * 1024);
}

QTEST_GUILESS_MAIN(TestSandboxMautic)
#include "tst_sandbox_mautic.moc"

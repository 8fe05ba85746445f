// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/html_entities.h"
#include "support/mautic_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

QList<qint64> idsOf(const QList<Contact> &contacts)
{
    QList<qint64> out;
    for (const Contact &contact : contacts)
        out.append(contact.id.value);
    return out;
}

QByteArray contactJson(qint64 id, const QByteArray &email)
{
    return QByteArray("{\"id\":" + QByteArray::number(id) + ",\"fields\":{\"all\":{\"email\":\"" + email + "\"}}}");
}

} // namespace

class TestMauticReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageOfContacts_holdsTheWantedFieldsOnly()
    {
        MauticWorld world(recorded(u"041"_s));

        const auto page = world.client.contactsAfter({0}, 2, {});

        QVERIFY(page);
        QCOMPARE(page->size(), 2);
        const Contact expected{.id = {1},
                               .fields = {{u"email"_s, u"ada.lovelace@example.com"_s},
                                          {u"firstname"_s, QString()},
                                          {u"city"_s, u"Paris"_s},
                                          {u"registered_at"_s, QString()},
                                          {u"points"_s, u"0"_s}},
                               .addedAt = parseMoment(u"2026-11-20T16:15:36+00:00")};
        QCOMPARE(page->constFirst().fields, expected.fields);
        QCOMPARE(page->constFirst(), expected);
        QCOMPARE(world.lastPath(),
                 u"/api/contacts?minimal=1&limit=2&orderBy=id&orderByDir=asc&where[0][col]=id"
                 "&where[0][expr]=gt&where[0][val]=0"_s);
    }

    void aPage_isOrderedByNumberNotByText()
    {
        MauticWorld world(
            json(200,
                 QByteArray(R"({"total":"3","contacts":{"10":)" + contactJson(10, "j@example.com")
                            + R"(,"9":{"id":"9","fields":[]},"11":)" + contactJson(11, "k@example.com") + "}}")));

        QCOMPARE(idsOf(*world.client.contactsAfter({8}, 500, {})), (QList<qint64>{9, 10, 11}));
    }

    void noContacts_areAnEmptyMapOrList()
    {
        MauticWorld asMap(recorded(u"046"_s));
        MauticWorld asList(json(200, R"({"total":0,"contacts":[]})"));

        QVERIFY(asMap.client.contactsAfter({0}, 500, {})->isEmpty());
        QVERIFY(asList.client.contactsAfter({0}, 500, {})->isEmpty());
    }

    void countedButNotListed_isAServerFault()
    {
        MauticWorld world(json(200, R"({"total":"1500","contacts":{}})"));

        QCOMPARE(world.client.contactsAfter({0}, 500, {}).error().kind, ErrorKind::ServerFault);
    }

    void contactsWithoutIds_areABadReply()
    {
        MauticWorld world(json(200, R"({"total":"1","contacts":{"1":{}}})"));

        QCOMPARE(world.client.contactsAfter({0}, 500, {}).error().kind, ErrorKind::BadReply);
    }

    void contactsThatWereNotAskedFor_areABadReply()
    {
        MauticWorld world(recorded(u"041"_s));

        QCOMPARE(world.client.contactsAfter({1}, 500, {}).error().kind, ErrorKind::BadReply);
    }

    void numbersAndSwitches_areTheirText()
    {
        MauticWorld world(json(200, R"({"contact":{"id":"7","fields":{"all":{"points":3.0,"city":true,
            "firstname":["a","b"],"email":null,"lastname":"not wanted"}}}})"));

        const QHash<QString, QString> expected{
            {u"points"_s, u"3"_s}, {u"city"_s, u"1"_s}, {u"firstname"_s, u"a|b"_s}, {u"email"_s, QString()}};
        QCOMPARE(world.client.contact({7}, {})->fields, expected);
    }

    void oneContact_isReadById()
    {
        MauticWorld world(recorded(u"026"_s));

        const auto contact = world.client.contact({1}, {});

        QCOMPARE(contact->id, ContactId{1});
        QCOMPARE(contact->fields.value(u"registered_at"_s), u"2026-11-01 10:00:00"_s);
        QCOMPARE(world.lastPath(), u"/api/contacts/1"_s);
    }

    void aMergedContact_answersWithItsWinner()
    {
        MauticWorld world(recorded(u"122"_s));

        QVERIFY(world.client.contact({14}, {})->id != ContactId{14});
    }

    void aDeletedContact_isNotFound()
    {
        MauticWorld world(recorded(u"027"_s));

        QCOMPARE(world.client.contact({999999}, {}).error().kind, ErrorKind::NotFound);
    }

    void contactsByAddress_areComparedAgain()
    {
        MauticWorld world(json(200,
                               QByteArray(R"({"total":"3","contacts":{"1":)" + contactJson(1, "Ada@Example.com")
                                          + ",\"2\":" + contactJson(2, "ada@example.common")
                                          + ",\"3\":" + contactJson(3, "zo\xc3\xab@example.com") + "}}")));

        const auto found = world.client.contactsWithEmails({u"ada@example.com"_s, u"zoe@example.com"_s}, {});

        QCOMPARE(idsOf(*found), QList<qint64>{1});
        QVERIFY(world.lastPath().contains(
            u"&where[0][col]=email&where[0][expr]=in&where[0][val]=ada@example.com,zoe@example.com&"_s));
    }

    void aPlusInAnAddress_staysAPlus()
    {
        MauticWorld world(json(200, R"({"total":"0","contacts":{}})"));

        QVERIFY(world.client.contactsWithEmails({u"ada+list@example.com"_s}, {})->isEmpty());

        QVERIFY(world.calls().constFirst().path.contains("ada%2Blist%40example.com"));
    }

    void manyAddresses_areAskedForInSeveralCalls()
    {
        MauticWorld world(json(200, R"({"total":"0","contacts":{}})"));
        QStringList emails;
        for (int i = 0; i < 250; ++i)
            emails.append(u"person.%1@a.quite.long.domain.of.some.company.example.com"_s.arg(i));

        QVERIFY(world.client.contactsWithEmails(emails, {})->isEmpty());

        qsizetype asked = 0;
        for (const ScriptedRequest &call : world.calls()) {
            QVERIFY(call.path.size() < 8000);
            asked += call.path.count("%40");
        }
        QCOMPARE(asked, 250);
    }

    void noUsableAddress_asksNothing()
    {
        MauticWorld world(json(200, R"({"total":"0","contacts":{}})"));

        QVERIFY(world.client.contactsWithEmails({QString(), u"a,b@example.com"_s}, {})->isEmpty());
        QVERIFY(world.calls().isEmpty());
    }

    void contactFields_areReadWithLimitsAndChoices()
    {
        MauticWorld world(recorded(u"009"_s));

        const auto fields = world.client.contactFields({});

        QCOMPARE(fields->size(), 28);
        const auto field = [&](const QString &alias) {
            return *std::find_if(fields->begin(), fields->end(), [&](const auto &f) { return f.alias == alias; });
        };
        QCOMPARE(field(u"email"_s),
                 (ContactField{.alias = u"email"_s,
                               .label = u"Email"_s,
                               .type = ContactFieldType::Email,
                               .isUniqueIdentifier = true,
                               .lengthLimit = 64}));
        QCOMPARE(field(u"title"_s).type, ContactFieldType::Text);
        QCOMPARE(field(u"timezone"_s).type, ContactFieldType::TimeZone);
    }

    void fieldsThatMayNotBeRead_areTakenFromTheContactsOwnList()
    {
        MauticWorld world([](const ScriptedRequest &request) {
            return request.path.startsWith("/api/fields")
                ? json(403, R"({"errors":[{"code":403,"message":"You do not have access."}]})")
                : json(200, R"({"6":{"id":6,"label":"Email","alias":"email","type":"email","object":"lead"},
                    "29":{"id":29,"label":"Address","alias":"companyaddress1","type":"text","object":"company"},
                    "45":{"id":45,"label":"Tier","alias":"tier","type":"select","object":"lead",
                          "properties":{"list":[{"label":"Free","value":"free"},"paid"]}}})");
        });

        const QList<ContactField> expected{
            {.alias = u"email"_s, .label = u"Email"_s, .type = ContactFieldType::Email, .isUniqueIdentifier = true},
            {.alias = u"tier"_s,
             .label = u"Tier"_s,
             .type = ContactFieldType::Select,
             .choices = {u"free"_s, u"paid"_s}}};
        QCOMPARE(*world.client.contactFields({}), expected);
        QCOMPARE(world.lastPath(), u"/api/contacts/list/fields"_s);
    }

    void segments_tellWhetherTheyAreFiltered()
    {
        MauticWorld world(recorded(u"063"_s));

        const QList<Segment> expected{{.id = {1}, .name = u"Trial users"_s, .alias = u"trial-users"_s},
                                      {.id = {2}, .name = u"Premium"_s, .alias = u"premium"_s, .isFiltered = true}};
        QCOMPARE(*world.client.segments({}), expected);
    }

    void optOuts_areReadFromTheirTable()
    {
        MauticWorld world(recorded(u"088"_s));

        const auto page = world.client.doNotContactAfter(1, 3, {});

        const QList<DoNotContact> expected{{.rowId = 2,
                                            .contact = {1},
                                            .channel = u"sms"_s,
                                            .reason = DoNotContactReason::Manual,
                                            .addedAt = parseMoment(u"2026-11-20 16:15:38")},
                                           {.rowId = 3,
                                            .contact = {1},
                                            .channel = u"email"_s,
                                            .reason = DoNotContactReason::Unsubscribed,
                                            .comments = u"via edit"_s,
                                            .addedAt = parseMoment(u"2026-11-20 16:15:38")}};
        QCOMPARE(page->rows, expected);
        QVERIFY(page->isLast);
        QVERIFY(world.lastPath().startsWith(
            u"/api/stats/lead_donotcontact?start=0&limit=3&order[0][col]=id&order[0][dir]=ASC"_s));
    }

    void aTableMauticDoesNotKnow_isABadReply()
    {
        MauticWorld world(recorded(u"091"_s));

        QCOMPARE(world.client.doNotContactAfter(0, 5000, {}).error().kind, ErrorKind::BadReply);
    }

    void members_includeThoseTakenOutByHand()
    {
        MauticWorld world(json(200, R"({"total":"2","stats":[
            {"leadlist_id":"1","lead_id":"7","manually_removed":"1","manually_added":"0"},
            {"leadlist_id":"1","lead_id":"3","manually_removed":"0","manually_added":"1"}]})"));

        const QList<SegmentMember> expected{{.segment = {1}, .contact = {3}},
                                            {.segment = {1}, .contact = {7}, .removedByHand = true}};
        QCOMPARE(*world.client.segmentMembers({1}, {}), expected);
    }

    void manyMembers_areReadPageByPage()
    {
        MauticWorld world([](const ScriptedRequest &request) {
            QByteArrayList rows;
            const bool isFirst = request.path.endsWith("=0");
            for (int i = 1; i <= (isFirst ? 5000 : 2); ++i)
                rows.append(QByteArray(R"({"leadlist_id":"1","lead_id":")" + QByteArray::number(isFirst ? i : i + 5000)
                                       + R"("})"));
            return json(200, QByteArray(R"({"total":"5002","stats":[)" + rows.join(',') + "]}"));
        });

        QCOMPARE(world.client.segmentMembers({1}, {})->size(), 5002);
        QVERIFY(world.lastPath().endsWith(u"where[1][col]=lead_id&where[1][expr]=gt&where[1][val]=5000"_s));
    }

    void whatHappenedToAContact_isReadInMauticsWords()
    {
        MauticWorld world(recorded(u"072"_s));

        const auto page = world.client.newestEvents({1}, 100, {});

        QVERIFY(page);
        QCOMPARE(page->total, 4);
        QCOMPARE(page->events.size(), 4);
        const ContactEvent joined{.at = *parseMoment(u"2026-11-20T16:15:38+00:00"),
                                  .kind = u"segment_membership"_s,
                                  .type = u"Segment membership change"_s,
                                  .label = u"Contact added to segment, Trial users"_s};
        QCOMPARE(page->events.first(), joined);
        QCOMPARE(page->events.at(2).label, u"Email. Contact unsubscribed from this channel."_s);
        QCOMPARE(world.lastPath(), u"/api/contacts/1/activity?limit=100&page=1&order[0]=timestamp&order[1]=DESC"_s);
    }

    void eventsWithLinksOrWithoutATime_areTakenAsFarAsTheyGo()
    {
        const QByteArray linked = R"({"event":"email.sent","eventType":"Email sent","eventLabel":)"
                                  R"({"label":"Autumn &#38; winter","href":"/s/emails/view/3"},)"
                                  R"("timestamp":"2026-11-20T16:15:38+00:00"})";
        const QByteArray timeless = R"({"event":"page.hit","eventLabel":"no time"})";
        MauticWorld world(json(200, QByteArray("{\"events\":[" + linked + ',' + timeless + "],\"total\":\"70\"}")));

        const auto page = world.client.newestEvents({1}, 100, {});

        QVERIFY(page);
        QCOMPARE(page->events.size(), 1);
        QCOMPARE(page->events.first().label, u"Autumn & winter"_s);
        QCOMPARE(page->total, 70);
        MauticWorld nonsense(json(200, R"({"event":1})"));
        QCOMPARE(nonsense.client.newestEvents({1}, 100, {}).error().kind, ErrorKind::BadReply);
    }

    void entities_areDecodedOnce()
    {
        QCOMPARE(decodedEntities(u"It&#39;s &#34;x&#34; &#38; y&#10;z &amp;lt; &#x41; &nope; & &#0; &#xD800;"_s),
                 u"It's \"x\" & y\nz &lt; A &nope; & &#0; &#xD800;"_s);
    }
};

QTEST_GUILESS_MAIN(TestMauticReading)
#include "tst_mautic_reading.moc"

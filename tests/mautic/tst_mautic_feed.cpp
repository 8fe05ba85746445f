// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mautic_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

ScriptedReply rows(const QByteArray &list) { return json(200, QByteArray(R"({"total":"9","stats":[)" + list + "]}")); }

QByteArray entry(qint64 id, const QByteArray &object, const QByteArray &action)
{
    return QByteArray(R"({"id":")" + QByteArray::number(id)
                      + R"(","user_name":"lockstep [1]","bundle":"lead","object":")" + object
                      + R"(","object_id":"7","action":")" + action
                      + R"(","details":"a:1:{broken","date_added":"2026-11-20 16:15:38"})");
}

FeedEntry read(qint64 id, FeedAction action)
{
    return {
        .id = id, .contact = {7}, .action = action, .by = u"lockstep [1]"_s, .at = parseMoment(u"2026-11-20 16:15:38")};
}

using Call = std::function<std::optional<Error>(MauticClient &)>;

Call call(auto member, auto... arguments)
{
    return [=](MauticClient &client) {
        const auto result = (client.*member)(arguments..., std::stop_token());
        return result ? std::optional<Error>() : result.error();
    };
}

} // namespace

/// What changed in Mautic, as its logs tell.
class TestMauticFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesOfContacts_areReadFromTheAuditLog()
    {
        MauticWorld world(rows(QByteArrayList{entry(44, "lead", "identified"), entry(43, "company", "create"),
                                              entry(46, "lead", "ipadded"), entry(45, "lead", "merge"),
                                              entry(47, "segment", "create")}
                                   .join(',')));

        const auto page = world.client.contactChangesAfter(42, 5, {});

        QVERIFY(page);
        QCOMPARE(*page,
                 (FeedPage{.entries = {read(44, FeedAction::Identified), read(45, FeedAction::Merged),
                                       read(46, FeedAction::Other)},
                           .firstId = 43,
                           .lastId = 47,
                           .isLast = false}));
        QCOMPARE(world.lastPath(),
                 u"/api/stats/audit_log?start=0&limit=5&order[0][col]=id&order[0][dir]=ASC&where[0][col]=bundle"
                 "&where[0][expr]=eq&where[0][val]=lead&where[1][col]=id&where[1][expr]=gt&where[1][val]=42"_s);
    }

    void aShortPage_isTheEnd()
    {
        MauticWorld world(rows(entry(43, "lead", "delete")));

        QCOMPARE(*world.client.contactChangesAfter(42, 5, {}),
                 (FeedPage{.entries = {read(43, FeedAction::Deleted)}, .firstId = 43, .lastId = 43, .isLast = true}));
    }

    void theNewestChange_isOneRow()
    {
        MauticWorld world(recorded(u"086"_s));

        QCOMPARE(world.client.newestContactChange({}).value(), 43);
        QCOMPARE(world.lastPath(),
                 u"/api/stats/audit_log?start=0&limit=1&order[0][col]=id&order[0][dir]=DESC&where[0][col]=bundle"
                 "&where[0][expr]=eq&where[0][val]=lead"_s);
    }

    void emptyLogs_areEmpty()
    {
        MauticWorld world(recorded(u"087"_s));

        QCOMPARE(*world.client.contactChangesAfter(100, 5000, {}), FeedPage());
        QCOMPARE(world.client.newestContactChange({}).value(), 0);
        QCOMPARE(*world.client.segmentEventsAfter(0, 5000, {}), SegmentEventPage());
        QCOMPARE(world.client.newestSegmentEvent({}).value(), 0);
    }

    void eventsOfSegments_areReadFromTheirLog()
    {
        MauticWorld world(rows(R"({"id":"483","lead_id":"8","object":"segment","action":"removed","object_id":"18",
                "date_added":"2026-11-21 13:12:28"},
            {"id":"482","lead_id":"7","object":"segment","action":"added","object_id":"18",
                "date_added":"2026-11-21 13:12:27"},
            {"id":"484","object":"segment","action":"added","object_id":"18","date_added":"2026-11-21 13:12:29"})"));

        const auto page = world.client.segmentEventsAfter(480, 3, {});

        QVERIFY(page);
        const QList<SegmentEvent> expected{
            {.id = 482, .contact = {7}, .segment = {18}, .added = true, .at = parseMoment(u"2026-11-21 13:12:27")},
            {.id = 483, .contact = {8}, .segment = {18}, .added = false, .at = parseMoment(u"2026-11-21 13:12:28")}};
        QCOMPARE(*page, (SegmentEventPage{.events = expected, .lastId = 484, .isLast = false}));
        QCOMPARE(world.lastPath(),
                 u"/api/stats/lead_event_log?start=0&limit=3&order[0][col]=id&order[0][dir]=ASC&where[0][col]=object"
                 "&where[0][expr]=eq&where[0][val]=segment&where[1][col]=id&where[1][expr]=gt&where[1][val]=480"_s);
    }

    void aLogWeAreNotGiven_isNamed_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray refusal = R"({"errors":[{"code":500,"message":"no"}]})";
        QTest::newRow("unknown table") << recorded(u"091"_s) << ErrorKind::BadReply;
        QTest::newRow("forbidden") << json(403, refusal) << ErrorKind::Forbidden;
        QTest::newRow("no such route") << json(404, R"({"errors":[{"code":404,"message":"No route found"}]})")
                                       << ErrorKind::BadReply;
        QTest::newRow("not found") << json(404, refusal) << ErrorKind::BadReply;
        QTest::newRow("200 with errors") << json(200, refusal) << ErrorKind::BadReply;
    }

    void aLogWeAreNotGiven_isNamed()
    {
        QFETCH(const ScriptedReply, reply);
        QFETCH(const ErrorKind, kind);
        const QList<std::pair<QString, Call>> calls{
            {u"audit_log"_s, call(&MauticClient::contactChangesAfter, 0, 5000)},
            {u"audit_log"_s, call(&MauticClient::newestContactChange)},
            {u"lead_event_log"_s, call(&MauticClient::segmentEventsAfter, 0, 5000)},
            {u"lead_event_log"_s, call(&MauticClient::newestSegmentEvent)}};

        for (const auto &[table, ask] : calls) {
            MauticWorld world(reply);
            const auto error = ask(world.client);
            QVERIFY(error);
            QCOMPARE(error->kind, kind);
            QCOMPARE(error->subject, table);
        }
    }

    void aFaultOfTheServer_isNotTakenForAMissingLog()
    {
        MauticWorld world(json(500, R"({"errors":[{"code":500,"message":"oh"}]})"));

        const Error error = world.client.contactChangesAfter(0, 5000, {}).error();

        QCOMPARE(error.kind, ErrorKind::ServerFault);
        QVERIFY(error.subject != u"audit_log"_s);
    }

    void rowsThatWereNotAskedFor_areABadReply()
    {
        MauticWorld world(rows(entry(42, "lead", "update")));

        QCOMPARE(world.client.contactChangesAfter(42, 5, {}).error().kind, ErrorKind::BadReply);
    }

    void contactsById_areOneRequest()
    {
        MauticWorld world(recorded(u"041"_s));

        const auto found = world.client.contactsWithIds({{2}, {1}, {99}}, {});

        QVERIFY(found);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->constFirst().id, ContactId{1});
        QCOMPARE(world.calls().size(), 1);
        QCOMPARE(world.lastPath(),
                 u"/api/contacts?minimal=1&limit=500&orderBy=id&orderByDir=asc&where[0][col]=id"
                 "&where[0][expr]=in&where[0][val]=2,1,99"_s);
    }

    void fiveHundredIds_fitIntoOneAddress()
    {
        MauticWorld world(json(200, R"({"total":"0","contacts":{}})"));
        QList<ContactId> ids;
        for (qint64 i = 0; i < 500; ++i)
            ids.append(ContactId{999'999'000 + i});

        QVERIFY(world.client.contactsWithIds(ids, {})->isEmpty());

        QCOMPARE(world.calls().size(), 1);
        QVERIFY2(world.calls().constFirst().path.size() < 8000,
                 qPrintable(QString::number(world.calls().constFirst().path.size())));
        ids.append(ContactId{1});
        QCOMPARE(world.client.contactsWithIds(ids, {}).error().kind, ErrorKind::BadInput);
        QCOMPARE(world.client.doNotContactOf(ids, {}).error().kind, ErrorKind::BadInput);
    }

    void contactsNobodyAskedFor_areABadReply()
    {
        MauticWorld world(recorded(u"041"_s));

        QCOMPARE(world.client.contactsWithIds({{1}}, {}).error().kind, ErrorKind::BadReply);
    }

    void noIds_askNothing()
    {
        MauticWorld world(json(500, "{}"));

        QVERIFY(world.client.contactsWithIds({}, {})->isEmpty());
        QVERIFY(world.client.doNotContactOf({}, {})->isEmpty());
        QVERIFY(world.calls().isEmpty());
    }

    void optOutsOfSomeContacts_areReadFromTheirTable()
    {
        MauticWorld world(recorded(u"088"_s));

        const auto found = world.client.doNotContactOf({{1}, {2}}, {});

        QVERIFY(found);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->constFirst().rowId, 2);
        QCOMPARE(world.lastPath(),
                 u"/api/stats/lead_donotcontact?start=0&limit=5000&order[0][col]=id&order[0][dir]=ASC"
                 "&where[0][col]=lead_id&where[0][expr]=in&where[0][val]=1,2&where[1][col]=id&where[1][expr]=gt"
                 "&where[1][val]=0"_s);
    }
};

QTEST_GUILESS_MAIN(TestMauticFeed)
#include "tst_mautic_feed.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mautic_world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

ContactDraft draft(const QString &email)
{
    return {.fields = {{u"email"_s, email}, {u"firstname"_s, u"A"_s}, {u"city"_s, QString()}}};
}

QList<ItemOutcome> outcomesOf(const QList<ItemResult> &results)
{
    QList<ItemOutcome> out;
    for (const ItemResult &result : results)
        out.append(result.outcome);
    return out;
}

QJsonArray sentArray(const ScriptedRequest &request) { return QJsonDocument::fromJson(request.body).array(); }

/// Makes every item of a batch, at most `limit` of them at once.
ScriptedReply created(const ScriptedRequest &request, qsizetype limit)
{
    const qsizetype count = sentArray(request).size();
    if (count > limit)
        return json(500,
                    QByteArray(R"({"errors":[{"code":500,"message":"A max of )" + QByteArray::number(limit)
                               + R"( entities are supported at a time.","details":[]}]})"));
    QByteArrayList codes(count, "201");
    return json(201, QByteArray(R"({"contacts":[],"statusCodes":[)" + codes.join(',') + "]}"));
}

const ScriptedReply closesAtOnce{.bytes = {}, .after = ScriptedReply::Close};

} // namespace

class TestMauticWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatchOfNewContacts_isToldApartByItem()
    {
        MauticWorld world(recorded(u"036"_s));
        const QList<ContactDraft> drafts{draft(u"b1@example.com"_s), draft(u"bad@example.com"_s),
                                         draft(u"ada.lovelace@example.com"_s), draft(u"b2@example.com"_s),
                                         draft(u"b3@example.com"_s)};

        const auto results = world.client.createContacts(drafts, {});

        QCOMPARE(outcomesOf(*results),
                 (QList{ItemOutcome::Created, ItemOutcome::Rejected, ItemOutcome::Existed, ItemOutcome::Existed,
                        ItemOutcome::Created}));
        QCOMPARE(results->at(0).contact->id, ContactId{7});
        QCOMPARE(results->at(0).contact->fields.value(u"firstname"_s), u"B1"_s);
        QVERIFY(!results->at(1).contact);
        QCOMPARE(results->at(1).refusedFields, QStringList{u"email"_s});
        QCOMPARE(results->at(2).contact->fields.value(u"city"_s), u"Bath"_s);
        QCOMPARE(world.calls().constFirst().verb, QByteArray("POST"));
        QCOMPARE(world.lastPath(), u"/api/contacts/batch/new"_s);
        QCOMPARE(sentArray(world.calls().constFirst()).at(0).toObject(),
                 (QJsonObject{{u"email"_s, u"b1@example.com"_s}, {u"firstname"_s, u"A"_s}}));
        QCOMPARE(world.gate.asked.constLast(), RequestKind::Write);
    }

    void draftsWithoutAnAddressOfTheirOwn_leaveNothing()
    {
        MauticWorld world(json(201, "{}"));

        QCOMPARE(world.client.createContacts({draft(QString())}, {}).error().kind, ErrorKind::BadInput);
        QCOMPARE(world.client.createContacts({draft(u"a@example.com"_s), draft(u"A@example.com"_s)}, {}).error().kind,
                 ErrorKind::BadInput);
        QCOMPARE(world.client.createContacts({draft(u"jörg@example.com"_s)}, {}).error().kind, ErrorKind::BadInput);
        QVERIFY(world.calls().isEmpty());
    }

    void aBatchOfEdits_isToldApartByItem()
    {
        MauticWorld world(recorded(u"037"_s));

        const auto results = world.client.editContacts({{{1}, {{u"city"_s, u"Paris"_s}}},
                                                        {{999999}, {{u"city"_s, u"x"_s}}},
                                                        {{7}, {{u"email"_s, u"ada.lovelace@example.com"_s}}},
                                                        {{2}, {{u"email"_s, u"nope@example.com"_s}}}},
                                                       {});

        QCOMPARE(
            outcomesOf(*results),
            (QList{ItemOutcome::Updated, ItemOutcome::NotFound, ItemOutcome::AddressTaken, ItemOutcome::Rejected}));
        QCOMPARE(results->at(0).contact->id, ContactId{1});
        QVERIFY(!results->at(2).contact);
        QVERIFY(!results->at(3).contact);
        QCOMPARE(results->at(3).message, u"email: nope is invalid."_s);
        QCOMPARE(world.calls().constFirst().verb, QByteArray("PATCH"));
        QCOMPARE(world.lastPath(), u"/api/contacts/batch/edit"_s);
    }

    void onlyAnItemWithABlank_overwritesWithBlank()
    {
        MauticWorld world(json(200, R"({"contacts":[],"statusCodes":[200,200]})"));

        QVERIFY(world.client.editContacts(
            {{{1}, {{u"city"_s, QString()}, {u"firstname"_s, u"A"_s}}}, {{2}, {{u"city"_s, u"B"_s}}}}, {}));

        const QJsonArray expected{
            QJsonObject{
                {u"id"_s, 1}, {u"city"_s, QJsonValue::Null}, {u"firstname"_s, u"A"_s}, {u"overwriteWithBlank"_s, true}},
            QJsonObject{{u"id"_s, 2}, {u"city"_s, u"B"_s}}};
        QCOMPARE(sentArray(world.calls().constFirst()), expected);
    }

    void editsWithoutAContactOfTheirOwn_leaveNothing()
    {
        MauticWorld world(json(200, "{}"));

        QCOMPARE(world.client.editContacts({{{0}, {{u"city"_s, u"B"_s}}}}, {}).error().kind, ErrorKind::BadInput);
        QCOMPARE(world.client.editContacts({{{1}, {}}, {{1}, {}}}, {}).error().kind, ErrorKind::BadInput);
        QCOMPARE(world.client.editContacts({{{1}, {{u"email"_s, u"te,st@example.com"_s}}}}, {}).error().kind,
                 ErrorKind::BadInput);
        QVERIFY(world.calls().isEmpty());
    }

    void aSmallerBatchLimit_isLearnedAndKept()
    {
        MauticWorld world([](const ScriptedRequest &request) { return created(request, 2); }, clientCredentials(), 5);
        const QList<ContactDraft> drafts{draft(u"a@example.com"_s), draft(u"b@example.com"_s),
                                         draft(u"c@example.com"_s)};

        QCOMPARE(outcomesOf(*world.client.createContacts(drafts, {})), QList<ItemOutcome>(3, ItemOutcome::Created));
        QCOMPARE(world.client.batchLimit(), 2);
        QCOMPARE(world.calls().size(), 3);
        QVERIFY(world.client.createContacts(drafts, {}));
        QCOMPARE(world.calls().size(), 5);
    }

    void aLaterPieceThatFails_leavesTheWholeOpen()
    {
        MauticWorld world(
            [](const ScriptedRequest &request) {
                return request.body.contains("c@example.com")
                    ? json(403, R"({"errors":[{"code":403,"message":"No."}]})")
                    : created(request, 2);
            },
            clientCredentials(), 2);

        const auto results = world.client.createContacts(
            {draft(u"a@example.com"_s), draft(u"b@example.com"_s), draft(u"c@example.com"_s)}, {});

        QCOMPARE(results.error().kind, ErrorKind::OutcomeUnknown);
    }

    void aBatchWithoutAKnowableAnswer_isOpen_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::newRow("closed") << closesAtOnce;
        QTest::newRow("half") << json(201, R"({"contacts":{)");
        QTest::newRow("empty") << json(201, "");
        QTest::newRow("a page") << json(200, "<html></html>");
        QTest::newRow("too few statuses") << json(201, R"({"contacts":[],"statusCodes":[201]})");
        QTest::newRow("no statuses") << json(201, R"({"contacts":[]})");
        QTest::newRow("out of time") << recorded(u"051"_s);
        QTest::newRow("a gateway gave up") << json(504, "<html></html>");
    }
    void aBatchWithoutAKnowableAnswer_isOpen()
    {
        QFETCH(ScriptedReply, reply);
        MauticWorld world(reply);

        const auto results = world.client.createContacts({draft(u"a@example.com"_s), draft(u"b@example.com"_s)}, {});

        QCOMPARE(results.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(world.calls().size(), 1);
    }

    void aField_isCreated()
    {
        MauticWorld world(recorded(u"010"_s));

        const auto field = world.client.createField({.alias = u"app_user_id"_s, .label = u"App user id"_s}, {});

        QCOMPARE(*field, (ContactField{.alias = u"app_user_id"_s, .label = u"App user id"_s, .lengthLimit = 64}));
        QCOMPARE(QJsonDocument::fromJson(world.calls().constFirst().body).object(),
                 (QJsonObject{{u"alias"_s, u"app_user_id"_s}, {u"label"_s, u"App user id"_s}, {u"type"_s, u"text"_s}}));
    }

    void aFieldThatCannotBeHad_saysWhy()
    {
        MauticWorld taken(recorded(u"013"_s));
        MauticWorld queued(json(202, R"({"field":{"id":44,"alias":"app_user_id","isPublished":false}})"));
        const NewContactField field{.alias = u"app_user_id"_s, .label = u"App user id"_s};

        QCOMPARE(taken.client.createField(field, {}).error().kind, ErrorKind::Rejected);
        QCOMPARE(taken.client.createField(field, {}).error().subject, u"alias"_s);
        QCOMPARE(queued.client.createField(field, {}).error().subject,
                 u"app_user_id (mautic:custom-field:create-column)"_s);
        QCOMPARE(
            queued.client.createField({.alias = u"an_alias_that_is_much_too_long"_s, .label = u"x"_s}, {}).error().kind,
            ErrorKind::BadInput);
    }

    void aSegment_isCreated()
    {
        MauticWorld world(recorded(u"060"_s));

        const auto segment = world.client.createSegment(u"Trial users"_s, {});

        QCOMPARE(*segment, (Segment{.id = {1}, .name = u"Trial users"_s, .alias = u"trial-users"_s}));
    }

    void additionsToASegment_areToldApart()
    {
        MauticWorld world(recorded(u"068"_s));

        const auto additions = world.client.addToSegment({1}, {{1}, {7}, {999999}, {5}}, {});

        QCOMPARE(additions->size(), 4);
        QVERIFY(additions->at(0).added);
        QVERIFY(additions->at(1).added);
        QVERIFY(!additions->at(2).added);
        QVERIFY(!additions->at(3).added);
        QCOMPARE(world.calls().constFirst().body, QByteArray(R"({"ids":[1,7,999999,5]})"));
    }

    void tooManyAdditions_leaveNothing()
    {
        MauticWorld world(recorded(u"068"_s));
        QList<ContactId> contacts;
        for (qint64 i = 1; i <= 501; ++i)
            contacts.append(ContactId{i});

        QCOMPARE(world.client.addToSegment({1}, contacts, {}).error().kind, ErrorKind::BadInput);
        QVERIFY(world.client.addToSegment({1}, {}, {})->isEmpty());
        QVERIFY(world.calls().isEmpty());
    }

    void anOptOut_comesBackAsMauticHoldsIt()
    {
        MauticWorld world(recorded(u"052"_s));

        const auto rows =
            world.client.addDoNotContact({1}, DoNotContactReason::Unsubscribed, u"Asked by phone, ticket 4711"_s, {});

        const QList<DoNotContact> expected{{.rowId = 1,
                                            .contact = {1},
                                            .channel = u"email"_s,
                                            .reason = DoNotContactReason::Unsubscribed,
                                            .comments = u"Asked by phone, ticket 4711"_s,
                                            .addedAt = parseMoment(u"2026-11-20T16:15:38+00:00")}};
        QCOMPARE(*rows, expected);
        QCOMPARE(world.lastPath(), u"/api/contacts/1/dnc/email/add"_s);
        QCOMPARE(QJsonDocument::fromJson(world.calls().constFirst().body).object(),
                 (QJsonObject{{u"reason"_s, 1}, {u"comments"_s, u"Asked by phone, ticket 4711"_s}}));
    }

    void anOptOutOfNobody_isNotFound()
    {
        MauticWorld world(recorded(u"058"_s));

        QCOMPARE(world.client.addDoNotContact({999999}, DoNotContactReason::Unsubscribed, {}, {}).error().kind,
                 ErrorKind::NotFound);
    }

    void anOptOutThatIsNotInTheAnswer_isOpen()
    {
        MauticWorld world(json(200, R"({"contact":{"id":1,"doNotContact":[]}})"));

        QCOMPARE(world.client.addDoNotContact({1}, DoNotContactReason::Unsubscribed, {}, {}).error().kind,
                 ErrorKind::OutcomeUnknown);
    }
};

QTEST_GUILESS_MAIN(TestMauticWriting)
#include "tst_mautic_writing.moc"

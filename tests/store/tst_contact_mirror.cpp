// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/contact_mirror.h"
#include "store/do_not_contact_mirror.h"
#include "store/segment_member_mirror.h"
#include "store/transaction.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace
{

Contact contact(qint64 id, const QString &email)
{
    return {.id = {id}, .fields = {{u"email"_s, email}, {u"firstname"_s, u""_s}}, .addedAt = Moment{1'000'000}};
}

DoNotContact optOut(qint64 row, qint64 contact)
{
    return {.rowId = row,
            .contact = {contact},
            .channel = u"email"_s,
            .reason = DoNotContactReason::Unsubscribed,
            .comments = u"said \"no\" & left"_s,
            .addedAt = Moment{2'000'000}};
}

} // namespace

class TestContactMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contacts_areKeptAsTheyWereAnswered();
    void hostileValues_comeBackTheSame_data();
    void hostileValues_comeBackTheSame();
    void unchangedContacts_costNoWrite();
    void fieldThatIsNoLongerReturned_isUnknownAgain();
    void answerToAWrite_keepsWhatItDoesNotMention();
    void contactsNotSeenAgain_areDeleted();
    void contactMadeDuringAScan_isNotDeletedByIt();
    void contacts_areFoundByAddressAndByUserId();
    void contactsWithoutAddress_areNotFoundByAnEmptyOne();
    void everyDifference_isAChange();
    void namedFields_areGivenOutAlone();
    void pages_followEachOther();
    void merges_leadToTheLastSurvivor();
    void contactThatIsBack_isNoLongerMerged();
    void doNotContactTable_isReplaced();
    void unchangedDoNotContactTable_costsNoWrite();
    void doNotContactAnswer_replacesOneContactAlone();
    void members_areReplacedPerSegment();
    void confirmedMembers_areAdded();
};

void TestContactMirror::contacts_areKeptAsTheyWereAnswered()
{
    StoreWorld world;
    const QList<Contact> contacts{contact(1, u"a@example.org"_s), Contact{.id = {2}},
                                  contact(9'000'000'000, u"b@example.org"_s)};
    QCOMPARE(must(ContactMirror(world.database()).upsert(contacts)), 3);

    world.reopen();

    ContactMirror mirror(world.database());
    QCOMPARE(must(mirror.withIds({{2}, {9'000'000'000}, {1}, {5}})), contacts);
    QCOMPARE(must(mirror.count()), 3);
    QCOMPARE(must(mirror.remove({{2}, {5}})), 1);
    QCOMPARE(must(mirror.withIds({{2}})), QList<Contact>());
}

void TestContactMirror::hostileValues_comeBackTheSame_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("quotes") << u"\"'`\\ \\u0041 \\\\\""_s;
    QTest::newRow("controls") << QString(u"\x01\x1f\x7f\t\r\n"_s);
    QTest::newRow("nul") << QString(u"a\0b"_s);
    QTest::newRow("SQL") << u"'; DROP TABLE contact; --"_s;
    QTest::newRow("JSON") << u"\"}],{\"a\":[1"_s;
    QTest::newRow("scripts") << u"Ωμέγα שלום 漢字 👩‍👩‍👧 ﷽"_s;
    QTest::newRow("right to left override") << u"\u202Egnp.exe"_s;
    QTest::newRow("long") << QString(100'000, u'ß');
}

void TestContactMirror::hostileValues_comeBackTheSame()
{
    QFETCH(QString, value);
    StoreWorld world;
    ContactMirror mirror(world.database());
    const Contact hostile{.id = {1}, .fields = {{u"email"_s, value}, {value, value}, {u"app_user_id"_s, value}}};

    must(mirror.upsert({hostile}));

    QCOMPARE(must(mirror.withIds({{1}})), QList{hostile});
    // SQLite cuts what it looks for at a NUL.
    if (!value.contains(QChar::Null))
        QCOMPARE(must(mirror.withAppUserIds({value})), QList{hostile});
    QCOMPARE(must(mirror.upsert({hostile})), 0);
}

void TestContactMirror::unchangedContacts_costNoWrite()
{
    StoreWorld world;
    const QList<Contact> contacts{contact(1, u"a@example.org"_s), contact(2, u"b@example.org"_s)};
    must(ContactMirror(world.database()).upsert(contacts));
    world.reopen();
    const auto other = must(Database::openExisting(world.path()));
    const auto writing = must(Transaction::begin(*other));
    ContactMirror mirror(world.database());

    must(mirror.beginScan());
    QCOMPARE(must(mirror.upsert(contacts)), 0);
    QCOMPARE(must(mirror.upsertAnswered({Contact{.id = {1}}})), 0);
}

void TestContactMirror::fieldThatIsNoLongerReturned_isUnknownAgain()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    must(mirror.upsert({contact(1, u"a@example.org"_s)}));
    const Contact lesser{.id = {1}, .fields = {{u"email"_s, u"a@example.org"_s}}};

    QCOMPARE(must(mirror.upsert({lesser})), 1);

    QCOMPARE(must(mirror.withIds({{1}})), QList{lesser});
}

void TestContactMirror::answerToAWrite_keepsWhatItDoesNotMention()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    Contact expected = contact(1, u"a@example.org"_s);
    must(mirror.upsert({expected}));
    const Contact made{.id = {2}, .fields = {{u"email"_s, u"b@example.org"_s}}};

    QCOMPARE(must(mirror.upsertAnswered({{.id = {1}, .fields = {{u"firstname"_s, u"Ada"_s}}}, made})), 2);

    expected.fields.insert(u"firstname"_s, u"Ada"_s);
    QCOMPARE(must(mirror.withIds({{1}, {2}})), (QList{expected, made}));
}

void TestContactMirror::contactsNotSeenAgain_areDeleted()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    must(mirror.upsert({contact(1, u"a@example.org"_s), contact(2, u"b@example.org"_s)}));

    must(mirror.beginScan());
    must(mirror.upsert({contact(2, u"b@example.org"_s)}));
    QCOMPARE(must(mirror.finishScan()), 1);

    QCOMPARE(must(mirror.page({}, 10)), QList{contact(2, u"b@example.org"_s)});
    QCOMPARE(kindOf(mirror.finishScan()), ErrorKind::Internal);
    QCOMPARE(must(mirror.count()), 1);
}

void TestContactMirror::contactMadeDuringAScan_isNotDeletedByIt()
{
    StoreWorld world;
    ContactMirror mirror(world.database());

    must(mirror.beginScan());
    must(mirror.upsertAnswered({contact(3, u"c@example.org"_s)}));
    QCOMPARE(must(mirror.finishScan()), 0);

    QCOMPARE(must(mirror.count()), 1);
}

void TestContactMirror::contacts_areFoundByAddressAndByUserId()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    const Contact a = contact(1, u"Ada@Example.org"_s);
    const Contact b = contact(2, u"ada@example.org"_s);
    const Contact c{.id = {3}, .fields = {{u"app_user_id"_s, u"42"_s}}};
    must(mirror.upsert({a, b, c}));

    QCOMPARE(must(mirror.withEmailKeys({u"none@example.org"_s, u"ada@example.org"_s})), (QList{a, b}));
    QCOMPARE(must(mirror.withAppUserIds({u"42"_s, u"43"_s})), QList{c});
}

void TestContactMirror::contactsWithoutAddress_areNotFoundByAnEmptyOne()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    must(mirror.upsert({contact(1, {}), Contact{.id = {2}}}));

    QVERIFY(must(mirror.withEmailKeys({u""_s})).isEmpty());
    QVERIFY(must(mirror.withAppUserIds({u""_s})).isEmpty());
}

void TestContactMirror::everyDifference_isAChange()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    Contact one = contact(1, u"a@example.org"_s);
    must(mirror.upsert({one}));
    const auto isChange = [&] { return must(mirror.upsert({one})) == 1 && must(mirror.withIds({{1}})) == QList{one}; };

    one.fields.insert(u"firstname"_s, u"a@example.org"_s);
    QVERIFY(isChange());
    one.fields = {{u"email"_s, u"firstname"_s}, {u"firstname"_s, u"email"_s}};
    QVERIFY(isChange());
    one.fields = {{u"email"_s, u"email"_s}, {u"firstname"_s, u"firstname"_s}};
    QVERIFY(isChange());
    one.fields.insert(u"company"_s, {});
    QVERIFY(isChange());
    one.addedAt = Moment{0};
    QVERIFY(isChange());
    one.addedAt = std::nullopt;
    QVERIFY(isChange());
    one.fields = {};
    QVERIFY(isChange());
    QVERIFY(!isChange());
}

void TestContactMirror::namedFields_areGivenOutAlone()
{
    StoreWorld world;
    ContactMirror narrow(world.database(), {u"email"_s, u"company"_s});
    Contact expected = contact(1, u"a@example.org"_s);
    must(narrow.upsert({expected}));

    QCOMPARE(must(narrow.withIds({{1}})).first().fields, (QHash<QString, QString>{{u"email"_s, u"a@example.org"_s}}));
    must(narrow.upsertAnswered({{.id = {1}, .fields = {{u"lastname"_s, u"L"_s}}}}));

    expected.fields.insert(u"lastname"_s, u"L"_s);
    QCOMPARE(must(ContactMirror(world.database()).withIds({{1}})), QList{expected});
}

void TestContactMirror::pages_followEachOther()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    QList<Contact> all;
    for (const qint64 id : {2, 3, 5, 8, 13})
        all.append(contact(id, u"a@example.org"_s));
    must(mirror.upsert(all));

    const auto first = must(mirror.page({}, 3));
    const auto second = must(mirror.page(first.last().id, 3));

    QCOMPARE(first + second, all);
}

void TestContactMirror::merges_leadToTheLastSurvivor()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    must(mirror.rememberMerge({1}, {2}));
    must(mirror.rememberMerge({2}, {3}));
    must(mirror.rememberMerge({2}, {3}));

    QCOMPARE(must(mirror.mergedInto({{1}, {2}, {3}, {4}})), (QHash<ContactId, ContactId>{{{1}, {3}}, {{2}, {3}}}));
    QCOMPARE(kindOf(mirror.rememberMerge({1}, {1})), ErrorKind::BadInput);
}

void TestContactMirror::contactThatIsBack_isNoLongerMerged()
{
    StoreWorld world;
    ContactMirror mirror(world.database());
    must(mirror.rememberMerge({1}, {2}));

    must(mirror.rememberMerge({2}, {1}));

    QCOMPARE(must(mirror.mergedInto({{1}, {2}})), (QHash<ContactId, ContactId>{{{2}, {1}}}));
}

void TestContactMirror::doNotContactTable_isReplaced()
{
    StoreWorld world;
    DoNotContactMirror mirror(world.database());
    QCOMPARE(must(mirror.replaceAll({optOut(1, 10), optOut(2, 20), optOut(3, 30)})),
             (QList<ContactId>{{10}, {20}, {30}}));
    DoNotContact bounced = optOut(2, 20);
    bounced.reason = DoNotContactReason::Bounced;
    bounced.addedAt = std::nullopt;

    QCOMPARE(must(mirror.replaceAll({optOut(1, 10), bounced, optOut(4, 10)})), (QList<ContactId>{{10}, {20}, {30}}));

    QCOMPARE(must(mirror.ofContacts({{30}, {20}, {10}})), (QList{optOut(1, 10), optOut(4, 10), bounced}));
    QCOMPARE(must(mirror.count()), 3);
}

void TestContactMirror::unchangedDoNotContactTable_costsNoWrite()
{
    StoreWorld world;
    DoNotContactMirror mirror(world.database());
    must(mirror.replaceAll({optOut(1, 10), optOut(2, 20)}));

    QCOMPARE(must(mirror.replaceAll({optOut(2, 20), optOut(1, 10)})), QList<ContactId>());
}

void TestContactMirror::doNotContactAnswer_replacesOneContactAlone()
{
    StoreWorld world;
    DoNotContactMirror mirror(world.database());
    must(mirror.replaceAll({optOut(1, 10), optOut(2, 20)}));

    must(mirror.replaceOf({10}, {optOut(7, 10)}));
    QCOMPARE(kindOf(mirror.replaceOf({20}, {optOut(8, 10)})), ErrorKind::BadInput);

    QCOMPARE(must(mirror.ofContacts({{10}, {20}})), (QList{optOut(7, 10), optOut(2, 20)}));
}

void TestContactMirror::members_areReplacedPerSegment()
{
    StoreWorld world;
    SegmentMemberMirror mirror(world.database());
    const SegmentMember one{.segment = {1}, .contact = {10}};
    const SegmentMember two{.segment = {1}, .contact = {20}, .removedByHand = true};
    const SegmentMember other{.segment = {2}, .contact = {10}};
    QCOMPARE(must(mirror.replaceMembers({1}, {two, one})), (QList<ContactId>{{10}, {20}}));
    QCOMPARE(must(mirror.replaceMembers({2}, {other})), QList<ContactId>{{10}});

    QCOMPARE(must(mirror.replaceMembers({1}, {two})), QList<ContactId>{{10}});
    QCOMPARE(must(mirror.replaceMembers({1}, {two})), QList<ContactId>());
    QCOMPARE(kindOf(mirror.replaceMembers({1}, {other})), ErrorKind::BadInput);

    QCOMPARE(must(mirror.membersAmong({1}, {{10}, {20}, {30}})), QList{two});
    QCOMPARE(must(mirror.membersAmong({2}, {{10}})), QList{other});
}

void TestContactMirror::confirmedMembers_areAdded()
{
    StoreWorld world;
    SegmentMemberMirror mirror(world.database());
    must(mirror.add({1}, {{10}, {20}}));
    must(mirror.add({1}, {{20}}));

    QCOMPARE(must(mirror.membersAmong({1}, {{20}, {10}})),
             (QList<SegmentMember>{{.segment = {1}, .contact = {10}}, {.segment = {1}, .contact = {20}}}));
}

QTEST_GUILESS_MAIN(TestContactMirror)
#include "tst_contact_mirror.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_log.h"
#include "store/link_repository.h"
#include "store/transaction.h"
#include "store/user_mirror.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace
{

AppUser user(const QString &id, const QString &email) { return {.id = {id}, .email = email, .firstName = u"Ada"_s}; }

AppUser fullUser()
{
    return {.id = {u"0f8d"_s},
            .email = u"Zoë+x@Example.org"_s,
            .emailVerified = false,
            .firstName = u"<b>Zoë</b> 'quoted\" \\ 名"_s,
            .lastName = QString(u"tab\tnul\0end"_s),
            .createdAt = Moment{1'790'000'000'123'456},
            .updatedAt = Moment{-1},
            .locale = u"de_CH"_s,
            .timeZone = u"Pacific/Auckland"_s,
            .phone = u"+41 44 000 00 00"_s,
            .company = u"Robert'); DROP TABLE app_user;--"_s,
            .source = u"ad"_s,
            .accountTier = u"pro"_s,
            .registrationMethod = u"oauth"_s,
            .authProvider = u"github"_s,
            .trackedContact = ContactId{7},
            .storedContact = ContactId{9'000'000'000},
            .optedOut = true,
            .banned = true,
            .deleted = true};
}

QList<AppUserId> ids(const QList<AppUser> &users)
{
    QList<AppUserId> all;
    for (const AppUser &one : users)
        all.append(one.id);
    return all;
}

} // namespace

class TestUserMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void users_areKeptAsTheyWereRead();
    void unchangedUsers_costNoWrite();
    void changedUsers_areCounted();
    void usersNotSeenAgain_areGoneButKept();
    void goneUsers_comeBackWhenTheyAreRead();
    void scanThatIsNotFinished_hasNoEffect();
    void scanThatWasNotBegun_cannotFinish();
    void pages_followEachOtherInBinaryOrder();
    void sharedAddresses_areFoundWhateverTheirLetterCase();
    void goneUsers_shareNothing();
    void nothingIsKept_whenTheTransactionAroundFails();
    void newAndDifferentUsers_areTold();
    void everyDifference_isKeptFieldByField();
    void ownLinkAndTouchedRow_areNoChange();
    void linksWeStored_areNotDifferentWhenReadAgain();
    void linkWrittenBySomeoneElse_isAChange();
    void goingAndComing_areChanges();
    void changesOfOneSubject_areGivenNewestFirst_andForgotten();
};

void TestUserMirror::users_areKeptAsTheyWereRead()
{
    StoreWorld world;
    const QList<AppUser> users{fullUser(), user(u"a"_s, u"a@example.org"_s), AppUser{.id = {u"z"_s}}};
    QCOMPARE(must(UserMirror(world.database()).upsert(users)), 3);

    world.reopen();

    UserMirror mirror(world.database());
    QCOMPARE(must(mirror.withIds({{u"z"_s}, {u"a"_s}, {u"0f8d"_s}, {u"none"_s}})), users);
    QCOMPARE(must(mirror.count()), 3);
    QVERIFY(must(mirror.exists({u"a"_s})));
    QVERIFY(!must(mirror.exists({u"A"_s})));
}

void TestUserMirror::unchangedUsers_costNoWrite()
{
    StoreWorld world;
    const QList<AppUser> users{fullUser(), user(u"a"_s, u"a@example.org"_s)};
    must(UserMirror(world.database()).upsert(users));
    world.reopen();
    // Another writer holds the store: a write would fail.
    const auto other = must(Database::openExisting(world.path()));
    const auto writing = must(Transaction::begin(*other));
    UserMirror mirror(world.database());

    must(mirror.beginScan());
    QCOMPARE(must(mirror.upsert(users)), 0);
}

void TestUserMirror::changedUsers_areCounted()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    QList<AppUser> users{user(u"a"_s, u"a@example.org"_s), user(u"b"_s, u"b@example.org"_s)};
    must(mirror.upsert(users));
    users[1].emailVerified = true;
    users.append(user(u"c"_s, u"c@example.org"_s));

    QCOMPARE(must(mirror.upsert(users)), 2);

    QCOMPARE(must(mirror.page({}, 10)), users);
}

void TestUserMirror::usersNotSeenAgain_areGoneButKept()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    const AppUser a = user(u"a"_s, u"a@example.org"_s);
    const AppUser b = user(u"b"_s, u"b@example.org"_s);
    must(mirror.upsert({a, b}));

    must(mirror.beginScan());
    must(mirror.upsert({b}));
    QCOMPARE(must(mirror.finishScan({5})), 1);

    QCOMPARE(must(mirror.page({}, 10)), QList{b});
    QCOMPARE(must(mirror.withIds({a.id, b.id})), QList{b});
    QCOMPARE(must(mirror.keptWithIds({a.id, b.id})), (QList{a, b}));
    QCOMPARE(must(mirror.count()), 1);
    QVERIFY(!must(mirror.exists(a.id)));
    must(mirror.beginScan());
    must(mirror.upsert({b}));
    QCOMPARE(must(mirror.finishScan({6})), 0);
}

void TestUserMirror::goneUsers_comeBackWhenTheyAreRead()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    const AppUser a = user(u"a"_s, u"a@example.org"_s);
    must(mirror.upsert({a}));
    must(mirror.beginScan());
    must(mirror.finishScan({5}));

    QCOMPARE(must(mirror.upsert({a})), 1);

    QCOMPARE(must(mirror.page({}, 10)), QList{a});
}

void TestUserMirror::scanThatIsNotFinished_hasNoEffect()
{
    StoreWorld world;
    const AppUser a = user(u"a"_s, u"a@example.org"_s);
    const AppUser b = user(u"b"_s, u"b@example.org"_s);
    UserMirror mirror(world.database());
    must(mirror.upsert({a, b}));
    must(mirror.beginScan());
    must(mirror.upsert({a}));

    must(mirror.beginScan());
    must(mirror.upsert({b}));
    QCOMPARE(must(mirror.finishScan({5})), 1);

    QCOMPARE(must(mirror.page({}, 10)), QList{b});
    must(mirror.beginScan());
    world.reopen();
    QCOMPARE(must(UserMirror(world.database()).count()), 1);
}

void TestUserMirror::scanThatWasNotBegun_cannotFinish()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    must(mirror.upsert({user(u"a"_s, u"a@example.org"_s)}));

    QCOMPARE(kindOf(mirror.finishScan({5})), ErrorKind::Internal);

    QCOMPARE(must(mirror.count()), 1);
}

void TestUserMirror::pages_followEachOtherInBinaryOrder()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    for (const QString &id : {u"10"_s, u"b"_s, u"9"_s, u"B"_s, u"é"_s, u""_s})
        must(mirror.upsert({user(id, {})}));

    const auto first = must(mirror.page({}, 4));
    const auto second = must(mirror.page(first.last().id, 4));

    QCOMPARE(ids(first + second), (QList<AppUserId>{{u""_s}, {u"10"_s}, {u"9"_s}, {u"B"_s}, {u"b"_s}, {u"é"_s}}));
    QVERIFY(must(mirror.page(second.last().id, 4)).isEmpty());
}

void TestUserMirror::sharedAddresses_areFoundWhateverTheirLetterCase()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    must(mirror.upsert({user(u"1"_s, u"Ada@Example.org"_s), user(u"2"_s, u"bob@example.org"_s),
                        user(u"3"_s, u" ada@example.ORG"_s), user(u"4"_s, u"ADA@example.org"_s)}));

    const auto holders = must(mirror.withEmailKeys({u"ada@example.org"_s}));

    QCOMPARE(holders, (QHash<QString, QList<AppUserId>>{{u"ada@example.org"_s, {{u"1"_s}, {u"3"_s}, {u"4"_s}}}}));
}

void TestUserMirror::goneUsers_shareNothing()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    const QList<AppUser> present{user(u"1"_s, u"ada@example.org"_s), user(u"2"_s, {}), user(u"3"_s, {})};
    must(mirror.upsert(present + QList{user(u"4"_s, u"ada@example.org"_s)}));
    must(mirror.beginScan());
    must(mirror.upsert(present));
    must(mirror.finishScan({5}));

    QCOMPARE(must(mirror.withEmailKeys({u"ada@example.org"_s})),
             (QHash<QString, QList<AppUserId>>{{u"ada@example.org"_s, {{u"1"_s}}}}));
}

void TestUserMirror::nothingIsKept_whenTheTransactionAroundFails()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    {
        const auto transaction = must(Transaction::begin(world.database()));
        must(mirror.upsert({user(u"a"_s, u"a@example.org"_s)}));
    }
    QCOMPARE(must(mirror.count()), 0);
}

void TestUserMirror::newAndDifferentUsers_areTold()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    const Observation poll{.at = Moment{1}, .how = ChangeSource::Poll};
    const QList<AppUser> users{user(u"a"_s, u"a@example.org"_s), user(u"b"_s, u"b@example.org"_s)};

    QCOMPARE(must(mirror.observe(users, poll)), ids(users));
    QCOMPARE(must(mirror.observe(users, poll)), QList<AppUserId>());
    AppUser other = users.at(1);
    other.firstName = u"Eve"_s;
    const AppUser third = user(u"c"_s, u"c@example.org"_s);

    QCOMPARE(must(mirror.observe({users.at(0), third, other}, poll)), (QList<AppUserId>{{u"c"_s}, {u"b"_s}}));
    QCOMPARE(must(mirror.page({}, 10)), (QList<AppUser>{users.at(0), other, third}));
    for (const QString &id : {u"a"_s, u"c"_s})
        QVERIFY(must(ChangeLog(world.database()).ofSubject(ChangeSide::App, id, 10)).isEmpty());
}

void TestUserMirror::everyDifference_isKeptFieldByField()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    AppUser before = fullUser();
    before.updatedAt = Moment{5};
    must(mirror.observe({before}, {.at = Moment{1}, .how = ChangeSource::Scan}));
    AppUser after = before;
    after.email = u"new@example.org"_s;
    after.emailVerified = true;
    after.lastName.clear();
    after.optedOut = false;
    after.trackedContact.reset();
    after.updatedAt = Moment{6};

    must(mirror.observe({after}, {.at = Moment{9}, .how = ChangeSource::Poll}));

    const auto change = [](const QString &field, const QString &old, const QString &now) {
        return ObservedChange{.at = Moment{9},
                              .side = ChangeSide::App,
                              .subject = u"0f8d"_s,
                              .field = field,
                              .before = old,
                              .after = now,
                              .how = ChangeSource::Poll,
                              .madeAt = Moment{6}};
    };
    QCOMPARE(must(ChangeLog(world.database()).ofSubject(ChangeSide::App, u"0f8d"_s, 10)),
             (QList<ObservedChange>{change(u"optedOut"_s, u"true"_s, u"false"_s),
                                    change(u"trackedContact"_s, u"7"_s, {}), change(u"lastName"_s, before.lastName, {}),
                                    change(u"emailVerified"_s, u"false"_s, u"true"_s),
                                    change(u"email"_s, before.email, u"new@example.org"_s)}));
}

void TestUserMirror::ownLinkAndTouchedRow_areNoChange()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    const Observation poll{.at = Moment{1}, .how = ChangeSource::Poll};
    AppUser one = user(u"a"_s, u"a@example.org"_s);
    must(mirror.observe({one}, poll));
    must(LinkRepository(world.database()).save({{.user = one.id, .contact = ContactId{7}, .createdAt = Moment{1}}}));
    one.storedContact = ContactId{7};
    one.updatedAt = Moment{8};

    QCOMPARE(must(mirror.observe({one}, poll)), QList<AppUserId>());

    QCOMPARE(must(mirror.withIds({one.id})), QList<AppUser>{one});
    must(LinkRepository(world.database()).remove({one.id}));
    one.storedContact.reset();
    QCOMPARE(must(mirror.observe({one}, poll)), QList<AppUserId>());
    QVERIFY(must(ChangeLog(world.database()).ofSubject(ChangeSide::App, u"a"_s, 10)).isEmpty());
}

void TestUserMirror::linksWeStored_areNotDifferentWhenReadAgain()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    AppUser ada = user(u"a \" '\\ name"_s, u"a@example.org"_s);
    AppUser ben = fullUser();
    const AppUser eve = user(u"eve"_s, u"e@example.org"_s);
    must(mirror.upsert({ada, ben, eve}));

    must(mirror.noteStored({{.user = ada.id, .contact = ContactId{9'000'000'001}}, {.user = ben.id}}));

    ada.storedContact = ContactId{9'000'000'001};
    ben.storedContact.reset();
    QCOMPARE(must(mirror.upsert({ada, ben, eve})), 0);
}

void TestUserMirror::linkWrittenBySomeoneElse_isAChange()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    const Observation poll{.at = Moment{1}, .how = ChangeSource::Poll};
    AppUser one = user(u"a"_s, u"a@example.org"_s);
    must(mirror.observe({one}, poll));
    must(LinkRepository(world.database()).save({{.user = one.id, .contact = ContactId{7}, .createdAt = Moment{1}}}));
    one.storedContact = ContactId{8};

    QCOMPARE(must(mirror.observe({one}, poll)), QList<AppUserId>{one.id});

    const auto changes = must(ChangeLog(world.database()).ofSubject(ChangeSide::App, u"a"_s, 10));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().field, u"mauticContact"_s);
    QCOMPARE(changes.first().after, u"8"_s);
}

void TestUserMirror::goingAndComing_areChanges()
{
    StoreWorld world;
    UserMirror mirror(world.database());
    AppUser one = user(u"a"_s, u"a@example.org"_s);
    must(mirror.observe({one}, {.at = Moment{1}, .how = ChangeSource::Scan}));

    QCOMPARE(must(mirror.observeGone({one.id, {u"unknown"_s}}, {.at = Moment{2}, .how = ChangeSource::Scan})),
             QList<AppUserId>{one.id});
    QCOMPARE(must(mirror.observeGone({one.id}, {.at = Moment{3}, .how = ChangeSource::Scan})), QList<AppUserId>());
    QCOMPARE(must(mirror.goneAt(one.id)), std::optional(Moment{2}));
    QCOMPARE(must(mirror.observe({one}, {.at = Moment{4}, .how = ChangeSource::Poll})), QList<AppUserId>{one.id});

    must(mirror.beginScan());
    QCOMPARE(must(mirror.finishScan(Moment{5})), 1);
    QCOMPARE(must(mirror.count()), 0);
    const auto change = [](Moment at, ChangeSource how, const QString &before, const QString &after) {
        return ObservedChange{.at = at,
                              .side = ChangeSide::App,
                              .subject = u"a"_s,
                              .field = u"present"_s,
                              .before = before,
                              .after = after,
                              .how = how};
    };
    QCOMPARE(must(ChangeLog(world.database()).ofSubject(ChangeSide::App, u"a"_s, 10)),
             (QList<ObservedChange>{change(Moment{5}, ChangeSource::Scan, u"true"_s, u"false"_s),
                                    change(Moment{4}, ChangeSource::Poll, u"false"_s, u"true"_s),
                                    change(Moment{2}, ChangeSource::Scan, u"true"_s, u"false"_s)}));
}

void TestUserMirror::changesOfOneSubject_areGivenNewestFirst_andForgotten()
{
    StoreWorld world;
    ChangeLog log(world.database());
    QList<ObservedChange> all;
    for (int i = 1; i <= 4; ++i) {
        all.prepend({.at = Moment{i},
                     .side = ChangeSide::Mautic,
                     .subject = u"1"_s,
                     .field = u"city"_s,
                     .before = QString::number(i - 1),
                     .after = QString::number(i),
                     .how = ChangeSource::Feed});
        must(log.append({all.first()}));
    }
    must(log.append({{.at = Moment{9}, .side = ChangeSide::App, .subject = u"1"_s, .field = u"email"_s}}));

    QCOMPARE(must(log.ofSubject(ChangeSide::Mautic, u"1"_s, 10)), all);
    QCOMPARE(must(log.ofSubject(ChangeSide::Mautic, u"1"_s, 2)), all.first(2));
    QCOMPARE(must(log.trim(Moment{3})), 2);
    QCOMPARE(must(log.ofSubject(ChangeSide::Mautic, u"1"_s, 10)), all.first(2));
}

QTEST_GUILESS_MAIN(TestUserMirror)
#include "tst_user_mirror.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

struct Change {
    QString name;
    std::function<void(World &)> make;
};

/// One in each situation, and everything written that can be written without a person.
void settle(World &world)
{
    world.settings().newUsersSince = parseMoment(World::yesterday());
    world.mautic().add({{u"email"_s, u"gus@example.com"_s}});
    world.mautic().add({{u"email"_s, u"gus@example.com"_s}});
    for (const QString &id : {u"ada"_s, u"ben"_s, u"cy"_s, u"dee"_s, u"eve"_s, u"fay"_s, u"gus"_s, u"hal"_s})
        world.signUp(id,
                     {{u"createdAt"_s, World::tomorrow()},
                      {u"name"_s, QString(id + u" Lovelace"_s)},
                      {u"marketingOptOut"_s, id == u"dee"_s ? 1 : 0},
                      {u"emailVerified"_s, id == u"hal"_s ? 0 : 1}});
    world.signUp(u"fay2"_s, {{u"email"_s, u"fay@example.com"_s}});
    for (int i = 0; i < 3; ++i)
        QVERIFY(world.sync());
}

QList<Change> changes()
{
    const auto contact = [](World &world, const QString &user) { return world.contactOf(user); };
    return {
        {u"nothing"_s, [](World &) {}},
        {u"a user's name"_s,
         [](World &w) {
             w.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
         }},
        {u"a user's address"_s,
         [](World &w) {
             w.changeUser(u"ada"_s, {{u"email"_s, u"new@example.com"_s}});
         }},
        {u"a user takes another's address"_s,
         [](World &w) {
             w.changeUser(u"ada"_s, {{u"email"_s, u"ben@example.com"_s}});
         }},
        {u"a user gives a shared address up"_s,
         [](World &w) {
             w.changeUser(u"fay2"_s, {{u"email"_s, u"else@example.com"_s}});
         }},
        {u"a user objects"_s,
         [](World &w) {
             w.changeUser(u"ada"_s, {{u"marketingOptOut"_s, 1}});
         }},
        {u"a user is banned"_s,
         [](World &w) {
             w.changeUser(u"ada"_s, {{u"banned"_s, 1}});
         }},
        {u"a user is gone"_s, [](World &w) { w.removeUser(u"ada"_s); }},
        {u"who shared an address is gone"_s, [](World &w) { w.removeUser(u"fay2"_s); }},
        {u"a new user"_s, [](World &w) { w.signUp(u"ida"_s); }},
        {u"a new user with an old one's address"_s,
         [](World &w) {
             w.signUp(u"ida"_s, {{u"email"_s, u"ben@example.com"_s}});
         }},
        {u"a contact's value"_s, [=](World &w) { w.mautic().set(contact(w, u"ada"_s), u"lastname"_s, u"Byron"_s); }},
        {u"a contact's address"_s,
         [=](World &w) { w.mautic().set(contact(w, u"ada"_s), u"email"_s, u"x@example.com"_s); }},
        {u"a contact takes another's address"_s,
         [=](World &w) { w.mautic().set(contact(w, u"ada"_s), u"email"_s, u"ben@example.com"_s); }},
        {u"a second contact with a user's address"_s,
         [](World &w) {
             w.mautic().add({{u"email"_s, u"ada@example.com"_s}});
         }},
        {u"a contact names another user"_s,
         [=](World &w) { w.mautic().set(contact(w, u"ada"_s), u"app_user_id"_s, u"ben"_s); }},
        {u"another contact names a user"_s,
         [](World &w) {
             w.mautic().add({{u"email"_s, u"y@example.com"_s}, {u"app_user_id"_s, u"ada"_s}});
         }},
        {u"one of two contacts is gone"_s,
         [](World &w) { w.mautic().remove(w.mautic().idsWithEmail(u"gus@example.com"_s).first()); }},
        {u"a contact is gone"_s, [=](World &w) { w.mautic().remove(contact(w, u"ada"_s)); }},
        {u"contacts are merged"_s, [=](World &w) { w.mautic().merge(contact(w, u"ada"_s), contact(w, u"ben"_s)); }},
        {u"an objection in Mautic"_s,
         [=](World &w) { w.mautic().optOut(contact(w, u"ada"_s), DoNotContactReason::Unsubscribed); }},
        {u"taken out of the segment"_s,
         [=](World &w) { w.mautic().removeByHand(u"New Signups"_s, contact(w, u"ada"_s)); }},
        {u"a link is lost"_s, [](World &w) { QVERIFY(w.store().links.remove({{u"ada"_s}})); }},
        {u"links are exchanged"_s,
         [](World &w) {
             auto links = w.store().links.ofUsers({{u"ada"_s}, {u"ben"_s}});
             QVERIFY(links && links->size() == 2);
             std::swap((*links)[0].contact, (*links)[1].contact);
             QVERIFY(w.store().links.save(*links));
         }},
        {u"another mapping"_s, [](World &w) { w.settings().waitForVerification = false; }},
    };
}

} // namespace

/// Who is settled is not decided about again: nothing else comes out than by deciding about everybody.
class TestSettledPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverChanged_isDecidedAsByALookAtEverybody_data();
    void whateverChanged_isDecidedAsByALookAtEverybody();
    void whereNothingChanged_onlyTheUnsettledAreDecidedAbout();
};

void TestSettledPeople::whateverChanged_isDecidedAsByALookAtEverybody_data()
{
    QTest::addColumn<int>("change");
    const QList<Change> all = changes();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].name)) << static_cast<int>(i);
}

void TestSettledPeople::whateverChanged_isDecidedAsByALookAtEverybody()
{
    QFETCH(int, change);
    World world;
    settle(world);
    QVERIFY(world.plan());
    changes().at(change).make(world);

    const auto quick = world.plan();
    QVERIFY(quick);
    QVERIFY(world.store().settled.forget());
    const auto full = world.plan();
    QVERIFY(full);
    QCOMPARE(quick->decisions.plan.rows, full->decisions.plan.rows);
    QCOMPARE(quick->decisions.cases, full->decisions.cases);
    QCOMPARE(quick->decisions.notices, full->decisions.notices);
    QCOMPARE(quick->decisions.situations, full->decisions.situations);
    QCOMPARE(quick->decisions.people, full->decisions.people);
}

void TestSettledPeople::whereNothingChanged_onlyTheUnsettledAreDecidedAbout()
{
    World world;
    settle(world);

    QVERIFY(world.plan());
    const auto open = world.store().settled.openAfter({}, 100);
    QVERIFY(open);
    QCOMPARE(*open, (QList<AppUserId>{{u"fay"_s}, {u"fay2"_s}, {u"gus"_s}}));
}

QTEST_GUILESS_MAIN(TestSettledPeople)
#include "tst_settled_people.moc"

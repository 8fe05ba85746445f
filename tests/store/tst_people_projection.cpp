// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/contact_mirror.h"
#include "store/do_not_contact_mirror.h"
#include "store/folded_text.h"
#include "store/inventory_repository.h"
#include "store/link_repository.h"
#include "store/people_index.h"
#include "store/people_projection.h"
#include "store/people_rows.h"
#include "store/person_state_repository.h"
#include "store/run_repository.h"
#include "store/segment_member_mirror.h"
#include "store/user_mirror.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr Moment monday{1'790'000'000'000'000};
constexpr Moment tuesday{1'790'086'400'000'000};

AppUser user(const QString &id, const QString &name = {})
{
    return {.id = {id}, .email = QString(id + u"@example.com"_s), .firstName = name, .createdAt = monday};
}

Contact contact(qint64 id, const QString &email, const QString &name = {})
{
    return {.id = {id}, .fields = {{u"email"_s, email}, {u"firstname"_s, name}, {u"lastname"_s, u""_s}}};
}

class PeopleWorld : public StoreWorld
{
public:
    void readUsers(const QList<AppUser> &users)
    {
        UserMirror mirror(database());
        must(mirror.beginScan());
        must(mirror.upsert(users));
        must(mirror.finishScan(tuesday));
    }
    void readContacts(const QList<Contact> &contacts)
    {
        ContactMirror mirror(database());
        must(mirror.beginScan());
        must(mirror.upsert(contacts));
        must(mirror.finishScan());
    }
    void link(const QString &user, qint64 contact)
    {
        must(LinkRepository(database())
                 .save({{.user = {user}, .contact = {contact}, .createdAt = monday, .verifiedAt = tuesday}}));
    }
    qint64 update() { return must(PeopleProjection(database()).update({})); }
    QList<PersonRow> everybody()
    {
        PeopleIndex index;
        return must(index.list(database(), {}, {})).firstPage;
    }
    int size()
    {
        PeopleIndex index;
        return must(index.list(database(), {}, {})).list.rowCount;
    }
    PersonRow person(const QString &user)
    {
        const auto id = must(idOfPerson(database(), {.user = {user}}));
        return id ? must(peopleWithIds(database(), {*id})).first() : PersonRow{};
    }
};

} // namespace

class PeopleProjectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkedUser_isOneRowWithItsContact();
    void aContactOfNobody_isARowOfItsOwn();
    void aFoundContact_isTheRowOfItsUser();
    void aContactThatGetsAUser_isNoLongerOnItsOwn();
    void theLastRunsDecision_isTheState();
    void aUserWhoIsGone_isExcluded();
    void optOuts_areConsentAsMauticSaysIt_data();
    void optOuts_areConsentAsMauticSaysIt();
    void segments_areNamedWithoutThoseLeftByHand();
    void anUpdateWithoutChanges_writesNothing();
    void manyPages_areAllThere();
    void aStoppedUpdate_isFinishedByTheNext();
    void aRun_makesTheListOutOfDate();
    void foldedTexts_ignoreCaseAndAccents();
};

void PeopleProjectionTest::aLinkedUser_isOneRowWithItsContact()
{
    PeopleWorld world;
    world.readUsers({user(u"ada"_s, u"Ada"_s)});
    world.readContacts({contact(7, u"other@example.org"_s, u"Somebody"_s)});
    world.link(u"ada"_s, 7);

    QCOMPARE(world.update(), 1);

    const PersonRow ada{.who = {.user = {u"ada"_s}, .contact = ContactId{7}},
                        .state = PersonState::InStep,
                        .name = u"Ada"_s,
                        .email = u"ada@example.com"_s,
                        .consent = EmailConsent::Contactable,
                        .lastChange = monday,
                        .lastSync = tuesday};
    QCOMPARE(world.everybody(), QList<PersonRow>{ada});
}

void PeopleProjectionTest::aContactOfNobody_isARowOfItsOwn()
{
    PeopleWorld world;
    world.readContacts({contact(7, u"eve@example.org"_s, u"Eve"_s)});
    world.update();

    const PersonRow eve{.who = {.contact = ContactId{7}},
                        .state = PersonState::OnlyInMautic,
                        .name = u"Eve"_s,
                        .email = u"eve@example.org"_s,
                        .consent = EmailConsent::Contactable};
    QCOMPARE(world.everybody(), QList<PersonRow>{eve});
}

void PeopleProjectionTest::aFoundContact_isTheRowOfItsUser()
{
    PeopleWorld world;
    world.readUsers({user(u"ada"_s)});
    world.readContacts({contact(7, u"ada@example.com"_s, u"Ada"_s)});
    const PersonOutcome found{
        .user = {u"ada"_s}, .situation = Situation::Found, .state = PersonState::NotLinked, .contact = ContactId{7}};
    must(PersonStateRepository(world.database()).replaceBetween(std::nullopt, std::nullopt, {found}));
    world.update();

    QCOMPARE(world.everybody().size(), 1);
    QCOMPARE(world.person(u"ada"_s).who.contact, ContactId{7});
    QCOMPARE(world.person(u"ada"_s).name, u"Ada"_s);
    QCOMPARE(world.person(u"ada"_s).state, PersonState::NotLinked);
}

void PeopleProjectionTest::aContactThatGetsAUser_isNoLongerOnItsOwn()
{
    PeopleWorld world;
    world.readContacts({contact(7, u"ada@example.com"_s), contact(8, u"eve@example.com"_s)});
    world.update();
    QCOMPARE(world.everybody().size(), 2);
    world.readUsers({user(u"ada"_s)});
    world.link(u"ada"_s, 7);

    QCOMPARE(world.update(), 2);

    QCOMPARE(world.everybody().size(), 2);
    QCOMPARE(world.person(u"ada"_s).who.contact, ContactId{7});
}

void PeopleProjectionTest::theLastRunsDecision_isTheState()
{
    PeopleWorld world;
    world.readUsers({user(u"ada"_s), user(u"ben"_s)});
    world.readContacts({contact(7, u"ada@example.com"_s)});
    world.link(u"ada"_s, 7);
    must(PersonStateRepository(world.database())
             .replaceBetween(std::nullopt, std::nullopt,
                             {{.user = {u"ada"_s}, .situation = Situation::Confirmed, .state = PersonState::Differs}}));
    world.update();

    QCOMPARE(world.person(u"ada"_s).state, PersonState::Differs);
    QCOMPARE(world.person(u"ben"_s).state, PersonState::NotLinked);
}

void PeopleProjectionTest::aUserWhoIsGone_isExcluded()
{
    PeopleWorld world;
    world.readUsers({user(u"ada"_s), user(u"ben"_s)});
    world.update();
    world.readUsers({user(u"ben"_s)});

    QCOMPARE(world.update(), 1);

    QCOMPARE(world.person(u"ada"_s).state, PersonState::Excluded);
}

void PeopleProjectionTest::optOuts_areConsentAsMauticSaysIt_data()
{
    QTest::addColumn<QList<int>>("reasons");
    QTest::addColumn<EmailConsent>("consent");
    QTest::newRow("none") << QList<int>{} << EmailConsent::Contactable;
    QTest::newRow("unsubscribed") << QList<int>{1} << EmailConsent::Unsubscribed;
    QTest::newRow("bounced") << QList<int>{2} << EmailConsent::Bounced;
    QTest::newRow("by hand") << QList<int>{3} << EmailConsent::OptedOutByHand;
    QTest::newRow("the person's word counts most") << QList<int>{2, 1, 3} << EmailConsent::Unsubscribed;
}

void PeopleProjectionTest::optOuts_areConsentAsMauticSaysIt()
{
    QFETCH(const QList<int>, reasons);
    QFETCH(const EmailConsent, consent);
    PeopleWorld world;
    world.readUsers({user(u"ada"_s)});
    world.readContacts({contact(7, u"ada@example.com"_s)});
    world.link(u"ada"_s, 7);
    QList<DoNotContact> rows{{.rowId = 99, .contact = {7}, .channel = u"sms"_s}};
    for (const int reason : reasons) {
        rows.append({.rowId = reason,
                     .contact = {7},
                     .channel = u"email"_s,
                     .reason = static_cast<DoNotContactReason>(reason)});
    }
    must(DoNotContactMirror(world.database()).replaceAll(rows));
    world.update();

    QCOMPARE(world.person(u"ada"_s).consent, consent);
}

void PeopleProjectionTest::segments_areNamedWithoutThoseLeftByHand()
{
    PeopleWorld world;
    world.readContacts({contact(7, u"ada@example.com"_s)});
    must(InventoryRepository(world.database())
             .saveSegments({{.name = u"New"_s, .id = SegmentId{1}},
                            {.name = u"Old"_s, .id = SegmentId{2}},
                            {.name = u"VIP"_s, .id = SegmentId{3}}}));
    SegmentMemberMirror members(world.database());
    must(members.replaceMembers({1}, {{.segment = {1}, .contact = {7}}}));
    must(members.replaceMembers({2}, {{.segment = {2}, .contact = {7}, .removedByHand = true}}));
    must(members.replaceMembers({3}, {{.segment = {3}, .contact = {7}}}));
    world.update();

    QCOMPARE(world.everybody().first().segments, u"New, VIP"_s);
}

void PeopleProjectionTest::anUpdateWithoutChanges_writesNothing()
{
    PeopleWorld world;
    world.readUsers({user(u"ada"_s, u"Ada"_s), user(u"ben"_s)});
    world.readContacts({contact(7, u"ada@example.com"_s), contact(8, u""_s)});
    world.link(u"ada"_s, 7);
    QCOMPARE(world.update(), 3);
    const QList<PersonRow> before = world.everybody();

    QCOMPARE(world.update(), 0);
    QCOMPARE(world.everybody(), before);
}

void PeopleProjectionTest::manyPages_areAllThere()
{
    PeopleWorld world;
    QList<AppUser> users;
    QList<Contact> contacts;
    for (int i = 0; i < 2 * PeopleProjection::pageSize + 1; ++i) {
        users.append(user(u"u%1"_s.arg(i)));
        contacts.append(contact(i + 1, u"c%1@example.com"_s.arg(i)));
    }
    world.readUsers(users);
    world.readContacts(contacts);
    QCOMPARE(world.update(), 4 * PeopleProjection::pageSize + 2);
    world.readUsers({users.last()});
    world.readContacts({contacts.last()});

    QCOMPARE(world.update(), 4 * PeopleProjection::pageSize);
    QCOMPARE(world.size(), users.size() + 1);
}

void PeopleProjectionTest::aStoppedUpdate_isFinishedByTheNext()
{
    PeopleWorld world;
    world.readUsers({user(u"ada"_s)});
    std::stop_source stop;
    stop.request_stop();

    QCOMPARE(kindOf(PeopleProjection(world.database()).update(stop.get_token())), ErrorKind::Cancelled);

    QCOMPARE(world.update(), 1);
}

void PeopleProjectionTest::aRun_makesTheListOutOfDate()
{
    PeopleWorld world;
    PeopleProjection projection(world.database());
    QVERIFY(!must(projection.isCurrent()));
    world.update();
    QVERIFY(must(projection.isCurrent()));
    const RunId run = must(RunRepository(world.database()).start(RunKind::Sync, {}, monday));
    QVERIFY(must(projection.isCurrent()));
    must(RunRepository(world.database()).finish(run, {.at = tuesday}));

    QVERIFY(!must(projection.isCurrent()));
}

void PeopleProjectionTest::foldedTexts_ignoreCaseAndAccents()
{
    QCOMPARE(foldedText(u"ÜNAL Straße Ødegård ﬁ é"_s), u"unal strasse odegard fi e"_s);
    QCOMPARE(foldedText(u"Plain TEXT"_s), u"plain text"_s);
    QCOMPARE(foldedText(u"a\nb\0c"_s), u"a b c"_s);
}

QTEST_GUILESS_MAIN(PeopleProjectionTest)
#include "tst_people_projection.moc"

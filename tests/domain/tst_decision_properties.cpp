// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/email_address.h"
#include "little_world.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

const QStringList addresses = {u""_s,
                               u"a@example.com"_s,
                               u"A@Example.com"_s,
                               u"b@example.com"_s,
                               u"c@example.com"_s,
                               u"d@bücher.example"_s,
                               u"d@xn--bcher-kva.example"_s,
                               u"jörg@example.com"_s,
                               u"jrg@example.com"_s};
const QStringList names = {u""_s, u"Ada"_s, u"ada"_s, u"<b>Ada</b>"_s, u"<b></b>"_s, u"A\u0007da"_s, QString(70, u'x')};
const QStringList userIds = {u"u1"_s, u"u2"_s, u"u3"_s, u"u4"_s};
const SegmentId segment{2};

QString anyOf(const QStringList &choices) { return choices[*rc::gen::inRange<qsizetype>(0, choices.size())]; }
bool oneIn(int n) { return *rc::gen::inRange(0, n) == 0; }
ContactId anyContact() { return {*rc::gen::inRange<qint64>(1, 7)}; }

Contact anyContactWith(qint64 id)
{
    Contact contact{.id = {id}};
    contact.fields = {{emailAlias, asMauticStores(anyOf(addresses), ContactFieldType::Email)},
                      {appUserIdAlias, oneIn(3) ? anyOf(userIds + QStringList{u"stale"_s}) : QString()},
                      {u"firstname"_s, asMauticStores(anyOf(names), ContactFieldType::Text)},
                      {u"registered_at"_s, oneIn(2) ? u"2026-11-01 10:00:00"_s : QString()}};
    if (oneIn(8))
        contact.fields.remove(u"firstname"_s);
    return contact;
}

AppUser anyUser(const QString &id, bool storesLinks)
{
    AppUser user{.id = {id}, .email = anyOf(addresses), .firstName = anyOf(names)};
    user.emailVerified = oneIn(4) ? std::nullopt : std::optional(!oneIn(3));
    user.createdAt = Moment::fromSeconds(*rc::gen::inRange<qint64>(1, 4));
    user.optedOut = oneIn(4);
    user.banned = oneIn(10);
    user.deleted = oneIn(12);
    if (oneIn(3))
        user.trackedContact = anyContact();
    if (storesLinks && oneIn(3))
        user.storedContact = anyContact();
    return user;
}

Link anyLink(const AppUser &user, ContactId contact)
{
    Link link{.user = user.id, .contact = contact, .createdAt = {}};
    const auto base = [&](const QString &alias, const QStringList &values, ContactFieldType type) {
        const QString sent = anyOf(values);
        if (!oneIn(3))
            link.base.insert(alias, {.sent = sent, .answered = asMauticStores(sent, type)});
    };
    base(emailAlias, addresses, ContactFieldType::Email);
    base(u"firstname"_s, names, ContactFieldType::Text);
    base(appUserIdAlias, {user.id.value, user.id.value, QString()}, ContactFieldType::Text);
    if (oneIn(4))
        link.segmentsGiven = {segment};
    if (oneIn(4))
        link.previousContacts = {anyContact()};
    return link;
}

DecisionSettings anySettings()
{
    const auto rule = [](UserAttribute attribute, const QString &alias, ContactFieldType type) {
        return UsableRule{.rule = {attribute, alias}, .field = {.alias = alias, .type = type, .lengthLimit = 64}};
    };
    DecisionSettings settings{
        .rules = {rule(UserAttribute::Email, emailAlias, ContactFieldType::Email),
                  rule(UserAttribute::Id, appUserIdAlias, ContactFieldType::Text),
                  rule(UserAttribute::FirstName, u"firstname"_s, ContactFieldType::Text),
                  rule(UserAttribute::CreatedAt, u"registered_at"_s, ContactFieldType::DateTime)}};
    settings.segments = {{.name = u"New Signups"_s, .id = segment}};
    settings.newUsersSince = Moment::fromSeconds(2);
    settings.waitForVerification = !oneIn(3);
    settings.knowsVerification = !oneIn(3);
    settings.storesLinks = oneIn(2);
    return settings;
}

void addMauticsLists(LittleWorld &world)
{
    for (const auto &[id, contact] : world.contacts) {
        if (oneIn(4))
            world.doNotContact.append(
                {.contact = {id},
                 .channel = oneIn(3) ? u"sms"_s : u"email"_s,
                 .reason = *rc::gen::element(DoNotContactReason::Unsubscribed, DoNotContactReason::Bounced)});
        if (oneIn(4))
            world.members.append({.segment = segment, .contact = {id}, .removedByHand = oneIn(2)});
    }
}

LittleWorld anyWorld()
{
    LittleWorld world{.settings = anySettings()};
    for (qint64 id = 1; id <= 6; ++id) {
        if (!oneIn(3))
            world.contacts.emplace(id, anyContactWith(id));
        else if (world.contacts.contains(id - 1) && oneIn(2))
            world.merged.emplace(id, id - 1);
    }
    QSet<ContactId> linked;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) {
        const AppUser user = anyUser(userIds[i], world.settings.storesLinks);
        const ContactId contact = anyContact();
        if (oneIn(2) && !linked.contains(contact)) {
            linked.insert(contact);
            world.links.emplace(user.id.value, anyLink(user, contact));
        }
        world.users.append(user);
    }
    addMauticsLists(world);
    return world;
}

bool movesAnAddress(const Decisions &decisions)
{
    for (const PlanRow &row : decisions.plan.rows) {
        for (const FieldChange &change : row.changes) {
            if (change.alias == emailAlias && !change.before.isEmpty())
                return true;
        }
    }
    return false;
}

/// Each address in the plan is one Mautic stores as it is, is nobody else's now, and is promised once.
void assertAddressesAreFree(const LittleWorld &world, const Decisions &decisions)
{
    QSet<QString> promised;
    for (const PlanRow &row : decisions.plan.rows) {
        for (const FieldChange &change : row.changes) {
            if (change.alias != emailAlias)
                continue;
            const QString key = emailKey(change.after);
            RC_ASSERT(asMauticStores(change.after, ContactFieldType::Email) == change.after);
            RC_ASSERT(!change.after.isEmpty());
            RC_ASSERT(!promised.contains(key));
            promised.insert(key);
            for (const auto &[id, contact] : world.contacts)
                RC_ASSERT(emailKey(contact.email()) != key || row.contact == contact.id);
        }
    }
}

/// No contact is written for two users.
void assertContactsAreOneUsers(const Decisions &decisions)
{
    QHash<ContactId, AppUserId> users;
    for (const PlanRow &row : decisions.plan.rows) {
        if (!row.contact)
            continue;
        RC_ASSERT(users.value(*row.contact, row.user) == row.user);
        users.insert(*row.contact, row.user);
    }
}

} // namespace

class TestDecisionProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondRun_writesNothing();
    void noRun_takesAnAddressOrAContactFromAnother();
    void noRun_undoesAnOptOut();
    void theOrderOfRows_putsOptOutsBeforeMail();
};

void TestDecisionProperties::theSecondRun_writesNothing()
{
    QVERIFY(rc::check("the second run writes nothing", [] {
        LittleWorld world = anyWorld();
        RC_LOG() << world.describe().toStdString();
        bool addressesMoved = true;
        for (int run = 0; addressesMoved; ++run) {
            // Where an address moved, somebody who waited for it may move up; that ends.
            RC_ASSERT(run <= static_cast<int>(world.users.size()));
            const Decisions decisions = world.decide();
            addressesMoved = movesAnAddress(decisions);
            const QStringList refusals = world.apply(decisions);
            RC_LOG() << refusals.join(u'\n').toStdString();
            RC_ASSERT(refusals.isEmpty());
        }
        const Decisions again = world.decide();
        RC_LOG() << world.describe().toStdString();
        for (const PlanRow &row : again.plan.rows)
            RC_LOG() << "left: " << row.user.value.toStdString() << " kind " << static_cast<int>(row.kind) << '\n';
        RC_ASSERT(again.plan.rows.isEmpty());
    }));
}

void TestDecisionProperties::noRun_takesAnAddressOrAContactFromAnother()
{
    QVERIFY(rc::check("no address or contact of another is taken", [] {
        const LittleWorld world = anyWorld();
        RC_LOG() << world.describe().toStdString();
        const Decisions decisions = world.decide();
        assertAddressesAreFree(world, decisions);
        assertContactsAreOneUsers(decisions);
    }));
}

void TestDecisionProperties::noRun_undoesAnOptOut()
{
    QVERIFY(rc::check("opt-outs only grow", [] {
        LittleWorld world = anyWorld();
        const QList<DoNotContact> known = world.doNotContact;
        QSet<AppUserId> optedOut;
        for (const AppUser &user : world.users) {
            if (user.optedOut)
                optedOut.insert(user.id);
        }
        const Decisions decisions = world.decide();
        RC_PRE(world.apply(decisions).isEmpty());
        for (const DoNotContact &entry : known)
            RC_ASSERT(world.doNotContact.contains(entry));
        RC_LOG() << world.describe().toStdString();
        for (const PlanRow &row : decisions.plan.rows) {
            if (!optedOut.contains(row.user))
                continue;
            const ContactId contact = row.contact.value_or(world.links.at(row.user.value).contact);
            const auto isOptOut = [&](const DoNotContact &entry) {
                return entry.contact == contact && entry.channel == "email"_L1
                    && entry.reason == DoNotContactReason::Unsubscribed;
            };
            RC_ASSERT(std::any_of(world.doNotContact.cbegin(), world.doNotContact.cend(), isOptOut));
        }
    }));
}

void TestDecisionProperties::theOrderOfRows_putsOptOutsBeforeMail()
{
    QVERIFY(rc::check("opt-outs come before segments", [] {
        const Decisions decisions = anyWorld().decide();
        bool segmentsBegan = false;
        for (const PlanRow &row : decisions.plan.rows) {
            segmentsBegan = segmentsBegan || row.kind == PlanRowKind::AddToSegment;
            RC_ASSERT(!segmentsBegan || row.kind == PlanRowKind::AddToSegment);
        }
    }));
}

QTEST_APPLESS_MAIN(TestDecisionProperties)
#include "tst_decision_properties.moc"

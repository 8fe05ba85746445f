// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/live_mautic.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

QList<ItemOutcome> outcomesOf(const Result<QList<ItemResult>> &results)
{
    QList<ItemOutcome> out;
    for (const ItemResult &result : results.value_or(QList<ItemResult>()))
        out.append(result.outcome);
    return out;
}

QHash<QString, QString> onlyThose(const Result<Contact> &contact, const QHash<QString, QString> &expected)
{
    QHash<QString, QString> out;
    for (auto field = expected.cbegin(); contact && field != expected.cend(); ++field)
        out.insert(field.key(), contact->fields.value(field.key(), u"(absent)"_s));
    return out;
}

} // namespace

/// What Lockstep relies on, seen on a Mautic itself. Each test removes what it made.
class TestLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto access = liveAccess();
        if (!access)
            QSKIP("skipped: no Mautic named");
        mautic = std::make_unique<LiveMautic>(*std::move(access));
    }

    void cleanup()
    {
        if (mautic)
            mautic->removeNow();
    }

    void whoWeAre_isAnsweredWithOurRights()
    {
        const auto check = mautic->client.check({});

        VERIFY_VALUE(check);
        QVERIFY(!check->version.isEmpty());
        QVERIFY(!check->userName.isEmpty());
        QVERIFY(check->handshake <= std::chrono::seconds(2));
        QVERIFY(std::chrono::abs(check->clockSkew) <= std::chrono::seconds(60));
        for (const RightFinding &finding : check->rights)
            QVERIFY(!finding.neededNow || finding.state == RightState::Granted);
    }

    void aWrongSecret_isUnauthorised()
    {
        auto access = liveAccess();
        std::get<ClientCredentials>(access->credentials).clientSecret = Secret("wrong");
        MauticClient client(*std::move(access), {}, mautic->transport, mautic->clock);

        QCOMPARE(client.check({}).error().kind, ErrorKind::Unauthorised);
    }

    void aWrongPath_isAWrongAddress()
    {
        const ContactId before = mautic->contact(mautic->address(u"before"_s));
        auto access = liveAccess();
        access->address.setPath(u"/no/such/place"_s);
        MauticClient client(*std::move(access), {}, mautic->transport, mautic->clock);

        QCOMPARE(client.check({}).error().kind, ErrorKind::WrongAddress);
        // Mautic counts the visit of a page it does not have and makes an anonymous contact of it.
        for (const Contact &visitor : readAfter(before, 100)) {
            if (visitor.email().isEmpty())
                mautic->removeLater(visitor.id);
        }
    }

    void aContact_isMadeFoundAndChanged()
    {
        const QString email = mautic->address(u"Ada"_s);
        const ContactId id = mautic->contact(email, {{u"firstname"_s, u"Ada"_s}});
        QVERIFY(id.value > 0);

        const auto found = mautic->client.contactsWithEmails({email.toUpper()}, {});
        VERIFY_VALUE(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->constFirst().id, id);
        const auto edited = mautic->client.editContacts({{id, {{u"city"_s, u"Bath"_s}}}}, {});
        VERIFY_VALUE(edited);

        QCOMPARE(outcomesOf(edited), QList{ItemOutcome::Updated});
        const QHash<QString, QString> expected{{u"email"_s, email}, {u"firstname"_s, u"Ada"_s}, {u"city"_s, u"Bath"_s}};
        QCOMPARE(onlyThose(*edited->constFirst().contact, expected), expected);
        QCOMPARE(onlyThose(mautic->client.contact(id, {}), expected), expected);
        const auto page = mautic->client.contactsAfter({id.value - 1}, 1, {});
        VERIFY_VALUE(page);
        QCOMPARE(page->constFirst(), mautic->client.contact(id, {}).value());
    }

    void aCreateThatMeetsAContact_existed()
    {
        const QString email = mautic->address(u"twice"_s);
        const ContactId id = mautic->contact(email);

        const auto again = mautic->client.createContacts({{{{u"email"_s, email}, {u"city"_s, u"Bath"_s}}}}, {});
        VERIFY_VALUE(again);

        QCOMPARE(outcomesOf(again), QList{ItemOutcome::Existed});
        QCOMPARE(again->constFirst().contact->id, id);
    }

    void aBatchOf200_isOneRequestAndReadInPages()
    {
        QList<ContactDraft> drafts;
        for (int i = 0; i < 200; ++i)
            drafts.append({{{u"email"_s, mautic->address(u"batch%1"_s.arg(i))}, {u"lastname"_s, QString::number(i)}}});
        const auto before = mautic->gate.asked.count(RequestKind::Write);

        const auto made = mautic->client.createContacts(drafts, {});
        VERIFY_VALUE(made);

        QCOMPARE(mautic->gate.asked.count(RequestKind::Write) - before, 1);
        QCOMPARE(outcomesOf(made), QList<ItemOutcome>(200, ItemOutcome::Created));
        QList<Contact> expected;
        for (const ItemResult &result : *made) {
            expected.append(*result.contact);
            mautic->removeLater(result.contact->id);
        }
        QCOMPARE(readAfter({expected.constFirst().id.value - 1}, 60), expected);
    }

    void aBlankValue_clearsItsFieldAlone()
    {
        const QString date = mautic->mark();
        const auto field =
            mautic->client.createField({.alias = date, .label = date, .type = ContactFieldType::DateTime}, {});
        VERIFY_VALUE(field);
        mautic->removeFieldLater(date);
        const QHash<QString, QString> full{{u"firstname"_s, u"Ada"_s},
                                           {u"city"_s, u"Bath"_s},
                                           {u"preferred_locale"_s, u"en"_s},
                                           {date, u"2026-11-01T10:00:00+02:00"_s}};
        const ContactId cleared = mautic->contact(mautic->address(u"cleared"_s), full);
        const ContactId kept = mautic->contact(mautic->address(u"kept"_s), full);

        const auto edited =
            mautic->client.editContacts({{cleared, {{u"city"_s, {}}, {u"preferred_locale"_s, {}}, {date, {}}}},
                                         {kept, {{u"firstname"_s, u"Bob"_s}}}},
                                        {});
        VERIFY_VALUE(edited);

        QCOMPARE(outcomesOf(edited), QList<ItemOutcome>(2, ItemOutcome::Updated));
        const QHash<QString, QString> blank{
            {u"firstname"_s, u"Ada"_s}, {u"city"_s, QString()}, {u"preferred_locale"_s, QString()}, {date, QString()}};
        QCOMPARE(onlyThose(mautic->client.contact(cleared, {}), blank), blank);
        const QHash<QString, QString> changed{{u"firstname"_s, u"Bob"_s},
                                              {u"city"_s, u"Bath"_s},
                                              {u"preferred_locale"_s, u"en"_s},
                                              {date, u"2026-11-01 08:00:00"_s}};
        QCOMPARE(onlyThose(mautic->client.contact(kept, {}), changed), changed);
    }

    void aTakenAddress_isRefusedAndNothingMoves()
    {
        const QString first = mautic->address(u"first"_s);
        const QString second = mautic->address(u"second"_s);
        const ContactId firstId = mautic->contact(first);
        const ContactId secondId = mautic->contact(second);

        const auto edited = mautic->client.editContacts(
            {{secondId, {{u"email"_s, first}, {u"city"_s, u"Bath"_s}}}, {firstId, {{u"city"_s, u"Rome"_s}}}}, {});
        VERIFY_VALUE(edited);

        QCOMPARE(outcomesOf(edited), (QList{ItemOutcome::AddressTaken, ItemOutcome::Updated}));
        const QHash<QString, QString> unchanged{{u"email"_s, second}, {u"city"_s, QString()}};
        QCOMPARE(onlyThose(mautic->client.contact(secondId, {}), unchanged), unchanged);
    }

    void aSanitisedValue_comesBackAsItIsKept()
    {
        const ContactId id = mautic->contact(mautic->address(u"zoe"_s));

        const auto edited = mautic->client.editContacts({{id, {{u"firstname"_s, u"Zoë <b>&amp; \"Q\"</b>"_s}}}}, {});
        VERIFY_VALUE(edited);

        const QHash<QString, QString> kept{{u"firstname"_s, u"Zoë & \"Q\""_s}};
        QCOMPARE(onlyThose(*edited->constFirst().contact, kept), kept);
        QCOMPARE(onlyThose(mautic->client.contact(id, {}), kept), kept);
    }

    void valuesMauticRefuses_areNamed()
    {
        const auto made = mautic->client.createContacts(
            {{{{u"email"_s, mautic->address(u"long"_s)}, {u"firstname"_s, QString(65, u'a')}}},
             {{{u"email"_s, mautic->address(u"locale"_s)}, {u"preferred_locale"_s, u"xx-YY"_s}}}},
            {});
        VERIFY_VALUE(made);

        QCOMPARE(outcomesOf(made), (QList{ItemOutcome::Rejected, ItemOutcome::Rejected}));
        QCOMPARE(made->at(0).refusedFields, QStringList{u"firstname"_s});
        QCOMPARE(made->at(1).refusedFields, QStringList{u"preferred_locale"_s});
    }

    void anAddressMauticWouldRewrite_isNeverSent()
    {
        const auto before = mautic->gate.asked.size();

        const auto made = mautic->client.createContacts({{{{u"email"_s, u"jörg@example.com"_s}}}}, {});

        QCOMPARE(made.error().kind, ErrorKind::BadInput);
        QCOMPARE(mautic->gate.asked.size(), before);
    }

    void aTrackedVisitor_isTakenOverWithItsHistory()
    {
        const ContactId visitor = mautic->visitor();
        QVERIFY(visitor.value > 0);
        QCOMPARE(mautic->client.contact(visitor, {})->email(), QString());

        const auto edited = mautic->client.editContacts({{visitor, {{u"email"_s, mautic->address(u"visitor"_s)}}}}, {});
        VERIFY_VALUE(edited);

        QCOMPARE(outcomesOf(edited), QList{ItemOutcome::Updated});
        QCOMPARE(edited->constFirst().contact->id, visitor);
        QCOMPARE(mautic->client.contact(visitor, {})->email(), mautic->address(u"visitor"_s));
    }

    void aSegment_takesContactsAndListsThem()
    {
        const ContactId first = mautic->contact(mautic->address(u"member1"_s));
        const ContactId second = mautic->contact(mautic->address(u"member2"_s));
        const auto segment = mautic->client.createSegment(QString(u"Signups "_s + mautic->mark()), {});
        VERIFY_VALUE(segment);
        mautic->removeLater(segment->id);

        const auto added = mautic->client.addToSegment(segment->id, {second, first, {999'999'999}}, {});
        VERIFY_VALUE(added);

        QVERIFY(added->at(0).added && added->at(1).added && !added->at(2).added);
        const QList<SegmentMember> expected{{.segment = segment->id, .contact = first},
                                            {.segment = segment->id, .contact = second}};
        QCOMPARE(*mautic->client.segmentMembers(segment->id, {}), expected);
        QVERIFY(mautic->client.segments({})->contains(*segment));
    }

    void anOptOut_isAddedOnceAndRead()
    {
        const ContactId id = mautic->contact(mautic->address(u"out"_s));
        const QString comment = u"It's \"final\" & <so>\non"_s;

        const auto rows = mautic->client.addDoNotContact(id, DoNotContactReason::Unsubscribed, comment, {});
        VERIFY_VALUE(rows);
        const auto again = mautic->client.addDoNotContact(id, DoNotContactReason::Manual, u"later"_s, {});
        VERIFY_VALUE(again);

        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->constFirst().reason, DoNotContactReason::Unsubscribed);
        QCOMPARE(rows->constFirst().contact, id);
        QCOMPARE(*again, *rows);
        const auto page = mautic->client.doNotContactAfter(rows->constFirst().rowId - 1, 5000, {});
        VERIFY_VALUE(page);
        QCOMPARE(page->rows.constFirst(), rows->constFirst());
        QVERIFY(page->isLast);
    }

    void whatHappensToAContact_isInTheFeed()
    {
        const auto before = mautic->client.newestContactChange({});
        VERIFY_VALUE(before);
        const ContactId id = mautic->contact(mautic->address(u"fed"_s));
        VERIFY_VALUE(mautic->client.editContacts({{id, {{u"city"_s, u"Bath"_s}}}}, {}));
        VERIFY_VALUE(mautic->client.editContacts({{id, {{u"city"_s, u"Bath"_s}}}}, {}));
        VERIFY_VALUE(mautic->client.addDoNotContact(id, DoNotContactReason::Unsubscribed, {}, {}));
        mautic->removeNow();

        const auto page = mautic->client.contactChangesAfter(*before, 5000, {});
        VERIFY_VALUE(page);

        QList<FeedAction> actions;
        for (const FeedEntry &entry : page->entries) {
            QCOMPARE(entry.contact, id);
            QVERIFY(!entry.by.isEmpty());
            QVERIFY(entry.at.has_value());
            actions.append(entry.action);
        }
        QCOMPARE(actions,
                 (QList{FeedAction::Created, FeedAction::Identified, FeedAction::Updated, FeedAction::Updated,
                        FeedAction::Deleted}));
        QVERIFY(page->isLast);
        QCOMPARE(page->entries.constLast().id, page->lastId);
        QCOMPARE(mautic->client.newestContactChange({}).value(), page->lastId);
        QVERIFY(!mautic->client.contactChangesAfter(*before, 2, {})->isLast);
        QCOMPARE(*mautic->client.contactChangesAfter(page->lastId, 5000, {}), FeedPage());
    }

    void whoJoinsASegmentAndLeaves_isInItsLog()
    {
        const auto before = mautic->client.newestSegmentEvent({});
        VERIFY_VALUE(before);
        const ContactId first = mautic->contact(mautic->address(u"joins"_s));
        const ContactId second = mautic->contact(mautic->address(u"leaves"_s));
        const auto segment = mautic->client.createSegment(QString(u"Fed "_s + mautic->mark()), {});
        VERIFY_VALUE(segment);
        mautic->removeLater(segment->id);
        VERIFY_VALUE(mautic->client.addToSegment(segment->id, {first, second}, {}));
        VERIFY_VALUE(mautic->client.addToSegment(segment->id, {first}, {}));
        QVERIFY(!mautic
                     ->ask({.kind = RequestKind::Write,
                            .verb = "POST",
                            .path = u"segments/%1/contact/%2/remove"_s.arg(segment->id.value).arg(second.value),
                            .json = "{}"})
                     .isEmpty());

        const auto page = mautic->client.segmentEventsAfter(*before, 5000, {});
        VERIFY_VALUE(page);

        QList<std::pair<ContactId, bool>> seen;
        for (const SegmentEvent &event : page->events) {
            QCOMPARE(event.segment, segment->id);
            seen.append({event.contact, event.added});
        }
        QCOMPARE(seen, (QList<std::pair<ContactId, bool>>{{first, true}, {second, true}, {second, false}}));
        QCOMPARE(mautic->client.newestSegmentEvent({}).value(), page->lastId);
        mautic->removeNow();
        QCOMPARE(mautic->client.segmentEventsAfter(*before, 5000, {})->events, QList<SegmentEvent>());
    }

    void fiveHundredContacts_areReadByTheirIds()
    {
        const ContactId first = mautic->contact(mautic->address(u"one"_s));
        const ContactId second = mautic->contact(mautic->address(u"two"_s));
        const auto rows = mautic->client.addDoNotContact(second, DoNotContactReason::Unsubscribed, u"no"_s, {});
        VERIFY_VALUE(rows);
        QList<ContactId> ids{second, first};
        for (qint64 i = 0; i < 498; ++i)
            ids.append(ContactId{999'999'000 + i});
        const auto asked = mautic->gate.asked.size();

        const auto found = mautic->client.contactsWithIds(ids, {});
        VERIFY_VALUE(found);
        const auto optOuts = mautic->client.doNotContactOf(ids, {});
        VERIFY_VALUE(optOuts);

        QCOMPARE(mautic->gate.asked.size() - asked, 2);
        const QList<Contact> expected{mautic->client.contact(first, {}).value(),
                                      mautic->client.contact(second, {}).value()};
        QCOMPARE(*found, expected);
        QCOMPARE(*optOuts, *rows);
    }

    void aDeletedContact_isNotFound()
    {
        const ContactId id = mautic->contact(mautic->address(u"gone"_s));
        mautic->removeNow();

        QCOMPARE(mautic->client.contact(id, {}).error().kind, ErrorKind::NotFound);
        QCOMPARE(outcomesOf(mautic->client.editContacts({{id, {{u"city"_s, u"Bath"_s}}}}, {})),
                 QList{ItemOutcome::NotFound});
        QCOMPARE(mautic->client.addDoNotContact(id, DoNotContactReason::Unsubscribed, {}, {}).error().kind,
                 ErrorKind::NotFound);
    }

    void aField_isMadeAndUsable()
    {
        const NewContactField wanted{.alias = QString(mautic->mark() + u"_at"_s),
                                     .label = u"Registered at"_s,
                                     .type = ContactFieldType::DateTime};

        const auto made = mautic->client.createField(wanted, {});
        mautic->removeFieldLater(wanted.alias);

        VERIFY_VALUE(made);
        QCOMPARE(made->alias, wanted.alias);
        QCOMPARE(made->type, ContactFieldType::DateTime);
        const auto fields = mautic->client.contactFields({});
        VERIFY_VALUE(fields);
        QVERIFY(std::any_of(fields->begin(), fields->end(), [&](const auto &f) { return f.alias == wanted.alias; }));
        QCOMPARE(mautic->client.createField(wanted, {}).error().kind, ErrorKind::Rejected);
    }

private:
    [[nodiscard]] QList<Contact> readAfter(ContactId last, int limit)
    {
        QList<Contact> out;
        for (;;) {
            const auto page = mautic->client.contactsAfter(last, limit, {});
            if (!page)
                return {};
            out += *page;
            if (page->size() < limit)
                return out;
            last = page->constLast().id;
        }
    }

    std::unique_ptr<LiveMautic> mautic;
};

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"

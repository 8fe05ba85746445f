// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/person_reader.h"
#include "store/people_projection.h"
#include "sync/world.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

PersonDetails detailsOf(World &world, const PersonRef &who)
{
    if (!PeopleProjection(world.store().database).update({}))
        qFatal("the list cannot be made");
    const auto details = PersonReader(world.store().database).read(who);
    return details ? *details : PersonDetails{};
}

PersonField fieldOf(const PersonDetails &details, const QString &alias)
{
    for (const PersonField &field : details.fields) {
        if (field.alias == alias)
            return field;
    }
    return {};
}

QList<TimelineKind> kindsOf(const PersonDetails &details)
{
    QList<TimelineKind> kinds;
    for (const TimelineEntry &entry : details.timeline)
        kinds.append(entry.kind);
    return kinds;
}

SyncOptions byGrace()
{
    SyncOptions options = World::allAllowed();
    options.startedBy = {.account = u"grace"_s, .displayName = u"Grace Hopper"_s};
    return options;
}

} // namespace

class PersonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void someoneInStep_isSameEverywhereAndWrittenByWhoStartedTheRun();
    void aChangeOnOneSide_isSaidOfThatSide();
    void bothSidesChanged_isSaidAndACaseIsOpen();
    void aFirstLink_hasNoBaseYet();
    void aContactWithoutUser_hasOneSide();
    void whatHappened_isNewestFirst();
    void someoneGone_keepsWhatWasKnown();
    void aRefusal_saysWhatMauticSaid();
    void bothSidesAsTheyWere_areKnownSinceTheMirrorBegan();
    void theRuleOfAField_isSaid_whereSettingsAreKnown();
    void nobody_isNotFound();
};

void PersonReaderTest::someoneInStep_isSameEverywhereAndWrittenByWhoStartedTheRun()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::tomorrow()}, {u"name"_s, u"Ada Lovelace"_s}});
    QVERIFY(world.sync(byGrace()));
    QVERIFY(world.sync(byGrace()));

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(details.row.state, PersonState::InStep);
    QCOMPARE(details.situation, Situation::Confirmed);
    const PersonField name = fieldOf(details, u"firstname"_s);
    QCOMPARE(name.app, u"Ada"_s);
    QCOMPARE(name.base, u"Ada"_s);
    QCOMPARE(name.mautic, u"Ada"_s);
    QCOMPARE(name.standing, FieldStanding::Same);
    QCOMPARE(name.mauticOrigin.evidence, ChangeEvidence::WrittenByLockstep);
    QCOMPARE(name.mauticOrigin.who, u"Grace Hopper"_s);
    QCOMPARE(details.segments.size(), 1);
    QCOMPARE(details.segments.first().name, u"New Signups"_s);
    QVERIFY(details.segments.first().givenByLockstep);
    QVERIFY(details.contactUrl.endsWith(u"/s/contacts/view/%1"_s.arg(details.row.who.contact->value)));
}

void PersonReaderTest::aChangeOnOneSide_isSaidOfThatSide()
{
    World world;
    world.signUp(u"ada"_s, {{u"name"_s, u"Ada Lovelace"_s}, {u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    world.mautic().set(world.contactOf(u"ada"_s), u"company"_s, u"Analytics"_s);
    QVERIFY(world.plan());

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(details.row.state, PersonState::Differs);
    QCOMPARE(fieldOf(details, u"lastname"_s).standing, FieldStanding::ChangedInApp);
    QCOMPARE(fieldOf(details, u"company"_s).standing, FieldStanding::ChangedInMautic);
    QCOMPARE(fieldOf(details, u"company"_s).mautic, u"Analytics"_s);
    QCOMPARE(fieldOf(details, u"company"_s).mauticOrigin.evidence, ChangeEvidence::SeenToChange);
    const auto seen = std::find_if(details.timeline.cbegin(), details.timeline.cend(), [](const TimelineEntry &entry) {
        return entry.change && entry.change->field == u"company"_s;
    });
    QVERIFY(seen != details.timeline.cend());
    QCOMPARE(seen->change->before, u"Engines"_s);
    QCOMPARE(seen->change->after, u"Analytics"_s);
}

void PersonReaderTest::bothSidesChanged_isSaidAndACaseIsOpen()
{
    World world;
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    world.changeUser(u"ada"_s, {{u"company"_s, u"Looms"_s}});
    world.mautic().set(world.contactOf(u"ada"_s), u"company"_s, u"Analytics"_s);
    QVERIFY(world.plan());

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(details.row.state, PersonState::Conflict);
    QCOMPARE(fieldOf(details, u"company"_s).standing, FieldStanding::BothChanged);
    QCOMPARE(fieldOf(details, u"company"_s).base, u"Engines"_s);
    QCOMPARE(details.cases.size(), 1);
    QCOMPARE(details.cases.first().content.kind, CaseKind::BothChanged);
}

void PersonReaderTest::aFirstLink_hasNoBaseYet()
{
    World world;
    world.mautic().add({{u"email"_s, u"ada@example.com"_s}, {u"company"_s, u"Looms"_s}});
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.plan());

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(details.situation, Situation::Found);
    QCOMPARE(fieldOf(details, u"company"_s).standing, FieldStanding::Differs);
    QCOMPARE(fieldOf(details, u"email"_s).standing, FieldStanding::SameNotAgreed);
    QCOMPARE(fieldOf(details, u"email"_s).base, std::nullopt);
}

void PersonReaderTest::aContactWithoutUser_hasOneSide()
{
    World world;
    const ContactId eve = world.mautic().add({{u"email"_s, u"eve@example.com"_s}});
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());

    const PersonDetails details = detailsOf(world, {.contact = eve});

    QCOMPARE(details.row.state, PersonState::OnlyInMautic);
    QCOMPARE(details.situation, std::nullopt);
    QCOMPARE(fieldOf(details, u"email"_s).mautic, u"eve@example.com"_s);
    QCOMPARE(fieldOf(details, u"email"_s).app, std::nullopt);
    QCOMPARE(fieldOf(details, u"email"_s).standing, FieldStanding::OneSided);
    QVERIFY(!kindsOf(details).contains(TimelineKind::Written));
}

void PersonReaderTest::whatHappened_isNewestFirst()
{
    World world;
    world.signUp(u"ada"_s, {{u"createdAt"_s, World::yesterday()}, {u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync(byGrace()));
    world.changeUser(u"ada"_s, {{u"company"_s, u"Looms"_s}});
    world.mautic().set(world.contactOf(u"ada"_s), u"company"_s, u"Analytics"_s);
    world.clock().at.microseconds += 3'600'000'000;
    QVERIFY(world.plan());

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(kindsOf(details).first(), TimelineKind::CaseOpened);
    QCOMPARE(details.timeline.first().personCase->kind, CaseKind::BothChanged);
    QVERIFY(kindsOf(details).contains(TimelineKind::SignedUp));
    QVERIFY(kindsOf(details).contains(TimelineKind::Linked));
    QVERIFY(kindsOf(details).contains(TimelineKind::Written));
    QVERIFY(std::is_sorted(details.timeline.cbegin(), details.timeline.cend(),
                           [](const TimelineEntry &a, const TimelineEntry &b) { return a.at > b.at; }));
    const auto written = std::find_if(details.timeline.cbegin(), details.timeline.cend(),
                                      [](const TimelineEntry &entry) { return entry.kind == TimelineKind::Written; });
    QCOMPARE(written->startedBy, u"Grace Hopper"_s);
    QCOMPARE(written->row->kind, PlanRowKind::CreateContact);
    QCOMPARE(written->row->outcome, AppliedOutcome::Done);
}

void PersonReaderTest::someoneGone_keepsWhatWasKnown()
{
    World world;
    world.signUp(u"ada"_s);
    world.signUp(u"ben"_s);
    QVERIFY(world.sync());
    world.removeUser(u"ada"_s);
    QVERIFY(world.sync());

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(details.row.state, PersonState::Excluded);
    QCOMPARE(details.situation, Situation::SourceMissing);
    QVERIFY(kindsOf(details).contains(TimelineKind::UserGone));
    QCOMPARE(fieldOf(details, u"email"_s).app, u"ada@example.com"_s);
}

void PersonReaderTest::aRefusal_saysWhatMauticSaid()
{
    World world;
    world.mautic().refuse(u"email"_s, u"ada@example.com"_s);
    world.signUp(u"ada"_s);
    QVERIFY(world.sync());

    const PersonDetails details = detailsOf(world, {.user = {u"ada"_s}});

    QCOMPARE(details.row.state, PersonState::Failing);
    QVERIFY(kindsOf(details).contains(TimelineKind::Refused));
    QCOMPARE(details.contactUrl, QString());
    QCOMPARE(fieldOf(details, u"email"_s).mautic, std::nullopt);
    QCOMPARE(fieldOf(details, u"email"_s).standing, FieldStanding::OneSided);
}

void PersonReaderTest::bothSidesAsTheyWere_areKnownSinceTheMirrorBegan()
{
    World world;
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    const Moment between = world.clock().now();
    world.clock().at.microseconds += std::chrono::microseconds(std::chrono::hours(1)).count();
    world.changeUser(u"ada"_s, {{u"company"_s, u"Looms"_s}});
    QVERIFY(world.sync());
    QCOMPARE(fieldOf(detailsOf(world, {.user = {u"ada"_s}}), u"company"_s).mautic, u"Looms"_s);

    PersonReader reader(world.store().database);
    const auto then = reader.asOf({.user = {u"ada"_s}}, between, world.clock().now());
    QVERIFY(then);
    const auto company = std::find_if(then->fields.cbegin(), then->fields.cend(),
                                      [](const PersonField &field) { return field.alias == u"company"_s; });
    QCOMPARE(company->app, u"Engines"_s);
    QCOMPARE(company->mautic, u"Engines"_s);
    QCOMPARE(then->knownSince, (*world.store().workspace.find())->createdAt);

    const Moment muchLater{world.clock().now().microseconds
                           + std::chrono::microseconds(2 * PersonReader::changesKept).count()};
    const auto trimmed = reader.asOf({.user = {u"ada"_s}}, between, muchLater);
    QVERIFY(trimmed && trimmed->knownSince > between);
}

void PersonReaderTest::theRuleOfAField_isSaid_whereSettingsAreKnown()
{
    World world;
    world.settings().writableAttributes = {UserAttribute::Company};
    world.signUp(u"ada"_s, {{u"company"_s, u"Engines"_s}});
    QVERIFY(world.sync());
    QCOMPARE(fieldOf(detailsOf(world, {.user = {u"ada"_s}}), u"company"_s).policy, std::nullopt);

    const auto details = PersonReader(world.store().database, &world.settings()).read({.user = {u"ada"_s}});
    QVERIFY(details);
    QCOMPARE(fieldOf(*details, u"company"_s).policy, FieldPolicy{});
    QVERIFY(fieldOf(*details, u"company"_s).mayWriteApp);
    QVERIFY(!fieldOf(*details, u"email"_s).mayWriteApp);
}

void PersonReaderTest::nobody_isNotFound()
{
    World world;
    world.signUp(u"ada"_s);
    QVERIFY(world.plan());
    QVERIFY(PeopleProjection(world.store().database).update({}));
    const auto details = PersonReader(world.store().database).read({.user = {u"eve"_s}});
    QVERIFY(!details);
    QCOMPARE(details.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(PersonReaderTest)
#include "tst_person_reader.moc"

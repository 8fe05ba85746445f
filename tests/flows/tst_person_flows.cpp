// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/bulk_flow.h"
#include "flows/hand_flow.h"
#include "flows/people_flow.h"
#include "flows/person_timeline_flow.h"
#include "models/people_model.h"
#include "run_world.h"
#include "runtime/open_workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;

/// What people do on one person, and on many, against a pretend Mautic over HTTP.
class TestPersonFlows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<RunWorld>();
        QVERIFY(m_world->setUp());
        for (const QString &user : {u"u1"_s, u"u2"_s, u"u3"_s})
            m_world->signUp(user);
        runSync();
    }
    void cleanup() { m_world.reset(); }

    void aValue_isThoughtThrough_kept_written_andTakenBack()
    {
        HandFlow flow(m_world->context());
        QSignalSpy previews(&flow, &HandFlow::previewed);
        QSignalSpy decided(&flow, &HandFlow::decided);
        QSignalSpy told(&flow, &HandFlow::told);
        HandDecision edit{
            .user = {u"u1"_s}, .answer = Answer::OtherValue, .field = u"lastname"_s, .value = u"Łukasiewicz"_s};

        flow.preview(edit);
        QTRY_COMPARE(previews.size(), 1);
        const auto preview = previews.first().first().value<HandPreview>();
        QCOMPARE(preview.outcome, DecisionOutcome::Kept);
        QCOMPARE(preview.rows.size(), 1);
        QCOMPARE(preview.rows.first().changes.first().after, u"Łukasiewicz"_s);
        QCOMPARE(preview.requests, 1);
        QCOMPARE(told.size(), 0);

        edit.seen = preview.seen;
        flow.decide(edit);
        QTRY_COMPARE(decided.size(), 1);
        const auto receipt = decided.first().at(1).value<DecisionReceipt>();
        QCOMPARE(receipt.outcome, DecisionOutcome::Kept);
        QCOMPARE(told.size(), 1);
        runSync();
        QCOMPARE(inMautic(u"u1"_s, u"lastname"_s), u"Łukasiewicz"_s);

        QSignalSpy takenBack(&flow, &HandFlow::takenBack);
        flow.takeBack(receipt.batch);
        QTRY_COMPARE(takenBack.size(), 1);
        runSync();
        QCOMPARE(inMautic(u"u1"_s, u"lastname"_s), u"u1"_s);
    }

    void whatCannotBeDone_saysWhy_andKeepsNothing()
    {
        HandFlow flow(m_world->context());
        QCOMPARE(previewOf(flow, {.user = {u"u1"_s}, .field = u"email"_s, .value = u"nobody"_s}).outcome,
                 DecisionOutcome::BadValue);
        const HandPreview tooLong =
            previewOf(flow, {.user = {u"u1"_s}, .field = u"lastname"_s, .value = u"x"_s.repeated(5000)});
        QCOMPARE(tooLong.outcome, DecisionOutcome::BadValue);
        QCOMPARE(tooLong.problem, ValueProblem::TooLong);
        const HandPreview silent = previewOf(flow, {.user = {u"u1"_s}, .answer = Answer::Unlink});
        QCOMPARE(silent.outcome, DecisionOutcome::ReasonMissing);
        QVERIFY(!silent.rows.isEmpty());
        const HandPreview nobody = previewOf(
            flow, {.user = {u"u1"_s}, .answer = Answer::LinkContact, .contact = ContactId{987654}, .note = u"x"_s});
        QCOMPARE(nobody.outcome, DecisionOutcome::NotOffered);
        QCOMPARE(nobody.obstacle, OfferObstacle::NothingThere);
        QCOMPARE(previewOf(flow, {.user = {u"who"_s}, .field = u"lastname"_s}).outcome, DecisionOutcome::PersonGone);

        m_world->signUp(u"u9"_s);
        SyncFlow sync(m_world->context(), m_world->credentials());
        QSignalSpy planned(&sync, &SyncFlow::workspaceChanged);
        sync.plan();
        QTRY_COMPARE_WITH_TIMEOUT(planned.size(), 1, 30'000);
        const HandPreview unmade = previewOf(
            flow, {.user = {u"u9"_s}, .answer = Answer::OtherValue, .field = u"lastname"_s, .value = u"New"_s});
        QCOMPARE(unmade.outcome, DecisionOutcome::NotOffered);
        QCOMPARE(unmade.rows.size(), 0);

        QSignalSpy decided(&flow, &HandFlow::decided);
        flow.decide({.user = {u"u1"_s},
                     .answer = Answer::OtherValue,
                     .field = u"lastname"_s,
                     .value = u"New"_s,
                     .seen = SeenSides{.app = u"another"_s}});
        QTRY_COMPARE(decided.size(), 1);
        QCOMPARE(decided.first().at(1).value<DecisionReceipt>().outcome, DecisionOutcome::Changed);
        runSync();
        QCOMPARE(inMautic(u"u1"_s, u"lastname"_s), u"u1"_s);
    }

    void aLink_isEndedWithAReason_andComesBack()
    {
        HandFlow flow(m_world->context());
        QSignalSpy decided(&flow, &HandFlow::decided);
        flow.decide({.user = {u"u1"_s}, .answer = Answer::Unlink, .note = u"somebody else"_s});
        QTRY_COMPARE(decided.size(), 1);
        runSync();
        QVERIFY(!contactOf(u"u1"_s));
        flow.takeBack(decided.first().at(1).value<DecisionReceipt>().batch);
        QSignalSpy takenBack(&flow, &HandFlow::takenBack);
        QTRY_COMPARE(takenBack.size(), 1);
        runSync();
        QVERIFY(contactOf(u"u1"_s));
    }

    void bothSides_asTheyWere_sayingSinceWhenItIsKnown()
    {
        PeopleModel model;
        PeopleFlow flow(m_world->context(), model);
        QSignalSpy then(&flow, &PeopleFlow::asOfRead);
        QSignalSpy updated(&flow, &PeopleFlow::isUpdatingChanged);
        flow.refresh();
        QTRY_COMPARE(updated.size(), 2);
        flow.readAsOf({.user = {u"u1"_s}}, Moment::fromSeconds(0));
        QTRY_COMPARE(then.size(), 1);
        const auto before = then.first().first().value<PersonAsOf>();
        QVERIFY(before.at < before.knownSince);
        for (const PersonField &field : before.fields) {
            QCOMPARE(field.app, std::nullopt);
            QCOMPARE(field.mautic, std::nullopt);
        }
    }

    void aWholeFilter_isDecidedAndTakenBackAsOne()
    {
        BulkFlow flow(m_world->context());
        QSignalSpy previews(&flow, &BulkFlow::previewed);
        QSignalSpy decided(&flow, &BulkFlow::decided);
        PeopleModel model;
        PeopleFlow people(m_world->context(), model);
        QSignalSpy updated(&people, &PeopleFlow::isUpdatingChanged);
        people.refresh();
        QTRY_COMPARE(updated.size(), 2);
        m_world->mautic().addContact({{u"email"_s, u"only@example.com"_s}});

        BulkDecision stop{.target = {.filter = PeopleQuery{}}, .field = u"lastname"_s};
        flow.preview(stop);
        QTRY_COMPARE(previews.size(), 1);
        const auto preview = previews.first().first().value<BulkPreview>();
        QCOMPARE(preview.decided, 3);
        QCOMPARE(preview.requests, 0);
        BulkDecision other = stop;
        other.seen = "others";
        flow.decide(other);
        QTRY_COMPARE(decided.size(), 1);
        QVERIFY(decided.first().first().value<BulkReceipt>().isOther);

        stop.seen = preview.seen;
        flow.decide(stop);
        QTRY_COMPARE(decided.size(), 2);
        const auto receipt = decided.last().first().value<BulkReceipt>();
        QCOMPARE(receipt.decided, 3);
        m_world->change(uR"(UPDATE "user" SET name = 'Ada Changed', "updatedAt" = '2026-03-01T10:00:00.000Z')"_s);
        runSync();
        QCOMPARE(inMautic(u"u2"_s, u"lastname"_s), u"u2"_s);
        flow.preview(stop);
        QTRY_COMPARE(previews.size(), 2);
        QCOMPARE(previews.last().first().value<BulkPreview>().alreadySo, 3);

        QSignalSpy takenBack(&flow, &BulkFlow::takenBack);
        flow.takeBack(receipt.batch);
        QTRY_COMPARE(takenBack.size(), 1);
        QCOMPARE(takenBack.first().first().toInt(), 3);
        runSync();
        QCOMPARE(inMautic(u"u2"_s, u"lastname"_s), u"Changed"_s);
    }

    void aSelection_isUnlinkedForTheOnesItHas()
    {
        BulkFlow flow(m_world->context());
        QSignalSpy previews(&flow, &BulkFlow::previewed);
        QSignalSpy decided(&flow, &BulkFlow::decided);
        const BulkDecision unlink{.target = {.users = {{u"u1"_s}, {u"u3"_s}, {u"gone"_s}}},
                                  .answer = Answer::Unlink,
                                  .note = u"wrong import"_s};
        flow.preview(unlink);
        QTRY_COMPARE(previews.size(), 1);
        const auto preview = previews.first().first().value<BulkPreview>();
        QCOMPARE(preview.decided, 2);
        QCOMPARE(preview.notPossible, 1);
        QCOMPARE(preview.requests, 1);
        flow.decide(unlink);
        QTRY_COMPARE(decided.size(), 1);
        runSync();
        QVERIFY(!contactOf(u"u1"_s));
        QVERIFY(contactOf(u"u2"_s));
        QVERIFY(!contactOf(u"u3"_s));
    }

    void mauticsActivity_isReadByOneRequest_andWrittenToAFileWithoutSecrets()
    {
        PersonTimelineFlow flow(m_world->context(), m_world->credentials());
        QSignalSpy read(&flow, &PersonTimelineFlow::eventsRead);
        QVERIFY(contactOf(u"u1"_s));
        const ContactId contact = *contactOf(u"u1"_s);
        const auto requests = requestsNoted();

        flow.readEvents(contact);

        QTRY_COMPARE(read.size(), 1);
        // The token, and the activity.
        QVERIFY(requestsNoted() - requests <= 2);
        const auto page = read.first().at(1).value<ContactEventPage>();
        QCOMPARE(page.total, page.events.size());
        QVERIFY(std::any_of(page.events.cbegin(), page.events.cend(), [](const ContactEvent &event) {
            return event.kind == u"segment_membership"_s && event.label.contains(u"New Signups"_s);
        }));

        TimelineExport wanted{.who = {.user = {u"u1"_s}, .contact = contact}, .format = TimelineFormat::Json};
        wanted.file = m_world->file(u"timeline.json"_s);
        for (const ContactEvent &event : page.events)
            wanted.entries.append({.at = event.at, .kind = TimelineKind::MauticEvent, .event = event});
        QSignalSpy exported(&flow, &PersonTimelineFlow::exported);
        flow.exportTo(wanted);
        QTRY_COMPARE(exported.size(), 1);
        QFile file(wanted.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(QJsonDocument::fromJson(text)[u"entries"_s].toArray().size(), page.events.size());
        QVERIFY(!text.contains(m_world->mautic().clientSecret()));
    }

    void withoutRequestsLeft_mauticIsNotAsked_andWhenThereWillBeIsSaid()
    {
        QVERIFY(contactOf(u"u1"_s));
        const ContactId contact = *contactOf(u"u1"_s);
        m_world->writeCredentials(1);
        PersonTimelineFlow flow(m_world->context(), m_world->credentials());
        QSignalSpy failed(&flow, &PersonTimelineFlow::eventsFailed);

        flow.readEvents(contact);

        QTRY_COMPARE(failed.size(), 1);
        const auto error = failed.first().at(1).value<Error>();
        QCOMPARE(error.kind, ErrorKind::BudgetSpent);
        QVERIFY(error.retryAfter);
    }

private:
    void runSync() { QVERIFY(m_world->sync()); }
    HandPreview previewOf(HandFlow &flow, const HandDecision &decision)
    {
        QSignalSpy previews(&flow, &HandFlow::previewed);
        flow.preview(decision);
        return previews.wait() ? previews.first().first().value<HandPreview>() : HandPreview{};
    }
    [[nodiscard]] std::optional<ContactId> contactOf(const QString &user) const
    {
        const auto workspace = OpenWorkspace::openExisting(m_world->workspace());
        const auto links = (*workspace)->store().links.ofUsers({{user}});
        return links->isEmpty() ? std::nullopt : std::optional(links->first().contact);
    }
    [[nodiscard]] QString inMautic(const QString &user, const QString &alias) const
    {
        const auto contact = contactOf(user);
        return contact ? m_world->mautic().contact(*contact)->fields.value(alias) : QString();
    }
    [[nodiscard]] int requestsNoted() const { return static_cast<int>(m_world->mautic().requests().size()); }

    std::unique_ptr<RunWorld> m_world;
};

QTEST_GUILESS_MAIN(TestPersonFlows)
#include "tst_person_flows.moc"

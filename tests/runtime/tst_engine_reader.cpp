// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/activity_reader.h"
#include "runtime/engine_reader.h"
#include "runtime/open_workspace.h"
#include "store/engine_sample_repository.h"
#include "store/engine_status_repository.h"
#include "store/request_record_repository.h"
#include "store/work_queue.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

/// What the screen reads of the engine, over a real store.
class EngineReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = OpenWorkspace::openOrCreate(m_folder->filePath(u"workspace"_s));
        QVERIFY(opened);
        m_workspace = std::move(*opened);
    }
    void cleanup()
    {
        m_workspace.reset();
        m_folder.reset();
    }

    void anEngineWithoutALease_isOff_whateverItSaidLast()
    {
        const EngineStatus status{.state = EngineState::Throttled, .owner = u"agent 1"_s, .at = now, .until = now};
        QVERIFY(EngineStatusRepository(m_workspace->database()).save(status));

        const auto read = reader().status();

        QVERIFY(read);
        QCOMPARE(read->state, EngineState::Off);
        QCOMPARE(read->until, now);
    }

    void aPause_isToldToTheEngine_andTakenBack()
    {
        EngineStatusRepository told(m_workspace->database());

        QVERIFY(reader().setPaused(true));
        QCOMPARE(told.isPaused(), true);
        QVERIFY(reader().setPaused(false));
        QCOMPARE(told.isPaused(), false);
    }

    void whoeverWasGivenUp_isGroupedByCause_andGetsAnotherTurn()
    {
        giveUp(u"anna"_s, {ErrorKind::Rejected, u"phone"_s, u"\"1\" is not valid"_s});
        giveUp(u"bo"_s, {ErrorKind::Rejected, u"phone"_s, u"\"2\" is not valid"_s});
        giveUp(u"cy"_s, {ErrorKind::ServerFault, {}, u"oops"_s});
        const auto report = reader().report(now);
        QVERIFY(report);
        QCOMPARE(report->failures.size(), 2);
        const FailureGroup &phones = report->failures.constFirst();
        QCOMPARE(phones.people, 2);

        QCOMPARE(reader().peopleIn(phones), (QList<AppUserId>{{u"anna"_s}, {u"bo"_s}}));
        QCOMPARE(reader().tryAgain(phones, now), 2);

        const auto counts = WorkQueue(m_workspace->database()).counts();
        QVERIFY(counts);
        QCOMPARE(counts->dead, 1);
        QCOMPARE(counts->waiting.value(Purpose::Change), 2);
        // Nobody of the group is left, so that nobody else gets a turn in their place.
        QCOMPARE(reader().tryAgain(phones, now), 0);
        QCOMPARE(WorkQueue(m_workspace->database()).counts()->dead, 1);
    }

    void whomMauticRefused_isAmongThoseWhoFail()
    {
        const Case refused{
            .kind = CaseKind::RefusedByMautic, .user = {u"dee"_s}, .field = u"phone"_s, .detail = u"not valid"_s};
        QVERIFY(m_workspace->store().cases.replaceOpen({refused}, now));

        const auto report = reader().report(now);

        QVERIFY(report);
        QCOMPARE(report->failures,
                 (QList<FailureGroup>{{.kind = ErrorKind::Rejected,
                                       .field = u"phone"_s,
                                       .rawAnswer = u"not valid"_s,
                                       .people = 1,
                                       .examples = {{u"dee"_s}},
                                       .since = now}}));
    }

    void chartsShowTheLastDay()
    {
        EngineSampleRepository samples(m_workspace->database());
        const EngineSample minute{.at = minuteAgo(1), .waiting = 3, .requests = 18};
        QVERIFY(samples.save({.at = minuteAgo(3000), .waiting = 9}));
        QVERIFY(samples.save(minute));

        const auto report = reader().report(now);

        QVERIFY(report);
        QCOMPARE(report->history.samples, (QList<EngineSample>{minute}));
        QCOMPARE(report->history.requestsPerHour, 100);
    }

    void theLimitTheProcessWasGiven_isTheOneShown()
    {
        QFile file(m_folder->filePath(u"given.env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write("MAUTIC_RATE_LIMIT=40\n");
        file.close();

        const auto report = EngineReader(path(), file.fileName()).report(now);

        QVERIFY(report);
        QCOMPARE(report->history.requestsPerHour, 40);
    }

    void everythingThatWasDone_isReadPageByPage_onceEach()
    {
        doThings();
        QStringList whole;
        ActivityList page{.isLast = false};
        while (!page.isLast) {
            const auto next = ActivityReader(path()).page({}, page.next, 3);
            QVERIFY(next);
            page = *next;
            for (const ActivityEntry &entry : page.entries)
                whole.append(nameOf(entry));
        }

        QCOMPARE(whole, (QStringList{u"u4"_s, u"/4"_s, u"u3"_s, u"/3"_s, u"u2"_s, u"/2"_s, u"u1"_s, u"/1"_s}));
    }

    void filters_leaveOnlyWhatTheyName()
    {
        doThings();

        QCOMPARE(found({.kind = ActivityKind::Change}), (QStringList{u"u4"_s, u"u3"_s, u"u2"_s, u"u1"_s}));
        QCOMPARE(found({.kind = ActivityKind::Write}), (QStringList{u"/4"_s, u"/2"_s}));
        QCOMPARE(found({.purpose = Purpose::OptOut}), (QStringList{u"/3"_s}));
        QCOMPARE(found({.onlyFailed = true}), (QStringList{u"/4"_s, u"u2"_s}));
        QCOMPARE(found({.since = Moment::fromSeconds(now.seconds() + 4)}), (QStringList{u"u4"_s, u"/4"_s}));
        QCOMPARE(found({.text = u"U3"_s}), (QStringList{u"u3"_s}));
        QCOMPARE(found({.text = u"/2"_s}), (QStringList{u"/2"_s}));
    }

    void anExport_holdsAllOfIt_andOnlyItsOwnerCanReadIt()
    {
        doThings();
        const QString file = m_folder->filePath(u"all.csv"_s);

        QCOMPARE(ActivityReader(path()).exportTo({.file = file}, {}), 8);

        QFile table(file);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 9);
        QVERIFY(lines.at(1).contains("\"'=1+1\""));
        QCOMPARE(table.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());

        QVERIFY(ActivityReader(path()).exportTo({.format = ActivityFormat::JsonLines, .file = file}, {}));
        QFile objects(file);
        QVERIFY(objects.open(QIODevice::ReadOnly));
        const QByteArray first = objects.readLine();
        QVERIFY(first.startsWith("{\"account\":\"ada\",\"at\":\""));
        QVERIFY(first.contains("\"after\":\"=1+1\""));
    }

    void whereThereIsNoWorkspace_thatIsSaid()
    {
        const auto status = EngineReader(m_folder->filePath(u"nowhere"_s), {}).status();

        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::StoreMissing);
    }

private:
    static inline const Moment now = Moment::fromSeconds(1'793'000'040);

    static Moment minuteAgo(int minutes) { return Moment::fromSeconds(now.seconds() - 60 * minutes); }
    [[nodiscard]] QString path() const { return m_workspace->path(); }
    [[nodiscard]] EngineReader reader() const { return EngineReader(path(), {}); }

    void giveUp(const QString &user, const WorkFailure &failure)
    {
        WorkQueue queue(m_workspace->database());
        QVERIFY(queue.add({{.user = {user}, .purpose = Purpose::Change, .changedAt = now}}, now));
        auto taken = queue.take({Purpose::Change}, 1, 1, now);
        QVERIFY(taken);
        QCOMPARE(taken->size(), 1);
        WorkItem item = taken->constFirst();
        item.attempts = mostRetries;
        QVERIFY(queue.settle({{.item = item, .end = WorkEnd::Failed, .failure = failure}}, 1, now));
    }

    /// Four requests and four changes, one of each a second.
    void doThings()
    {
        Repositories &store = m_workspace->store();
        RequestRecordRepository requests(m_workspace->database());
        const auto run = store.runs.start(RunKind::Sync, {.account = u"ada"_s}, now);
        QVERIFY(run);
        for (int i = 1; i <= 4; ++i) {
            const Moment at = Moment::fromSeconds(now.seconds() + i);
            requests.write({.at = at,
                            .purpose = i == 3 ? Purpose::OptOut : Purpose::Poll,
                            .kind = i % 2 == 0 ? RequestKind::Write : RequestKind::Read,
                            .verb = "GET",
                            .path = u"/%1"_s.arg(i),
                            .status = 200,
                            .failure = i == 4 ? std::optional(ErrorKind::ServerFault) : std::nullopt});
            const AppliedRow row{.position = i,
                                 .user = {u"u%1"_s.arg(i)},
                                 .changes = {{.alias = u"company"_s, .after = u"=1+1"_s}},
                                 .outcome = i == 2 ? AppliedOutcome::Refused : AppliedOutcome::Done};
            QVERIFY(store.appliedRows.save(*run, {row}, at));
        }
    }
    static QString nameOf(const ActivityEntry &entry)
    {
        const auto *request = std::get_if<RequestRecord>(&entry);
        return request ? request->path : std::get<WrittenEntry>(entry).row.user.value;
    }
    QStringList found(const ActivityQuery &query) const
    {
        QStringList names;
        const auto page = ActivityReader(path()).page(query, {}, 50);
        for (const ActivityEntry &entry : page.value_or(ActivityList()).entries)
            names.append(nameOf(entry));
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OpenWorkspace> m_workspace;
};

QTEST_GUILESS_MAIN(EngineReaderTest)
#include "tst_engine_reader.moc"

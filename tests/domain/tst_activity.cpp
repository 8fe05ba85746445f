// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/activity.h"
#include "domain/failure_grouping.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class ActivityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAndChanges_areOneList_newestFirst()
    {
        const ActivityList page = mergedPage({request(9, 30), request(8, 10)}, {row(20), row(5)}, {}, 10);

        QCOMPARE(seconds(page), (QList<qint64>{30, 20, 10, 5}));
        QVERIFY(page.isLast);
    }

    void aPageEnds_whereTheNextBegins_withoutGapOrRepeat()
    {
        const QList<RequestRecord> requests{request(9, 30), request(8, 10)};
        const QList<WrittenEntry> rows{row(20), row(5)};
        const ActivityList first = mergedPage(requests, rows, {}, 2);
        QCOMPARE(seconds(first), (QList<qint64>{30, 20}));
        QVERIFY(!first.isLast);
        QCOMPARE(first.next.request, 9);
        QCOMPARE(first.next.row->at, Moment::fromSeconds(20));

        const ActivityList second = mergedPage({requests.at(1)}, {rows.at(1)}, first.next, 2);
        QCOMPARE(seconds(second), (QList<qint64>{10, 5}));
    }

    void aPageOfChangesAlone_keepsThePlaceAmongRequests()
    {
        const ActivityList page = mergedPage({}, {row(20)}, {.request = 7}, 10);

        QCOMPARE(page.next.request, 7);
    }

    void whatHadNoGoodEnd_hasFailed()
    {
        RequestRecord refused = request(1, 1);
        refused.failure = ErrorKind::Rejected;
        WrittenEntry unknown = row(1);
        unknown.row.outcome = AppliedOutcome::Unknown;
        WrittenEntry found = row(1);
        found.row.outcome = AppliedOutcome::FoundInstead;

        QCOMPARE(hasFailed(ActivityEntry(request(1, 1))), false);
        QCOMPARE(hasFailed(ActivityEntry(refused)), true);
        QCOMPARE(hasFailed(ActivityEntry(unknown)), true);
        QCOMPARE(hasFailed(ActivityEntry(found)), false);
    }

    void failuresOfOneCause_areOneGroup_whateverTheValues()
    {
        const QList<Failure> failures{
            failure(u"anna"_s, u"phone: \"0815\" is not valid for anna@example.com"_s, 20),
            failure(u"bo"_s, u"phone: \"4711\" is not valid for bo@example.com"_s, 10),
            {.user = {u"cy"_s}, .kind = ErrorKind::ServerFault, .answer = u"500"_s, .since = Moment::fromSeconds(5)}};

        const QList<FailureGroup> groups = groupsOf(failures);

        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0),
                 (FailureGroup{.kind = ErrorKind::Rejected,
                               .field = u"phone"_s,
                               .rawAnswer = u"phone: \"0815\" is not valid for anna@example.com"_s,
                               .people = 2,
                               .examples = {{u"anna"_s}, {u"bo"_s}},
                               .since = Moment::fromSeconds(10),
                               .canTryAgain = true}));
        QCOMPARE(groups.at(1).canTryAgain, false);
        QCOMPARE(givenUpIn(groups.at(0), failures), (QList<AppUserId>{{u"anna"_s}, {u"bo"_s}}));
        QCOMPARE(givenUpIn(groups.at(1), failures), QList<AppUserId>());
        QCOMPARE(peopleIn(groups.at(1), failures), (QList<AppUserId>{{u"cy"_s}}));
    }

    void otherAnswersAndOtherFields_areOtherCauses()
    {
        Failure otherField = failure(u"bo"_s, u"is not valid"_s, 1);
        otherField.field = u"country"_s;

        QCOMPARE(groupsOf({failure(u"anna"_s, u"is not valid"_s, 1), failure(u"cy"_s, u"is too long"_s, 1), otherField})
                     .size(),
                 3);
    }

private:
    static RequestRecord request(qint64 id, qint64 second)
    {
        return {.id = id, .at = Moment::fromSeconds(second), .verb = "GET"};
    }
    static WrittenEntry row(qint64 second)
    {
        return {.run = {3}, .at = Moment::fromSeconds(second), .row = {.outcome = AppliedOutcome::Done}};
    }
    static Failure failure(const QString &user, const QString &answer, qint64 second)
    {
        return {.user = {user},
                .kind = ErrorKind::Rejected,
                .field = u"phone"_s,
                .answer = answer,
                .since = Moment::fromSeconds(second),
                .isGivenUp = true};
    }
    static QList<qint64> seconds(const ActivityList &page)
    {
        QList<qint64> all;
        for (const ActivityEntry &entry : page.entries)
            all.append(momentOf(entry).seconds());
        return all;
    }
};

QTEST_APPLESS_MAIN(ActivityTest)
#include "tst_activity.moc"

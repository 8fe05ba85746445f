// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timeline_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

const Moment noon = Moment::fromSeconds(1'793'000'000);

TimelineExport wanted(TimelineFormat format)
{
    const ObservedChange formula{.at = noon, .field = u"company"_s, .before = u"a\"b"_s, .after = u"=1+1"_s};
    const AppliedRow written{.kind = PlanRowKind::UpdateContact,
                             .changes = {{u"firstname"_s, u"Ada"_s, u"Adá"_s}, {u"lastname"_s, u""_s, u"B"_s}},
                             .outcome = AppliedOutcome::Done};
    TimelineExport wanted{.who = {.user = {u"u1"_s}, .contact = ContactId{7}}, .format = format};
    wanted.entries = {
        {.at = noon, .kind = TimelineKind::UserChanged, .change = formula},
        {.at = noon, .kind = TimelineKind::Written, .row = written, .startedBy = u"Eve"_s},
        {.at = noon,
         .kind = TimelineKind::MauticEvent,
         .event = ContactEvent{.at = noon, .kind = u"page.hit"_s, .type = u"Page hit"_s, .label = u"Prices"_s}}};
    return wanted;
}

} // namespace

class TestTimelineExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTable_hasARecordForEachValue_andNoFormula()
    {
        const QList<QByteArray> lines = timelineText(wanted(TimelineFormat::Csv)).split('\n');

        QCOMPARE(lines.size(), 6);
        QVERIFY(lines.at(1).contains("\"company\",\"a\"\"b\",\"'=1+1\""));
        QVERIFY(lines.at(1).contains("\"app\",\"userChanged\""));
        QVERIFY(lines.at(2).contains("\"firstname\",\"Ada\",\"Ad\xc3\xa1\",\"Eve\""));
        QVERIFY(lines.at(3).contains("\"lastname\""));
        QVERIFY(lines.at(4).contains("\"page.hit\""));
        QVERIFY(lines.at(4).contains("\"Page hit: Prices\",\"u1\",\"7\""));
    }

    void json_hasEveryEntryWithItsValues()
    {
        const QJsonObject document = QJsonDocument::fromJson(timelineText(wanted(TimelineFormat::Json))).object();

        QCOMPARE(document[u"user"_s].toString(), u"u1"_s);
        QCOMPARE(document[u"contact"_s].toInt(), 7);
        const QJsonArray entries = document[u"entries"_s].toArray();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0][u"values"_s][0][u"after"_s].toString(), u"=1+1"_s);
        QCOMPARE(entries[1][u"values"_s].toArray().size(), 2);
        QCOMPARE(entries[1][u"outcome"_s].toString(), u"done"_s);
        QCOMPARE(entries[2][u"side"_s].toString(), u"mautic"_s);
    }

    void everyKind_hasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int kind = 0; kind < timelineKindCount; ++kind)
            names.insert(nameOf(static_cast<TimelineKind>(kind)));
        QCOMPARE(names.size(), timelineKindCount);
        QVERIFY(!names.contains(QString()));
        QCOMPARE(nameOf(TimelineKind::MauticEvent), u"mauticEvent"_s);
    }
};

QTEST_GUILESS_MAIN(TestTimelineExport)
#include "tst_timeline_export.moc"

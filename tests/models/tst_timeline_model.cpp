// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

TimelineModelWords testWords()
{
    return {
        .sentence = [](const TimelineEntry &entry) { return entry.detail; },
        .secondLine = [](const TimelineEntry &entry) { return QString::number(entry.at.seconds()); },
        .toolTip = [](const TimelineEntry &entry) { return entry.detail; },
        .icon = [](TimelineKind) { return QVariant(); },
        .title = u"What happened"_s,
    };
}

QStringList shown(const TimelineModel &model)
{
    QStringList sentences;
    for (int row = 0; row < model.rowCount(); ++row)
        sentences.append(model.index(row, 0).data().toString());
    return sentences;
}

const QList<TimelineEntry> history = {
    {.at = Moment::fromSeconds(3), .kind = TimelineKind::Written, .detail = u"third"_s},
    {.at = Moment::fromSeconds(2), .kind = TimelineKind::OptedOut, .detail = u"second"_s},
    {.at = Moment::fromSeconds(1), .kind = TimelineKind::Written, .detail = u"first"_s},
};

} // namespace

class TimelineModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfIt_orOneKind()
    {
        TimelineModel model(testWords());
        const QAbstractItemModelTester tester(&model);
        model.show(history);
        QCOMPARE(shown(model), QStringList({u"third"_s, u"second"_s, u"first"_s}));
        model.lookAt({.kind = TimelineKind::Written});
        QCOMPARE(shown(model), QStringList({u"third"_s, u"first"_s}));
        model.lookAt({});
        QCOMPARE(model.rowCount(), 3);
    }
    void theKindLookedAt_staysForTheNextPerson()
    {
        TimelineModel model(testWords());
        model.lookAt({.kind = TimelineKind::OptedOut});
        model.show(history);
        QCOMPARE(shown(model), QStringList({u"second"_s}));
    }
    void onlyKindsThatHappened_areOffered()
    {
        TimelineModel model(testWords());
        model.show(history);
        QCOMPARE(model.kinds(), QList({TimelineKind::Written, TimelineKind::OptedOut}));
    }
    void aReader_hearsSentenceAndTime()
    {
        TimelineModel model(testWords());
        model.show(history);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole), u"third 3"_s);
    }
};

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "tst_timeline_model.moc"

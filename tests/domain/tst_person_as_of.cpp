// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_as_of.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

class TestPersonAsOf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesSince_areTakenBackOnTheirSide();
    void whoWasNotThereYet_hasNoValues();
};

namespace
{

const QList<PersonField> today{{.alias = u"lastname"_s,
                                .attribute = UserAttribute::LastName,
                                .app = u"Lovelace"_s,
                                .base = u"King"_s,
                                .mautic = u"King"_s,
                                .standing = FieldStanding::ChangedInApp}};

Moment day(int number) { return Moment::fromSeconds(qint64{86'400} * number); }

ObservedChange change(int at, ChangeSide side, const QString &field, const QString &before, const QString &after)
{
    return {.at = day(at), .side = side, .field = field, .before = before, .after = after};
}

} // namespace

void TestPersonAsOf::changesSince_areTakenBackOnTheirSide()
{
    const QList<ObservedChange> changes{change(2, ChangeSide::App, u"lastName"_s, u"Byron"_s, u"King"_s),
                                        change(4, ChangeSide::App, u"lastName"_s, u"King"_s, u"Lovelace"_s),
                                        change(3, ChangeSide::Mautic, u"lastname"_s, u"Byron"_s, u"King"_s)};

    const QList<PersonField> then = fieldsAsOf(day(3), today, changes);
    QCOMPARE(then.first().app, u"King"_s);
    QCOMPARE(then.first().mautic, u"King"_s);
    QVERIFY(!then.first().base);
    QCOMPARE(fieldsAsOf(day(1), today, changes).first().app, u"Byron"_s);
    QCOMPARE(fieldsAsOf(day(1), today, changes).first().mautic, u"Byron"_s);
    QCOMPARE(fieldsAsOf(day(5), today, changes).first().app, u"Lovelace"_s);
    QCOMPARE(fieldsAsOf(day(5), today, changes).first().standing, FieldStanding::Differs);
}

void TestPersonAsOf::whoWasNotThereYet_hasNoValues()
{
    const QList<ObservedChange> changes{change(2, ChangeSide::Mautic, u"present"_s, u"false"_s, u"true"_s)};
    QCOMPARE(fieldsAsOf(day(1), today, changes).first().mautic, std::nullopt);
    QCOMPARE(fieldsAsOf(day(1), today, changes).first().standing, FieldStanding::OneSided);
    QCOMPARE(fieldsAsOf(day(2), today, changes).first().mautic, u"King"_s);
}

QTEST_GUILESS_MAIN(TestPersonAsOf)
#include "tst_person_as_of.moc"

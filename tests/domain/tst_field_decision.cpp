// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_decision.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

using Base = std::optional<BaseValue>;
using Held = std::optional<QString>;

FieldDecision adopt(const QString &sent, const QString &answered) { return AdoptBase{{sent, answered}}; }
FieldDecision push(ChangeReason reason) { return PushToMautic{reason}; }

} // namespace

Q_DECLARE_METATYPE(lockstep::FieldSides)
Q_DECLARE_METATYPE(lockstep::FieldDecision)

class TestFieldDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClassOfField_hasItsDecision_data();
    void everyClassOfField_hasItsDecision();
};

/// A: the application, M: Mautic, B: the base; empty is a value too, unknown is none.
void TestFieldDecision::everyClassOfField_hasItsDecision_data()
{
    QTest::addColumn<FieldSides>("sides");
    QTest::addColumn<FieldDecision>("decision");
    const auto row = [](const char *name, const Base &base, const QString &app, const Held &mautic,
                        const FieldDecision &decision, ContactFieldType type = ContactFieldType::Text) {
        QTest::newRow(name) << FieldSides{.base = base, .app = app, .mautic = mautic, .type = type} << decision;
    };
    const QString a = u"a"_s;
    const QString b = u"b"_s;
    const QString c = u"c"_s;
    const QString none = u""_s;
    const Base agreed = BaseValue{a, a};

    row("A=B, M=B: same", agreed, a, a, NothingToDo{});
    row("A≠B, M=B: application changed", agreed, b, a, push(ChangeReason::ChangedInApp));
    row("A≠B, M=B: cleared in the application", agreed, none, a, push(ChangeReason::ClearedInApp));
    row("A=B, M≠B: Mautic changed", agreed, a, b, LeaveMauticsChange{});
    row("A=B, M≠B: cleared in Mautic", agreed, a, none, LeaveMauticsChange{});
    row("A=M≠B: converged", agreed, b, b, adopt(b, b));
    row("A=M≠B: both cleared", agreed, none, none, adopt(none, none));
    row("A≠B, M≠B, A≠M: conflict", agreed, b, c, AskBecauseBothChanged{});
    row("A≠B, M≠B: one cleared, one changed", agreed, none, c, AskBecauseBothChanged{});
    row("M unknown: nothing follows", agreed, b, std::nullopt, NothingToDo{});

    const Base rewritten = BaseValue{u"<b>Ada</b>"_s, u"Ada"_s};
    row("rewritten by Mautic, unchanged", rewritten, u"<b>Ada</b>"_s, u"Ada"_s, NothingToDo{});
    row("rewritten by Mautic, application changed", rewritten, u"Ida"_s, u"Ada"_s, push(ChangeReason::ChangedInApp));
    row("rewritten by Mautic, application caught up", rewritten, u"Ada"_s, u"Ada"_s, adopt(u"Ada"_s, u"Ada"_s));
    row("rewritten by Mautic, Mautic changed", rewritten, u"<b>Ada</b>"_s, u"Ida"_s, LeaveMauticsChange{});
    row("dropped by Mautic", BaseValue{u"0"_s, none}, u"0"_s, none, NothingToDo{});

    row("no base, A=M: adopt", {}, a, a, adopt(a, a));
    row("no base, both empty: adopt", {}, none, none, adopt(none, none));
    row("no base, M empty: fill", {}, a, none, push(ChangeReason::FillsEmpty));
    row("no base, A empty: Mautic keeps its own", {}, none, b, adopt(none, b));
    row("no base, both differ: application wins", {}, a, b, push(ChangeReason::FirstLinkAppWins));
    row("no base, M unknown: nothing follows", {}, a, std::nullopt, NothingToDo{});

    const Base own = BaseValue{none, b};
    row("Mautic's own value, application still empty", own, none, b, NothingToDo{});
    row("Mautic's own value, application now has one", own, a, b, push(ChangeReason::ChangedInApp));

    const QString address = u"ada@example.com"_s;
    const QString shouted = u"ADA@Example.com"_s;
    row("address in another letter case is the same", {}, shouted, address, adopt(shouted, address),
        ContactFieldType::Email);
    row("address moved to another letter case", BaseValue{address, address}, shouted, address, adopt(shouted, address),
        ContactFieldType::Email);
    row("time in Mautic's form is the same", {}, u"2026-11-01T10:00:00+00:00"_s, u"2026-11-01 10:00:00"_s,
        adopt(u"2026-11-01T10:00:00+00:00"_s, u"2026-11-01 10:00:00"_s), ContactFieldType::DateTime);
    row("number answered in another form", BaseValue{u"3"_s, u"3"_s}, u"3"_s, u"3.0"_s, adopt(u"3"_s, u"3.0"_s),
        ContactFieldType::Number);
}

void TestFieldDecision::everyClassOfField_hasItsDecision()
{
    QFETCH(const FieldSides, sides);
    QFETCH(const FieldDecision, decision);

    QCOMPARE(decideField(sides), decision);
}

QTEST_APPLESS_MAIN(TestFieldDecision)
#include "tst_field_decision.moc"

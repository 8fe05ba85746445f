// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_resolution.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

const FieldContext plain{.alias = u"lastname"_s, .inApp = u"King"_s};
const FieldContext writable{.alias = u"lastname"_s, .isWritable = true, .inApp = u"King"_s};
const BaseValue agreed{.sent = u"Lovelace"_s, .answered = u"Lovelace"_s};

FieldSides sides(const QString &app, const QString &mautic, const BaseValue &base = agreed)
{
    return {.base = base, .app = app, .mautic = mautic};
}

/// Somebody saw King in the application and Byron in Mautic.
Resolution decided(Answer answer, const QString &value = {}, ResolutionState state = ResolutionState::Waiting)
{
    return {.id = 7,
            .answer = answer,
            .field = u"lastname"_s,
            .value = value,
            .seen = {.app = u"King"_s, .base = agreed, .mautic = u"Byron"_s},
            .state = state};
}

FieldChange change(const QString &before, const QString &after, std::optional<BaseValue> base = std::nullopt,
                   ChangeReason reason = ChangeReason::Decided)
{
    return {.alias = u"lastname"_s, .before = before, .after = after, .reason = reason, .agreed = std::move(base)};
}

} // namespace

class TestFieldResolution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_areCalledAsScriptsAndStoresKnowThem();
    void eachAnswer_writesWhatItSays();
    void anotherValueForBothSides_goesOnWhereACrashEndedIt();
    void aSideThatIsAnotherByNow_isNeverWritten();
    void whatWasWritten_comesBack_onTheSidesThatHadIt();
    void whatIsAnotherByNow_doesNotComeBack();
    void whatWasNeverCarriedOut_isTakenBackWithoutAWrite();
};

void TestFieldResolution::eachAnswer_writesWhatItSays()
{
    const FieldSides now = sides(u"King"_s, u"Byron"_s);
    QCOMPARE(resolveField(decided(Answer::TakeApp), now, plain).toMautic, change(u"Byron"_s, u"King"_s));
    QVERIFY(resolveField(decided(Answer::TakeMautic), now, plain).isStale);
    QCOMPARE(resolveField(decided(Answer::TakeMautic), now, writable).toApp, change(u"King"_s, u"Byron"_s));
    const ResolvedField kept = resolveField(decided(Answer::KeepBoth), now, plain);
    QCOMPARE(kept.adopted, (BaseValue{.sent = u"King"_s, .answered = u"Byron"_s}));
    QVERIFY(!kept.writes());
    const ResolvedField empty = resolveField(decided(Answer::MakeRoom), now, plain);
    QCOMPARE(empty.toMautic, change(u"Byron"_s, {}, BaseValue{.sent = u"Lovelace"_s, .answered = {}}));
}

void TestFieldResolution::anotherValueForBothSides_goesOnWhereACrashEndedIt()
{
    const Resolution other = decided(Answer::OtherValue, u"Noel"_s);
    const ResolvedField both = resolveField(other, sides(u"King"_s, u"Byron"_s), writable);
    QCOMPARE(both.toMautic, change(u"Byron"_s, u"Noel"_s, BaseValue{.sent = u"King"_s, .answered = u"Noel"_s}));
    QCOMPARE(both.toApp, change(u"King"_s, u"Noel"_s));

    const ResolvedField rest = resolveField(other, sides(u"King"_s, u"Noel"_s, {u"King"_s, u"Noel"_s}), writable);
    QVERIFY(!rest.toMautic);
    QCOMPARE(rest.toApp, change(u"King"_s, u"Noel"_s));
    const ResolvedField done = resolveField(other, sides(u"Noel"_s, u"Noel"_s, {u"King"_s, u"Noel"_s}), writable);
    QVERIFY(!done.writes() && !done.isStale);
}

void TestFieldResolution::aSideThatIsAnotherByNow_isNeverWritten()
{
    for (const Answer answer : {Answer::TakeApp, Answer::TakeMautic, Answer::KeepBoth, Answer::OtherValue}) {
        QVERIFY(resolveField(decided(answer, u"Noel"_s), sides(u"King"_s, u"Milbanke"_s), writable).isStale);
        QVERIFY(resolveField(decided(answer, u"Noel"_s), sides(u"Gordon"_s, u"Byron"_s), writable).isStale);
    }
    FieldSides unknown = sides(u"King"_s, {});
    unknown.mautic.reset();
    QVERIFY(resolveField(decided(Answer::TakeApp), unknown, plain).isStale);
}

void TestFieldResolution::whatWasWritten_comesBack_onTheSidesThatHadIt()
{
    const Resolution back = decided(Answer::OtherValue, u"Noel"_s, ResolutionState::Undoing);
    const FieldContext field{.alias = u"lastname"_s, .isWritable = true, .inApp = u"Noel"_s};
    const ResolvedField both = resolveField(back, sides(u"Noel"_s, u"Noel"_s, {u"Noel"_s, u"Noel"_s}), field);
    QCOMPARE(both.toMautic, change(u"Noel"_s, u"Byron"_s, agreed, ChangeReason::TakenBack));
    QCOMPARE(both.toApp, change(u"Noel"_s, u"King"_s, agreed, ChangeReason::TakenBack));
}

void TestFieldResolution::whatIsAnotherByNow_doesNotComeBack()
{
    const Resolution back = decided(Answer::TakeApp, {}, ResolutionState::Undoing);
    QVERIFY(resolveField(back, sides(u"King"_s, u"Milbanke"_s, {u"King"_s, u"King"_s}), plain).isStale);
    QVERIFY(resolveField(back, sides(u"Gordon"_s, u"King"_s, {u"King"_s, u"King"_s}), plain).isStale);
}

void TestFieldResolution::whatWasNeverCarriedOut_isTakenBackWithoutAWrite()
{
    const Resolution back = decided(Answer::TakeApp, {}, ResolutionState::Undoing);
    const ResolvedField nothing = resolveField(back, sides(u"King"_s, u"Byron"_s), plain);
    QVERIFY(!nothing.writes() && !nothing.isStale);
    QCOMPARE(nothing.adopted, agreed);
}

void TestFieldResolution::answers_areCalledAsScriptsAndStoresKnowThem()
{
    const QList<std::pair<Answer, QString>> names{{Answer::TakeApp, u"take-app"_s},
                                                  {Answer::TakeMautic, u"take-mautic"_s},
                                                  {Answer::OtherValue, u"other-value"_s},
                                                  {Answer::KeepBoth, u"keep-both"_s},
                                                  {Answer::NeverSyncField, u"never-sync-field"_s},
                                                  {Answer::LinkContact, u"link-contact"_s},
                                                  {Answer::NotTheSame, u"not-the-same"_s},
                                                  {Answer::CreateNew, u"create-new"_s},
                                                  {Answer::Unlink, u"unlink"_s},
                                                  {Answer::LeaveAlone, u"leave-alone"_s},
                                                  {Answer::MakeRoom, u"make-room"_s},
                                                  {Answer::TryAgain, u"try-again"_s},
                                                  {Answer::PlanMerge, u"plan-merge"_s}};
    for (const auto &[answer, name] : names) {
        QCOMPARE(nameOf(answer), name);
        QCOMPARE(answerNamed(name), std::optional(answer));
    }
    QCOMPARE(answerNamed(u"merge"_s), std::optional<Answer>());
}

QTEST_GUILESS_MAIN(TestFieldResolution)
#include "tst_field_resolution.moc"

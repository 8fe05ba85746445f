// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_model.h"

#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

#include <utility>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

/// Acts that lead somewhere come more often than those that end it.
rc::Gen<int> commandGen()
{
    const auto some = [](Command first, Command last) {
        return rc::gen::inRange(static_cast<int>(first), static_cast<int>(last) + 1);
    };
    return rc::gen::weightedOneOf<int>({{3, rc::gen::just(static_cast<int>(Command::SignUp))},
                                        {12, some(Command::Rename, Command::Delete)},
                                        {9, some(Command::AddContact, Command::RemoveFromSegment)},
                                        {9, some(Command::LoseAnswer, Command::SetClockBack)},
                                        {6, some(Command::AnswerACase, Command::TakeBack)},
                                        {4, rc::gen::just(static_cast<int>(Command::RunAWhile))}});
}

/// What a person does by hand with this value.
constexpr int unlinking = 4;
constexpr int linking = 5;

Act act(Command command, int who, int value = 0) { return {static_cast<int>(command), who, value}; }

/// Rounds as a failure shows them, to play them again with LOCKSTEP_MODEL_TRACE=1 and without its seed:
/// `{0, 1, 0} {33, 0, 0} rest, {15, 1, 0} restart`.
QList<Round> roundsIn(const QString &text)
{
    static const QRegularExpression word(u"\\{(\\d+), (\\d+), (\\d+)\\}|rest(art)?"_s);
    QList<Round> rounds;
    Round current;
    for (const QRegularExpressionMatch &each : word.globalMatch(text)) {
        if (each.hasCaptured(1)) {
            current.acts.push_back({each.captured(1).toInt(), each.captured(2).toInt(), each.captured(3).toInt()});
            continue;
        }
        current.endsWithARestart = each.hasCaptured(4);
        rounds.append(std::exchange(current, {}));
    }
    return rounds;
}

/// With so many requests an hour; 0: as many as it likes.
void play(int perHour, const QList<Round> &rounds)
{
    EngineModel model(perHour);
    for (const Round &round : rounds) {
        for (const Act &each : round.acts)
            model.perform(each);
        model.comeToRest(round.endsWithARestart);
        model.checkPromises();
    }
}

} // namespace

namespace rc
{

template <>
struct Arbitrary<Act> {
    static Gen<Act> arbitrary()
    {
        return gen::resize(kNominalSize,
                           gen::build<Act>(gen::set(&Act::command, commandGen()),
                                           gen::set(&Act::who, gen::inRange(0, people)),
                                           gen::set(&Act::value, gen::inRange(0, 6))));
    }
};

template <>
struct Arbitrary<Round> {
    static Gen<Round> arbitrary()
    {
        // Long from the first sequence on, not only once many have passed.
        return gen::build<Round>(gen::set(&Round::acts, gen::resize(40, gen::arbitrary<std::vector<Act>>())),
                                 gen::set(&Round::endsWithARestart));
    }
};

} // namespace rc

class TestEngineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOnceBrokeThem_breaksThemNoMore_data();
    void whatOnceBrokeThem_breaksThemNoMore();
    void whateverHappens_thePromisesHold();
};

void TestEngineModel::whatOnceBrokeThem_breaksThemNoMore_data()
{
    QTest::addColumn<QList<Round>>("rounds");

    using enum Command;
    const Act wait = act(RunAWhile, 0);
    QTest::newRow("decided for both sides, while Mautic can take nothing for this contact")
        << QList<Round>{{{act(SignUp, 1)}}, {{act(AddContact, 1), act(EditByHand, 1)}}};
    QTest::newRow("a decision that wrote nothing is taken back: the case is there again") << QList<Round>{
        {{act(SignUp, 3)}}, {{act(ChangeContactsAddress, 3), wait, act(AnswerACase, 3), act(TakeBack, 3)}}};
    QTest::newRow("a decision is taken back beside an opt-out")
        << QList<Round>{{{act(SignUp, 1)}}, {{act(OptOut, 1), act(EditByHand, 1), act(TakeBack, 1)}}};
    QTest::newRow("one of two candidates is taken, and taken back") << QList<Round>{
        {{act(SignUp, 1), act(AddContact, 1), act(AddContact, 1)}}, {{act(AnswerACase, 1), act(TakeBack, 1)}}};
    QTest::newRow("an unlinking is taken back after the contact was deleted")
        << QList<Round>{{{act(SignUp, 0)}}, {{act(DeleteContact, 0), act(EditByHand, 0, unlinking), act(TakeBack, 0)}}};
    QTest::newRow("the contact somebody is asked about is deleted")
        << QList<Round>{{{act(SignUp, 0), act(SignUp, 1)}}, {{act(MergeContacts, 1, 2), wait, act(DeleteContact, 0)}}};
    QTest::newRow("the contact somebody is asked about comes free") << QList<Round>{
        {{act(SignUp, 1)}},
        {{act(SignUp, 2), act(SyncByHand, 0), act(MergeContacts, 2, 5), wait, act(EditByHand, 1, unlinking)}}};
    QTest::newRow("an address comes free by the very delivery that could not have it")
        << QList<Round>{{{act(SignUp, 1), act(SignUp, 3), act(SignUp, 0), wait, act(Rename, 0), act(CycleAddresses, 3),
                          act(ChangeContactsAddress, 3)}}};
    QTest::newRow("whose contact was given to somebody else finds another")
        << QList<Round>{{{act(SignUp, 0), act(SignUp, 1), wait, act(SwapAddresses, 0), act(EditByHand, 0, linking)}}};
    QTest::newRow("whose contact was given to somebody else has none")
        << QList<Round>{{{act(SignUp, 3), act(SignUp, 0), wait, act(EditByHand, 3, linking)}}};
    QTest::newRow("an unlinking is taken back too late, and nobody gets a contact by it") << QList<Round>{
        {{act(SignUp, 1), wait, act(EditByHand, 1, unlinking), act(DeleteContact, 1)}}, {{act(TakeBack, 1)}}};
    QTest::newRow("a contact made again for somebody who objects") << QList<Round>{
        {{act(SignUp, 1), wait, act(DeleteContact, 1)}}, {{act(Rename, 1), act(OptOut, 1), act(AnswerACase, 1)}}};
    QTest::newRow("a contact that came free goes on as another one's") << QList<Round>{
        {{act(SignUp, 0), act(SignUp, 2), act(Rename, 0)}},
        {{act(EditByHand, 2, unlinking), act(MergeContacts, 0, 4), act(Rename, 0), wait, act(AnswerACase, 0)}}};
    QTest::newRow("a user vanishes with the contact of another")
        << QList<Round>{{{act(SignUp, 0), act(SignUp, 1)}},
                        {{act(AddContact, 0), act(Delete, 0), act(SignUp, 2), act(EditByHand, 0, linking), wait,
                          act(MergeIntoAStranger, 0)}}};
    QTest::newRow("a contact is given away while a change for its first user is under way")
        << QList<Round>{{{act(SignUp, 0), act(SignUp, 3)}}, {{act(EditByHand, 3, linking), act(Rename, 0)}}};
    QTest::newRow("a contact that is to be given away becomes part of another's")
        << QList<Round>{{{act(SignUp, 3), act(SignUp, 2), act(SignUp, 0)}},
                        {{act(ChangeContactAndLoseTheRead, 0), act(EditByHand, 2, linking),
                          act(ChangeContactsAddress, 2), act(MergeContacts, 3, 0)}}};
    QTest::newRow("the address changed after a contact was made and before anybody knew of it")
        << QList<Round>{{{act(Crash, 0), act(LoseRead, 0, 1), act(LoseRead, 2, 1), act(SignUp, 0, 2),
                          act(RunAWhile, 1, 5), act(ChangeAddress, 0, 4), act(SetClockBack, 0, 3), act(GoDown, 0, 5)}}};
    if (const QList<Round> asked = roundsIn(qEnvironmentVariable("LOCKSTEP_MODEL_ACTS")); !asked.isEmpty())
        QTest::newRow("asked") << asked;
}

void TestEngineModel::whatOnceBrokeThem_breaksThemNoMore()
{
    QFETCH(QList<Round>, rounds);
    try {
        play(0, rounds);
    } catch (const rc::detail::CaseResult &result) {
        QFAIL(result.description.c_str());
    }
}

void TestEngineModel::whateverHappens_thePromisesHold()
{
    const bool held = rc::check("whatever happens, the promises hold", [](const Round &first, const Round &second) {
        // One in eight has a budget.
        play(*rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 8)) == 7 ? 80 : 0, {first, second});
    });
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestEngineModel)
#include "tst_engine_model.moc"

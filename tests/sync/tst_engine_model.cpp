// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_model.h"

#include <QTest>

#include <rapidcheck.h>

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
    void whateverHappens_thePromisesHold();
};

void TestEngineModel::whateverHappens_thePromisesHold()
{
    const bool held = rc::check("whatever happens, the promises hold", [](const Round &first, const Round &second) {
        // One in eight has a budget.
        EngineModel model(*rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 8)) == 7 ? 80 : 0);
        for (const Round *round : {&first, &second}) {
            for (const Act &act : round->acts)
                model.perform(act);
            model.comeToRest(round->endsWithARestart);
            model.checkPromises();
        }
    });
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestEngineModel)
#include "tst_engine_model.moc"

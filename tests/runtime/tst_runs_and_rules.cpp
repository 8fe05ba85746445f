// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_world.h"
#include "runtime/address_concerns.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

const RunOperator eve{.account = u"eve"_s, .displayName = u"Eve Example"_s};

class RulesWorld : public DeskWorld
{
public:
    std::optional<RunTakenBack> takenBack(RunId run)
    {
        for (const ListedRun &listed : desk().runs(50).value_or(QList<ListedRun>())) {
            if (listed.run.id == run)
                return listed.takenBack;
        }
        return std::nullopt;
    }
};

} // namespace

class RunsAndRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRun_isShownWithWhatComesBackAndWhatItCosts_andTheListSaysItWasTakenBack();
    void whatSomebodyChangedSince_isCountedAndStays();
    void aRunThatLinked_givesTheValuesBackAndEndsTheLink();
    void anOptOut_neverComesBack_andThatIsSaid();
    void aRunTakenBackTwice_writesNothingMore();
    void anAnswer_becomesTheRule_andItsCasesClose();
    void anAnswerThatCannotHoldForEverybody_makesNoRule_data();
    void anAnswerThatCannotHoldForEverybody_makesNoRule();
    void aRuleMadeFromAnOlderOne_isRefused();
    void looking_writesNothing();
    void aCase_holdsNobodyElseBack();
    void aDisposableAddress_isKnown_data();
    void aDisposableAddress_isKnown();
    void anAddressThatBounced_isSaidWithTheCase();
};

void RunsAndRulesTest::aRun_isShownWithWhatComesBackAndWhatItCosts_andTheListSaysItWasTakenBack()
{
    RulesWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    world.signUp(u"ben"_s);
    const auto report = world.sync();
    QVERIFY(report);

    const auto preview = world.desk().previewUndo(report->run);
    QVERIFY(preview);
    QCOMPARE(preview->values, 2);
    QCOMPARE(preview->links, 0);
    QCOMPARE(preview->requests, 1);
    QCOMPARE(preview->changedSince, 0);
    QCOMPARE(preview->staying.value(PlanRowKind::CreateContact), 1);
    QCOMPARE(preview->first.size(), 1);
    QCOMPARE(preview->first.first().who.user.value, u"ada"_s);
    QCOMPARE(preview->first.first().row.contact, ada);
    QVERIFY(!world.takenBack(report->run));

    QVERIFY(world.desk().undoRun(report->run, eve));
    const auto waiting = world.takenBack(report->run);
    QVERIFY(waiting);
    QCOMPARE(waiting->by, u"Eve Example"_s);
    QCOMPARE(waiting->waiting, 2);
    QVERIFY(world.sync());
    const auto done = world.takenBack(report->run);
    QCOMPARE(done->waiting, 0);
    QCOMPARE(done->done, 2);
    QCOMPARE(done->left, 0);
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"One"_s);
    QVERIFY(world.isSettled());
}

void RunsAndRulesTest::whatSomebodyChangedSince_isCountedAndStays()
{
    RulesWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    const auto report = world.sync();
    QVERIFY(report);
    world.mautic().set(ada, u"lastname"_s, u"Lovelace"_s);
    QVERIFY(world.sync());

    const auto preview = world.desk().previewUndo(report->run);

    QVERIFY(preview);
    QCOMPARE(preview->values, 1);
    QCOMPARE(preview->changedSince, 1);
    QVERIFY(world.desk().undoRun(report->run, eve));
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Lovelace"_s);
    QCOMPARE(world.takenBack(report->run)->waiting, 0);
}

void RunsAndRulesTest::aRunThatLinked_givesTheValuesBackAndEndsTheLink()
{
    RulesWorld world;
    const ContactId found = world.mautic().add(
        {{u"email"_s, u"ada@example.com"_s}, {u"lastname"_s, u"Byron"_s}, {u"company"_s, u"Example"_s}});
    world.signUp(u"ada"_s);
    const auto report = world.sync();
    QVERIFY(report);
    QCOMPARE(world.contactOf(u"ada"_s), found);
    const QString written = world.mautic().value(found, u"lastname"_s);
    QVERIFY(written != u"Byron"_s);

    const auto preview = world.desk().previewUndo(report->run);
    QVERIFY(preview);
    QCOMPARE(preview->links, 1);
    QVERIFY(preview->values >= 1);
    QVERIFY(world.desk().undoRun(report->run, eve));
    QVERIFY(world.sync());

    QCOMPARE(world.contactOf(u"ada"_s), ContactId{});
    QCOMPARE(world.mautic().value(found, u"lastname"_s), u"Byron"_s);
    QCOMPARE(world.mautic().value(found, u"app_user_id"_s), QString());
    QCOMPARE(world.takenBack(report->run)->waiting, 0);
    QVERIFY(world.isSettled());
    QCOMPARE(world.contactOf(u"ada"_s), ContactId{});
}

void RunsAndRulesTest::anOptOut_neverComesBack_andThatIsSaid()
{
    RulesWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.changeUser(u"ada"_s, {{u"marketingOptOut"_s, 1}});
    const auto report = world.sync();
    QVERIFY(report);
    QVERIFY(world.mautic().isOptedOut(ada));

    const auto preview = world.desk().previewUndo(report->run);

    QVERIFY(preview);
    QCOMPARE(preview->staying.value(PlanRowKind::OptOut), 1);
    QCOMPARE(preview->values, 0);
    QCOMPARE(world.desk().undoRun(report->run, eve).error().kind, ErrorKind::NotFound);
    QVERIFY(world.mautic().isOptedOut(ada));
}

void RunsAndRulesTest::aRunTakenBackTwice_writesNothingMore()
{
    RulesWorld world;
    world.linked(u"ada"_s);
    world.changeUser(u"ada"_s, {{u"name"_s, u"Ada King"_s}});
    const auto report = world.sync();
    QVERIFY(report);
    QVERIFY(world.desk().undoRun(report->run, eve));
    QVERIFY(world.sync());

    const auto again = world.desk().previewUndo(report->run);

    QVERIFY(again);
    QCOMPARE(again->values, 0);
    QCOMPARE(again->requests, 0);
    QCOMPARE(again->first, QList<UndoneRow>());
}

void RunsAndRulesTest::anAnswer_becomesTheRule_andItsCasesClose()
{
    RulesWorld world;
    world.disagreeing(u"ada"_s);
    world.disagreeing(u"ben"_s);
    QCOMPARE(world.openCases().size(), 2);

    const auto preview = world.desk().previewRule(u"lastname"_s, Answer::TakeApp, 10, {});
    QVERIFY(preview);
    QVERIFY(preview->rule);
    QCOMPARE(preview->rule->after.authority, Authority::App);
    QCOMPARE(preview->comparison.differing, 2);
    QCOMPARE(preview->comparison.casesSettled, 2);
    QCOMPARE(world.openCases().size(), 2);

    QVERIFY(world.desk().saveRule(*preview->rule, eve));
    QCOMPARE(world.openCases().size(), 0);
    const auto kept = WorkspaceSettingsFile(world.folder() + u'/' + settingsFileName).load();
    QVERIFY(kept && *kept);
    world.settings() = **kept;
    QVERIFY(world.sync());
    QCOMPARE(world.mautic().value(world.contactOf(u"ben"_s), u"lastname"_s), u"King"_s);
    // What is the rule already is none to be made.
    const auto again = world.desk().previewRule(u"lastname"_s, Answer::TakeApp, 10, {});
    QVERIFY(again);
    QVERIFY(!again->rule);
}

void RunsAndRulesTest::anAnswerThatCannotHoldForEverybody_makesNoRule_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Answer>("answer");
    QTest::newRow("Mautic, where the column may not be written") << u"lastname"_s << Answer::TakeMautic;
    QTest::newRow("an address is never left out") << u"email"_s << Answer::NeverSyncField;
    QTest::newRow("Mautic never wins an address") << u"email"_s << Answer::TakeMautic;
    QTest::newRow("keep both") << u"lastname"_s << Answer::KeepBoth;
    QTest::newRow("another value") << u"lastname"_s << Answer::OtherValue;
    QTest::newRow("no such field") << u"colour"_s << Answer::TakeApp;
}

void RunsAndRulesTest::anAnswerThatCannotHoldForEverybody_makesNoRule()
{
    QFETCH(QString, field);
    QFETCH(Answer, answer);
    RulesWorld world;
    QVERIFY(world.sync());

    const auto preview = world.desk().previewRule(field, answer, 10, {});

    QVERIFY(preview);
    QVERIFY(!preview->rule);
}

void RunsAndRulesTest::aRuleMadeFromAnOlderOne_isRefused()
{
    RulesWorld world;
    world.disagreeing(u"ada"_s);
    const auto preview = world.desk().previewRule(u"lastname"_s, Answer::TakeApp, 10, {});
    QVERIFY(preview && preview->rule);
    for (FieldRule &rule : world.settings().rules)
        rule.policy.authority = Authority::Newest;
    world.keepSettings();

    const auto saved = world.desk().saveRule(*preview->rule, eve);

    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::BadInput);
}

void RunsAndRulesTest::looking_writesNothing()
{
    RulesWorld world;
    world.disagreeing(u"ada"_s);
    const auto runs = world.desk().runs(1);
    QVERIFY(runs);
    const auto open = world.store().cases.open();
    const int before = world.mautic().writes();

    QVERIFY(world.desk().file(open->first().id));
    QVERIFY(world.desk().previewAlike({.caseId = open->first().id, .answer = Answer::TakeApp}, {}));
    QVERIFY(world.desk().previewRule(u"lastname"_s, Answer::TakeApp, 10, {}));
    QVERIFY(world.desk().previewUndo(runs->first().run.id));

    QCOMPARE(*world.store().cases.open(), *open);
    QCOMPARE(world.store().resolutions.page(std::nullopt, 10)->size(), 0);
    QVERIFY(world.isSettled());
    QCOMPARE(world.mautic().writes(), before);
}

void RunsAndRulesTest::aCase_holdsNobodyElseBack()
{
    RulesWorld world;
    const ContactId ada = world.disagreeing(u"ada"_s);
    const ContactId ben = world.linked(u"ben"_s);
    world.changeUser(u"ben"_s, {{u"name"_s, u"Ben King"_s}});
    world.signUp(u"cleo"_s);

    QVERIFY(world.sync());

    QCOMPARE(world.openCases().size(), 1);
    QCOMPARE(world.mautic().value(ada, u"lastname"_s), u"Byron"_s);
    QCOMPARE(world.mautic().value(ben, u"lastname"_s), u"King"_s);
    QVERIFY(world.contactOf(u"cleo"_s) != ContactId{});
}

void RunsAndRulesTest::aDisposableAddress_isKnown_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isIt");
    QTest::newRow("of the list") << u"anna@mailinator.com"_s << true;
    QTest::newRow("in capitals") << u"Anna@MAILINATOR.com"_s << true;
    QTest::newRow("a part of it") << u"anna@box.mailinator.com"_s << true;
    QTest::newRow("ends alike") << u"anna@amailinator.example"_s << false;
    QTest::newRow("begins alike") << u"anna@mailinator.com.example.org"_s << false;
    QTest::newRow("everybody's") << u"anna@example.com"_s << false;
    QTest::newRow("no address") << u"mailinator.com"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void RunsAndRulesTest::aDisposableAddress_isKnown()
{
    QFETCH(QString, address);
    QFETCH(bool, isIt);

    QCOMPARE(isDisposable(address), isIt);
}

void RunsAndRulesTest::anAddressThatBounced_isSaidWithTheCase()
{
    RulesWorld world;
    const ContactId ada = world.linked(u"ada"_s);
    world.mautic().optOut(ada, DoNotContactReason::Bounced);
    world.mautic().set(ada, u"email"_s, u"ada@mailinator.com"_s);
    QVERIFY(world.sync());
    QCOMPARE(world.openCases().size(), 1);
    const auto open = world.store().cases.open();
    QVERIFY(open);

    const auto file = world.desk().file(open->first().id);

    QVERIFY(file);
    QCOMPARE(file->concerns,
             (QList<ConcernedAddress>{{u"ada@mailinator.com"_s, AddressConcern::Disposable},
                                      {u"ada@mailinator.com"_s, AddressConcern::BouncedBefore}}));
    const auto typed = world.desk().concernsOf(u"x@example.com"_s);
    QVERIFY(typed);
    QCOMPARE(*typed, QList<ConcernedAddress>());
}

QTEST_GUILESS_MAIN(RunsAndRulesTest)
#include "tst_runs_and_rules.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview_page.h"
#include "gui/overview_texts.h"
#include "gui/state_tile.h"
#include "support/hostile_texts.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

/// The overview as far as the engine in the background goes.
class EngineOverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunsModel>();
        m_runs->setTexts(runTexts());
        m_page = std::make_unique<OverviewPage>(*m_runs);
        m_page->resize(1000, 900);
        m_page->show();
    }

    void everyState_isSaidInASentence_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("sentence");
        const auto add = [](EngineState state, const QString &sentence) {
            QTest::newRow(qPrintable(QString::number(static_cast<int>(state)))) << static_cast<int>(state) << sentence;
        };
        add(EngineState::Off, u"Nothing runs in the background."_s);
        add(EngineState::Idle, u"Lockstep watches both sides. Everything noticed is done; Mautic is asked again at"_s);
        add(EngineState::Working, u"Lockstep is at work."_s);
        add(EngineState::Paused, u"Lockstep is paused."_s);
        add(EngineState::Throttled, u"Lockstep is slowed down until"_s);
        add(EngineState::Offline, u"There is no connection to mautic.example.com."_s);
        add(EngineState::SignInNeeded, u"There is no connection to mautic.example.com."_s);
        add(EngineState::Guarded, u"Lockstep waits for your decision. Everything else goes on."_s);
        add(EngineState::Failed, u"There is no connection to mautic.example.com."_s);
    }
    void everyState_isSaidInASentence()
    {
        QFETCH(int, state);
        QFETCH(QString, sentence);

        m_page->showEngine(status(static_cast<EngineState>(state)), now);

        QVERIFY(hands().says(sentence));
    }

    void anEngineNobodyHearsOf_isOff()
    {
        m_page->showEngine(status(EngineState::Working), Moment::fromSeconds(now.seconds() + 61));

        QVERIFY(hands().says(u"Nothing runs in the background."_s));
        QVERIFY(!hands().button(u"Pause"_s));
    }

    void thePace_isSaidWithItsReason()
    {
        EngineStatus shortHour = status(EngineState::Idle);
        shortHour.pace = PollPace::Short;
        m_page->showEngine(shortHour, now);

        QVERIFY(hands().says(u"Asks Mautic every 4 min: the hour is short."_s));
    }

    void itIsPausedAndResumed_byMouseAndKeyboard()
    {
        QSignalSpy paused(m_page.get(), &OverviewPage::pauseChosen);
        QSignalSpy resumed(m_page.get(), &OverviewPage::resumeChosen);
        m_page->showEngine(status(EngineState::Working), now);
        hands().click(u"Pause"_s);
        QVERIFY(!hands().button(u"Pause"_s)->isEnabled());

        m_page->showEngine(status(EngineState::Paused), now);
        QTest::keyClick(hands().button(u"Resume"_s), Qt::Key_Space);

        QCOMPARE(paused.size(), 1);
        QCOMPARE(resumed.size(), 1);
        QVERIFY(!hands().button(u"Pause"_s));
    }

    void aFailure_isACard_withItsRemedy_andItsAnswerOnDemand()
    {
        m_page->showReport({.failures = {refused()}}, now);
        QVERIFY(hands().says(u"Mautic refuses the field phone of 12 people."_s));
        QVERIFY(hands().says(u"Correct the value in the application"_s));
        QVERIFY(!hands().says(u"phone: \"0815\" is not valid"_s));

        QTest::mouseClick(fold(), Qt::LeftButton);

        QVERIFY(hands().says(u"phone: \"0815\" is not valid"_s));
        m_page->showReport({.failures = {refused()}}, now);
        QVERIFY(hands().says(u"phone: \"0815\" is not valid"_s));
        m_page->showReport({}, now);
        QVERIFY(!hands().says(u"Mautic refuses the field phone of 12 people."_s));
    }

    void thoseWhoFail_areTriedAgain_andShown()
    {
        QList<FailureGroup> again;
        QList<FailureGroup> wanted;
        connect(m_page.get(), &OverviewPage::tryAgainChosen, this,
                [&](const FailureGroup &each) { again.append(each); });
        connect(m_page.get(), &OverviewPage::failingWanted, this,
                [&](const FailureGroup &each) { wanted.append(each); });
        m_page->showReport({.failures = {refused()}}, now);

        hands().click(u"Show them"_s);
        hands().click(u"Try these 12 again"_s);

        QCOMPARE(again, (QList<FailureGroup>{refused()}));
        QCOMPARE(wanted, (QList<FailureGroup>{refused()}));
        QVERIFY(!hands().button(u"Try these 12 again"_s)->isEnabled());
    }

    void whatCannotBeTriedAgain_offersNoSuchButton()
    {
        FailureGroup group = refused();
        group.canTryAgain = false;
        m_page->showReport({.failures = {group}}, now);

        QVERIFY(!hands().button(u"Try these 12 again"_s));
    }

    void whatAGuardHolds_leadsToThePlan()
    {
        QSignalSpy wanted(m_page.get(), &OverviewPage::planWanted);
        EngineStatus guarded = status(EngineState::Guarded);
        guarded.queue.held = 312;
        guarded.guard = {.kind = GuardKind::OneFieldChanged, .field = u"lastname"_s, .people = 312, .of = 1'400};
        m_page->showEngine(guarded, now);
        QVERIFY(hands().says(u"Stopped for your decision: 312 people are held back."_s));
        QVERIFY(hands().says(u"The field lastname would change for 312 people, of 1,400 who are linked."_s));

        hands().click(u"Look at the plan"_s);

        QCOMPARE(wanted.size(), 1);
        m_page->showEngine(status(EngineState::Idle), now);
        QVERIFY(!hands().button(u"Look at the plan"_s));
    }

    void theThreeCounts_sayWhy()
    {
        PeopleCounts counts;
        counts.byState[static_cast<int>(PersonState::InStep)] = 90;
        counts.byState[static_cast<int>(PersonState::Excluded)] = 100;
        counts.byState[static_cast<int>(PersonState::Failing)] = 10;
        m_page->showCounts(counts);
        m_page->showReport({.situations = {{PersonState::Excluded, Situation::Excluded, 60},
                                           {PersonState::Excluded, Situation::SourceMissing, 40},
                                           {PersonState::Failing, Situation::Confirmed, 7},
                                           {PersonState::Failing, Situation::Unqualified, 3}}},
                           now);

        QVERIFY(tile(u"in step: 90"_s)->accessibleDescription().endsWith(u"of 100 people to be kept in step"_s));
        QVERIFY(tile(u"excluded: 100"_s)
                    ->accessibleDescription()
                    .endsWith(u"banned or deleted: 60 · no longer a user: 40"_s));
        QVERIFY(tile(u"failing: 10"_s)
                    ->accessibleDescription()
                    .endsWith(u"refused by Mautic: 7 · address cannot be used: 3"_s));
    }

    void figures_areToldToThoseWhoDoNotSeeTheCharts()
    {
        EngineHistory history{.requestsPerHour = 100,
                              .delay = {.count = 40,
                                        .median = std::chrono::milliseconds(17'400),
                                        .p95 = std::chrono::milliseconds(43'001)}};
        for (int minute = 0; minute < 90; ++minute)
            history.samples.append({.at = Moment::fromSeconds(now.seconds() + 60 * minute), .requests = minute % 75});
        m_page->showReport({.history = history}, now);

        QVERIFY(hands().says(u"half of them within 18 s, 95 of 100 within 44 s"_s));
        auto *chart = hands().field<QWidget>(u"Calls to Mautic in the hour before"_s);
        QVERIFY(chart);
        QVERIFY(chart->accessibleDescription().startsWith(u"Now 14; at most 74, at "_s));
        (void)m_page->grab();
    }

    void hostileTexts_stayPlain()
    {
        for (const HostileText &hostile : hostileTexts()) {
            EngineStatus failing = status(EngineState::Failed);
            failing.owner = hostile.text;
            failing.trouble->subject = hostile.text;
            FailureGroup group = refused();
            group.field = hostile.text;
            group.rawAnswer = hostile.text;
            m_page->showEngine(failing, now);
            m_page->showReport({.failures = {group}}, now);
            fold()->setChecked(true);
            QCOMPARE(richTextFound(), QStringList());
        }
        (void)m_page->grab();
    }

private:
    static inline const Moment now = Moment::fromSeconds(1'793'000'000);

    static EngineStatus status(EngineState state)
    {
        return {.state = state,
                .owner = u"console 4711"_s,
                .at = now,
                .until = Moment::fromSeconds(now.seconds() + 600),
                .trouble = Error{.kind = ErrorKind::Offline, .subject = u"mautic.example.com"_s},
                .lastMauticPoll = Moment::fromSeconds(now.seconds() - 60),
                .nextMauticPoll = Moment::fromSeconds(now.seconds() + 180)};
    }
    static FailureGroup refused()
    {
        return {.kind = ErrorKind::Rejected,
                .field = u"phone"_s,
                .rawAnswer = u"phone: \"0815\" is not valid"_s,
                .people = 12,
                .examples = {{u"anna"_s}},
                .since = now,
                .canTryAgain = true};
    }
    PageHands hands() const { return PageHands(*m_page); }
    QToolButton *fold() const
    {
        for (QToolButton *button : m_page->findChildren<QToolButton *>()) {
            if (button->text() == u"What Mautic answered")
                return button;
        }
        return nullptr;
    }
    StateTile *tile(const QString &name) const
    {
        for (StateTile *each : m_page->findChildren<StateTile *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        qWarning("no tile %s", qPrintable(name));
        return nullptr;
    }

    std::unique_ptr<RunsModel> m_runs;
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(EngineOverviewTest)
#include "tst_engine_overview.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview_page.h"
#include "gui/overview_texts.h"
#include "gui/state_tile.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class OverviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunsModel>();
        m_runs->setTexts(runTexts());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_runs.get());
        m_page = std::make_unique<OverviewPage>(*m_runs);
        m_page->resize(1000, 640);
        m_page->show();
    }

    void beforeTheFirstLook_nothingIsClaimed()
    {
        m_page->showCounts(counts({{PersonState::NotLinked, 3}}));

        QVERIFY(isSaid(u"Nobody has looked yet."_s));
    }

    void whenAllAgree_thePageSaysSo()
    {
        m_page->showCounts(counts({{PersonState::InStep, 12}, {PersonState::OnlyInMautic, 4}}));
        m_page->showOverview(lookedAt(), now);

        QVERIFY(isSaid(u"Both sides are in step: 12 people."_s));
    }

    void otherwise_itSaysWhy()
    {
        m_page->showCounts(counts({{PersonState::InStep, 12},
                                   {PersonState::Differs, 2},
                                   {PersonState::NotLinked, 3},
                                   {PersonState::Conflict, 4},
                                   {PersonState::Failing, 5},
                                   {PersonState::Waiting, 6},
                                   {PersonState::Excluded, 100}}));
        m_page->showOverview(lookedAt(), now);

        QVERIFY(isSaid(u"12 of 32 people are in step."_s));
        QVERIFY(isSaid(u"5 people would be brought in step by a sync.\n"
                       "4 people need somebody to decide.\n"
                       "5 people cannot be written as they are.\n"
                       "6 people wait until the application has verified their address."_s));
    }

    void everyTile_leadsToItsPeople_byMouseAndKeyboard()
    {
        QList<QList<PersonState>> wanted;
        connect(m_page.get(), &OverviewPage::peopleWanted, this,
                [&wanted](const QList<PersonState> &states) { wanted.append(states); });
        m_page->showCounts(counts({{PersonState::Ambiguous, 2}, {PersonState::Conflict, 1}}));

        QTest::mouseClick(tile(u"needs a person: 3"_s), Qt::LeftButton);
        tile(u"in step: 0"_s)->setFocus();
        QTest::keyClick(tile(u"in step: 0"_s), Qt::Key_Space);

        QCOMPARE(wanted,
                 (QList<QList<PersonState>>{{PersonState::Ambiguous, PersonState::Conflict}, {PersonState::InStep}}));
    }

    void theLastRuns_areTold()
    {
        WorkspaceOverview overview = lookedAt();
        overview.runs.prepend({.id = {2},
                               .kind = RunKind::Apply,
                               .state = RunState::Cancelled,
                               .startedBy = {.account = u"ada"_s, .displayName = u"Ada"_s},
                               .startedAt = now,
                               .counts = {{u"created"_s, 3}, {u"linked"_s, 3}}});
        m_page->showOverview(overview, now);

        QCOMPARE(runRow(0).mid(1),
                 (QStringList{u"write a plan"_s, u"stopped"_s, u"Ada"_s,
                              u"contacts created: 3 · users linked to their contact: 3"_s}));
    }

    void aSideThatFailed_isNamed_untilItAnswersAgain()
    {
        m_page->showOverview(lookedAt(), now);
        QVERIFY(isSaid(u"It answered: just now"_s));

        m_page->showError({.kind = ErrorKind::UsersUnreachable, .subject = u"db.example.com"_s});
        QVERIFY(isSaid(u"The application's database cannot be reached: db.example.com."_s));

        m_page->setRunning(true);
        m_page->showOverview(lookedAt(), now);
        QVERIFY(!isSaid(u"The application's database cannot be reached: db.example.com."_s));
    }

    void whileSomethingRuns_nothingElseCanBeBegun()
    {
        QSignalSpy wanted(m_page.get(), &OverviewPage::syncWanted);
        QPushButton *sync = button(u"S&ync now"_s);
        QTest::mouseClick(sync, Qt::LeftButton);
        m_page->setRunning(true);

        QTest::mouseClick(sync, Qt::LeftButton);

        QCOMPARE(wanted.size(), 1);
    }

    void hostileTexts_stayPlain()
    {
        WorkspaceOverview overview = lookedAt();
        for (const HostileText &hostile : hostileTexts()) {
            overview.mautic = hostile.text;
            overview.users = hostile.text;
            overview.runs.append({.id = {9}, .startedBy = {.account = hostile.text}, .startedAt = now});
            m_page->showOverview(overview, now);
            QCOMPARE(richTextFound(), QStringList());
        }
        (void)m_page->grab();
    }

private:
    static inline const Moment now = Moment::fromSeconds(1'793'000'000);

    static PeopleCounts counts(const QList<std::pair<PersonState, qint64>> &states)
    {
        PeopleCounts all;
        for (const auto &[state, count] : states)
            all.byState[static_cast<int>(state)] = count;
        return all;
    }
    static WorkspaceOverview lookedAt()
    {
        return {.mautic = u"https://mautic.example.com"_s,
                .users = u"postgresql://db.example.com/app"_s,
                .requestsSpent = 18,
                .requestsPerHour = 100,
                .runs = {{.id = {1}, .state = RunState::Done, .startedAt = now, .finishedAt = now}}};
    }
    bool isSaid(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    StateTile *tile(const QString &name) const
    {
        QCoreApplication::processEvents();
        for (StateTile *each : m_page->findChildren<StateTile *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text) const
    {
        QCoreApplication::processEvents();
        for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    QStringList runRow(int row) const
    {
        QStringList cells;
        for (int column = 0; column < runColumnCount; ++column)
            cells.append(m_runs->index(row, column).data().toString());
        return cells;
    }

    std::unique_ptr<RunsModel> m_runs;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(OverviewPageTest)
#include "tst_overview_page.moc"

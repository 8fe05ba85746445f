// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity_page.h"
#include "support/asked_prompter.h"
#include "support/hostile_texts.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class ActivityPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_entries = std::make_unique<ActivityModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_entries.get());
        m_prompter = std::make_unique<AskedPrompter>();
        m_page = std::make_unique<ActivityPage>(*m_entries, *m_prompter);
        m_page->resize(1000, 640);
        m_page->show();
    }

    void beforeAnythingWasSent_thePageSaysWhatWouldBeHere()
    {
        QVERIFY(hands().says(u"Here you see everything Lockstep does"_s));
    }

    void aRequest_tellsWhatItWasFor_andWhyItFailed()
    {
        show({failed(), request(1)});

        QTest::keyClick(table(), Qt::Key_Down);
        QTest::keyClick(table(), Qt::Key_Up);

        QCOMPARE(cells(0).mid(1),
                 (QStringList{u"request that writes"_s, u"POST /api/contacts/batch/new"_s, u"new users"_s, u"503"_s,
                              u"1,200 ms"_s}));
        QVERIFY(hands().says(u"Mautic, or the server before it, reported a fault of its own."_s));
    }

    void aChange_tellsItsValues_andLeadsToThePerson()
    {
        QList<PersonRef> wanted;
        connect(m_page.get(), &ActivityPage::personWanted, this, [&](const PersonRef &who) { wanted.append(who); });
        show({change()});
        table()->setCurrentIndex(m_entries->index(0, 0));

        hands().click(u"Show person"_s);

        QCOMPARE(wanted, (QList<PersonRef>{{.user = {u"anna"_s}, .contact = ContactId{7}}}));
        QTRY_VERIFY(hands().says(u"run 12, started by Ada"_s));
        const auto *values = hands().field<QTableView>(u"Values that were written"_s);
        QVERIFY(values);
        QCOMPARE(values->model()->index(0, 2).data().toString(), u"Anna"_s);
    }

    void filters_askForWhatTheyName()
    {
        ActivityQuery asked;
        connect(m_page.get(), &ActivityPage::queryChosen, this, [&](const ActivityQuery &query) { asked = query; });

        choose(u"What was done"_s, u"sign-in"_s);
        choose(u"What it was for"_s, u"opt-outs"_s);
        choose(u"When"_s, u"In the last hour"_s);
        QTest::mouseClick(m_page->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
        hands().typeInto(u"Search in what was done"_s, u" batch "_s);

        QTRY_COMPARE(asked.text, u"batch"_s);
        QVERIFY(asked.since);
        asked.since.reset();
        QCOMPARE(
            asked,
            (ActivityQuery{
                .kind = ActivityKind::SignIn, .purpose = Purpose::OptOut, .onlyFailed = true, .text = u"batch"_s}));
        m_page->showListed();
        QVERIFY(hands().says(u"Nothing like that was done"_s));
    }

    void moreIsAskedFor_whenSomebodyReadsOn()
    {
        QSignalSpy wanted(m_entries.get(), &ActivityModel::moreWanted);
        m_entries->show(page(200, 300, false));
        m_page->showListed();

        table()->scrollToBottom();
        QTRY_COMPARE(wanted.size(), 1);
        m_entries->append(page(50, 100, true));

        QCOMPARE(m_entries->rowCount(), 250);
        table()->scrollToBottom();
        QCoreApplication::processEvents();
        QCOMPARE(wanted.size(), 1);
    }

    void whatIsNewer_comesInAbove_andNothingMovesUnderTheEyes()
    {
        m_entries->show(page(200, 300, false));
        m_page->showListed();
        table()->setCurrentIndex(m_entries->index(5, 0));
        table()->verticalScrollBar()->setValue(3);

        QVERIFY(m_entries->takeNewer(page(200, 302, false)));

        QCOMPARE(m_entries->rowCount(), 202);
        QCOMPARE(table()->currentIndex().row(), 7);
        QCOMPARE(table()->verticalScrollBar()->value(), 5);
    }

    void anotherList_isNotTakenForTheSame()
    {
        m_entries->show(page(200, 300, false));

        QVERIFY(!m_entries->takeNewer(page(200, 900, false)));

        QCOMPARE(m_entries->rowCount(), 200);
    }

    void anExport_holdsWhatTheFiltersFind()
    {
        QList<ActivityExport> wanted;
        connect(m_page.get(), &ActivityPage::exportWanted, this,
                [&](const ActivityExport &each) { wanted.append(each); });
        show({request(1)});
        m_page->findChild<QToolButton *>()->window()->activateWindow();
        for (QAction *action : menu()->actions()) {
            action->trigger();
            m_prompter->chosen(u"/tmp/file"_s);
        }

        QCOMPARE(wanted.size(), 3);
        QCOMPARE(wanted.at(0).cells, CsvCells::SafeForSpreadsheets);
        QCOMPARE(wanted.at(1).cells, CsvCells::Exact);
        QCOMPARE(wanted.at(2).format, ActivityFormat::JsonLines);
        m_page->showExported(u"/tmp/file"_s, 1);
        QVERIFY(hands().says(u"1 entries were exported: /tmp/file"_s));
    }

    void hostileTexts_stayPlain()
    {
        QList<ActivityEntry> entries;
        for (const HostileText &hostile : hostileTexts()) {
            RequestRecord sent = request(entries.size());
            sent.path = hostile.text;
            WrittenEntry written = change();
            written.startedBy = {.account = hostile.text, .displayName = hostile.text};
            written.row.user = {hostile.text};
            written.row.reason = hostile.text;
            written.row.changes = {{.alias = hostile.text, .before = hostile.text, .after = hostile.text}};
            entries += {ActivityEntry(sent), ActivityEntry(written)};
        }
        show(entries);
        for (int row = 0; row < m_entries->rowCount(); ++row) {
            table()->setCurrentIndex(m_entries->index(row, 0));
            if (row % walkedEvery == 0)
                QCOMPARE(richTextFound(), QStringList());
        }
        (void)m_page->grab();
    }

private:
    /// The walk looks at every cell of the list each time.
    static constexpr int walkedEvery = 20;
    static inline const Moment now = Moment::fromSeconds(1'793'000'000);

    static RequestRecord request(qint64 id)
    {
        return {.id = id,
                .at = Moment::fromSeconds(now.seconds() + id),
                .verb = "GET",
                .path = u"/api/contacts"_s,
                .status = 200};
    }
    static RequestRecord failed()
    {
        return {.id = 9,
                .at = now,
                .purpose = Purpose::NewUser,
                .kind = RequestKind::Write,
                .verb = "POST",
                .path = u"/api/contacts/batch/new"_s,
                .status = 503,
                .failure = ErrorKind::ServerFault,
                .took = std::chrono::milliseconds(1200)};
    }
    static WrittenEntry change()
    {
        return {.run = {12},
                .at = now,
                .startedBy = {.account = u"ada"_s, .displayName = u"Ada"_s},
                .row = {.kind = PlanRowKind::UpdateContact,
                        .user = {u"anna"_s},
                        .contact = ContactId{7},
                        .changes = {{.alias = u"firstname"_s, .before = u"Ana"_s, .after = u"Anna"_s}},
                        .outcome = AppliedOutcome::Done}};
    }
    /// Requests down from `newest`.
    static ActivityList page(int count, qint64 newest, bool isLast)
    {
        ActivityList list{.isLast = isLast};
        for (int i = 0; i < count; ++i)
            list.entries.append(request(newest - i));
        return list;
    }
    void show(const QList<ActivityEntry> &entries)
    {
        m_entries->show({.entries = entries});
        m_page->showListed();
    }
    PageHands hands() const { return PageHands(*m_page); }
    QTableView *table() const { return hands().field<QTableView>(u"What was done, newest first"_s); }
    void choose(const QString &box, const QString &entry) const
    {
        auto *found = hands().field<QComboBox>(box);
        QVERIFY(found);
        found->setCurrentText(entry);
    }
    QMenu *menu() const
    {
        for (QToolButton *button : m_page->findChildren<QToolButton *>()) {
            if (button->menu())
                return button->menu();
        }
        return nullptr;
    }
    QStringList cells(int row) const
    {
        QStringList texts;
        for (int column = 0; column < activityColumnCount; ++column)
            texts.append(m_entries->index(row, column).data().toString());
        return texts;
    }

    std::unique_ptr<ActivityModel> m_entries;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<AskedPrompter> m_prompter;
    std::unique_ptr<ActivityPage> m_page;
};

QTEST_MAIN(ActivityPageTest)
#include "tst_activity_page.moc"

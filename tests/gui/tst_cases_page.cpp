// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/cases_page.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class CasesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cases = std::make_unique<CasesModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_cases.get());
        m_page = std::make_unique<CasesPage>(*m_cases);
        m_page->resize(1000, 640);
        m_page->show();
    }

    void withoutCases_thePageSaysWhatWouldBeHere()
    {
        QSignalSpy wanted(m_page.get(), &CasesPage::planWanted);
        QVERIFY(isSaid(u"Here you see what only a person can decide"_s));

        QTest::mouseClick(button(u"&Look for changes"_s), Qt::LeftButton);

        QCOMPARE(wanted.size(), 1);
        m_page->setLookedAt(true);
        QVERIFY(isSaid(u"Nothing waits for a person"_s));
    }

    void aCase_tellsItsReasonAndWhatToDo()
    {
        m_page->showCases({ambiguous(1, u"anna"_s), refused(2, u"bo"_s)});

        QTest::keyClick(table(), Qt::Key_Down);
        QTest::keyClick(table(), Qt::Key_Down);

        QVERIFY(isSaid(u"Mautic refused the value of the field phone."_s));
        QVERIFY(isSaid(u"Mautic said: phone: This value is not valid."_s));
        QVERIFY(
            isSaid(u"Correct the value in the application, or the field in Mautic under Settings → Custom Fields."_s));
    }

    void everybodyItIsAbout_canBeReached()
    {
        QList<PersonRef> people;
        QList<QUrl> addresses;
        connect(m_page.get(), &CasesPage::personWanted, this, [&](const PersonRef &who) { people.append(who); });
        connect(m_page.get(), &CasesPage::addressWanted, this, [&](const QUrl &address) { addresses.append(address); });
        m_page->showCases({ambiguous(1, u"anna"_s)});
        table()->setCurrentIndex(m_cases->index(0, 0));

        QTest::mouseClick(button(u"Show person"_s), Qt::LeftButton);
        QTest::mouseClick(button(u"Open in Mautic"_s), Qt::LeftButton);

        QCOMPARE(people, (QList<PersonRef>{{.user = {u"anna"_s}}}));
        QCOMPARE(addresses, (QList<QUrl>{QUrl(u"https://mautic.example.com/s/contacts/view/3"_s)}));
    }

    void oneKind_canBeShownAlone()
    {
        m_page->showCases({ambiguous(1, u"anna"_s), refused(2, u"bo"_s), refused(3, u"cy"_s)});

        QTest::mouseClick(toolButton(u"refused by Mautic 2"_s), Qt::LeftButton);

        QCOMPARE(m_cases->rowCount(), 2);
        QCOMPARE(m_cases->at(0).open.id, 2);
    }

    void theChosenCase_staysChosenWhileItWaits()
    {
        m_page->showCases({ambiguous(1, u"anna"_s), refused(2, u"bo"_s)});
        table()->setCurrentIndex(m_cases->index(1, 0));

        m_page->showCases({refused(2, u"bo"_s)});
        QCOMPARE(table()->currentIndex().row(), 0);
        QVERIFY(isSaid(u"Mautic refused the value of the field phone."_s));

        m_page->showCases({ambiguous(5, u"dee"_s)});
        QVERIFY(isSaid(u"Choose a case to see what it is about."_s));
    }

    void hostileTexts_stayPlain()
    {
        QList<CaseRow> cases;
        for (const HostileText &hostile : hostileTexts()) {
            CaseRow row = refused(cases.size(), hostile.text);
            row.user = {.user = {hostile.text}, .name = hostile.text, .email = hostile.text};
            row.open.content.detail = hostile.text;
            row.open.content.field = hostile.text;
            row.contacts = {{.id = {1}, .name = hostile.text, .email = hostile.text, .address = hostile.text}};
            cases.append(row);
        }
        m_page->showCases(cases);

        for (int row = 0; row < m_cases->rowCount(); ++row) {
            table()->setCurrentIndex(m_cases->index(row, 0));
            QCOMPARE(richTextFound(), QStringList());
        }
        (void)m_page->grab();
    }

private:
    static CaseRow ambiguous(qint64 number, const QString &user)
    {
        const Case content{.kind = CaseKind::AmbiguousContacts, .user = {user}, .contacts = {{3}, {4}}};
        return {.open = {.id = number, .content = content, .firstSeen = Moment::fromSeconds(1'793'000'000)},
                .user = {.user = {user}, .name = u"Anna Ahrens"_s, .email = u"anna@example.com"_s},
                .contacts = {{.id = {3},
                              .name = u"Anna A."_s,
                              .email = u"anna@example.com"_s,
                              .address = u"https://mautic.example.com/s/contacts/view/3"_s},
                             {.id = {4}, .address = u"https://mautic.example.com/s/contacts/view/4"_s}}};
    }
    static CaseRow refused(qint64 number, const QString &user)
    {
        const Case content{.kind = CaseKind::RefusedByMautic,
                           .user = {user},
                           .field = u"phone"_s,
                           .detail = u"phone: This value is not valid."_s};
        return {.open = {.id = number, .content = content, .firstSeen = Moment::fromSeconds(1'793'000'000)},
                .user = {.user = {user}}};
    }
    bool isSaid(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    QTableView *table() const { return m_page->findChild<QTableView *>(); }
    QPushButton *button(const QString &text) const
    {
        QCoreApplication::processEvents();
        for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    QToolButton *toolButton(const QString &text) const
    {
        QCoreApplication::processEvents();
        for (QToolButton *each : m_page->findChildren<QToolButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<CasesModel> m_cases;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<CasesPage> m_page;
};

QTEST_MAIN(CasesPageTest)
#include "tst_cases_page.moc"

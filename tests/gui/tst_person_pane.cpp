// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/elided_label.h"
#include "gui/person_fields_view.h"
#include "gui/person_header.h"
#include "gui/person_pane.h"
#include "gui/problem_bar.h"
#include "gui/timeline_view.h"
#include "models/person_fields_model.h"
#include "people_samples.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"

#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;

namespace
{

QToolButton *button(const QWidget &pane, const QString &text)
{
    for (QToolButton *candidate : pane.findChildren<QToolButton *>()) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

QString shownName(const PersonPane &pane) { return pane.findChild<ElidedLabel *>()->text(); }

QString cell(const PersonPane &pane, int row, FieldColumn column)
{
    const QTableView &table = pane.findChild<PersonFieldsView *>()->table();
    return table.model()->index(row, static_cast<int>(column)).data().toString();
}

bool says(const PersonPane &pane, const QString &part)
{
    const QList<QLabel *> labels = pane.findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
}

QTableWidget *facts(const PersonPane &pane, const QString &name)
{
    for (QTableWidget *table : pane.findChildren<QTableWidget *>()) {
        if (table->accessibleName() == name)
            return table;
    }
    return nullptr;
}

/// A person whose every text is this one.
PersonDetails personOf(const QString &text)
{
    PersonRow row{.who = {.user = {text}, .contact = ContactId{7}}, .state = PersonState::Conflict, .name = text};
    row.email = text;
    row.segments = text;
    PersonDetails details = sampleDetails(row);
    for (PersonField &field : details.fields) {
        field.app = text;
        field.mautic = text;
        field.mauticOrigin.who = text;
    }
    for (TimelineEntry &entry : details.timeline) {
        entry.detail = text;
        entry.startedBy = text;
    }
    details.segments.first().name = text;
    details.doNotContact.first().comments = text;
    details.doNotContact.first().channel = text;
    details.cases.first().content.field = text;
    details.contactUrl = text;
    return details;
}

} // namespace

class PersonPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPerson_isShownWithFieldsLinksSegmentsConsentAndTimeline();
    void everyStanding_hasASignAndAWord();
    void whatComesLateAboutAnother_isDropped();
    void aSlowAnswer_showsWhoIsReadAndNobodyElsesValues();
    void aQuickAnswer_leavesNoGap();
    void aSyncThatMadeTheContact_isTheSamePerson();
    void aProblem_keepsWhatWasReadAndMarksIt();
    void aProblemBeforeAnythingWasRead_showsNobodyElse();
    void aPersonWhoIsGone_isSaidSo();
    void explain_saysTheRuleAndWhatWaits();
    void onlyWebAddresses_areOpened_data();
    void onlyWebAddresses_areOpened();
    void ids_areCopied();
    void aFieldsWholeValue_isCopied();
    void theTimeline_isFilteredByKind();
    void hostileTexts_stayPlainQuickAndNarrow();

private:
    std::unique_ptr<PersonPane> m_pane;
    const PersonRow m_bo = personNumber(1);
    const PersonRow m_eve = personNumber(5);
};

void PersonPaneTest::init()
{
    m_pane = std::make_unique<PersonPane>();
    m_pane->resize(700, 700);
    m_pane->setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void PersonPaneTest::cleanup() { m_pane.reset(); }

void PersonPaneTest::aPerson_isShownWithFieldsLinksSegmentsConsentAndTimeline()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));

    QCOMPARE(shownName(*m_pane), u"Bo Li"_s);
    QCOMPARE(cell(*m_pane, 0, FieldColumn::App), u"anna@example.com"_s);
    QCOMPARE(cell(*m_pane, 5, FieldColumn::Base), u"—"_s);
    QCOMPARE(cell(*m_pane, 5, FieldColumn::Mautic), u"empty"_s);
    QCOMPARE(facts(*m_pane, u"Segments"_s)->item(0, 0)->text(), u"New users"_s);
    QCOMPARE(facts(*m_pane, u"Segments"_s)->item(2, 1)->text(), u"removed by hand; never put back"_s);
    QCOMPARE(facts(*m_pane, u"Consent"_s)->item(0, 1)->text(), u"unsubscribed"_s);
    QCOMPARE(facts(*m_pane, u"Consent"_s)->item(0, 3)->text(), u"clicked the link in \"Autumn news\""_s);
    QCOMPARE(m_pane->findChild<TimelineView *>()->table().model()->rowCount(), 7);
    QCOMPARE(richTextFound(), QStringList());
}

void PersonPaneTest::everyStanding_hasASignAndAWord()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    const QAbstractItemModel *fields = m_pane->findChild<PersonFieldsView *>()->table().model();
    QStringList words;
    for (int row = 0; row < fields->rowCount(); ++row)
        words.append(fields->index(row, 0).data(PersonFieldsModel::SecondLineRole).toString());
    const QStringList expected = {u"changed in the app"_s,
                                  u""_s,
                                  u"changed in Mautic"_s,
                                  u"both changed"_s,
                                  u"same, not agreed yet"_s,
                                  u"differs"_s,
                                  u""_s,
                                  u""_s};
    QCOMPARE(words, expected);
    for (const int differing : {0, 2, 3, 5})
        QVERIFY(fields->index(differing, 0).data(PersonFieldsModel::IsMarkedRole).toBool());
}

void PersonPaneTest::whatComesLateAboutAnother_isDropped()
{
    m_pane->await(m_bo);
    m_pane->await(m_eve);
    m_pane->show(sampleDetails(m_eve));
    m_pane->show(sampleDetails(m_bo));
    m_pane->showProblem(m_bo.who, {.kind = ErrorKind::StoreBusy});

    QCOMPARE(shownName(*m_pane), u"Eve O'Brien"_s);
    QVERIFY(!m_pane->findChild<ProblemBar *>()->isVisible());
}

void PersonPaneTest::aSlowAnswer_showsWhoIsReadAndNobodyElsesValues()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    m_pane->await(m_eve);

    QTRY_COMPARE(shownName(*m_pane), u"Eve O'Brien"_s);
    QVERIFY(!m_pane->findChild<PersonFieldsView *>()->isVisible());
    m_pane->show(sampleDetails(m_eve));
    QVERIFY(m_pane->findChild<PersonFieldsView *>()->isVisible());
}

void PersonPaneTest::aQuickAnswer_leavesNoGap()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    m_pane->await(m_eve);
    QCOMPARE(shownName(*m_pane), u"Bo Li"_s);
    QVERIFY(m_pane->findChild<PersonFieldsView *>()->isVisible());
}

void PersonPaneTest::aSyncThatMadeTheContact_isTheSamePerson()
{
    PersonRow person = personNumber(2);
    QVERIFY(!person.who.contact);
    m_pane->await(person);
    person.who.contact = ContactId{9};
    m_pane->show(sampleDetails(person));
    QCOMPARE(m_pane->awaited(), person.who);
}

void PersonPaneTest::aProblem_keepsWhatWasReadAndMarksIt()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    m_pane->showProblem(m_bo.who, {.kind = ErrorKind::StoreBusy});

    QVERIFY(m_pane->findChild<ProblemBar *>()->isVisible());
    QVERIFY(m_pane->findChild<PersonFieldsView *>()->isVisible());
    QVERIFY(says(*m_pane, u"read earlier"_s));
    QSignalSpy reread(m_pane.get(), &PersonPane::rereadChosen);
    Q_EMIT m_pane->findChild<ProblemBar *>()->actionChosen();
    QCOMPARE(reread.size(), 1);
    m_pane->show(sampleDetails(m_bo));
    QVERIFY(!m_pane->findChild<ProblemBar *>()->isVisible());
}

void PersonPaneTest::aProblemBeforeAnythingWasRead_showsNobodyElse()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    m_pane->await(m_eve);
    m_pane->showProblem(m_eve.who, {.kind = ErrorKind::StoreBusy});
    QCOMPARE(shownName(*m_pane), u"Eve O'Brien"_s);
    QVERIFY(!m_pane->findChild<PersonFieldsView *>()->isVisible());
}

void PersonPaneTest::aPersonWhoIsGone_isSaidSo()
{
    m_pane->await(m_bo);
    m_pane->showProblem(m_bo.who, {.kind = ErrorKind::NotFound});
    QVERIFY(says(*m_pane, u"This person is gone."_s));
}

void PersonPaneTest::explain_saysTheRuleAndWhatWaits()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    auto *tabs = m_pane->findChild<QTabWidget *>();
    tabs->setCurrentIndex(3);
    QTest::mouseClick(button(*m_pane, u"Explain"_s), Qt::LeftButton);

    auto *why = m_pane->findChild<QPlainTextEdit *>();
    QVERIFY(tabs->currentWidget()->isAncestorOf(why));
    for (const QString &part :
         {u"a sync would write something"_s, u"Rule: User and contact are linked; changed fields are kept in step."_s,
          u"Waits for you: The field company was changed"_s, u"Changed in the application: e-mail address."_s,
          u"Changed in Mautic: last name. Lockstep leaves what only Mautic changed."_s})
        QVERIFY2(why->toPlainText().contains(part), qPrintable(why->toPlainText()));
}

void PersonPaneTest::onlyWebAddresses_areOpened_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isOpened");
    QTest::newRow("https") << u"https://mautic.test/s/contacts/view/7"_s << true;
    QTest::newRow("http") << u"http://localhost:8080/s/contacts/view/7"_s << true;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("someone") << u"https://mautic.test@attacker.test/"_s << false;
    QTest::newRow("nothing") << u""_s << false;
}

void PersonPaneTest::onlyWebAddresses_areOpened()
{
    QFETCH(QString, address);
    QFETCH(bool, isOpened);
    PersonDetails details = sampleDetails(m_bo);
    details.contactUrl = address;
    m_pane->await(m_bo);
    m_pane->show(details);
    const QSignalSpy opened(m_pane.get(), &PersonPane::openInMauticChosen);
    QTest::mouseClick(button(*m_pane, u"Open in Mautic"_s), Qt::LeftButton);
    QCOMPARE(opened.size(), isOpened ? 1 : 0);
}

void PersonPaneTest::ids_areCopied()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    const QList<QAction *> actions = button(*m_pane, u"Copy ids"_s)->menu()->actions();
    const QStringList expected = {u"u-10001"_s, u"4001"_s, u"u-10001\t4001"_s, u"person1@example.com"_s};
    QCOMPARE(actions.size(), expected.size());
    for (int place = 0; place < actions.size(); ++place) {
        actions.at(place)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), expected.at(place));
    }
}

void PersonPaneTest::aFieldsWholeValue_isCopied()
{
    const QString longValue = u"Anna "_s.repeated(2000);
    PersonDetails details = sampleDetails(m_bo);
    details.fields.first().app = longValue;
    m_pane->await(m_bo);
    m_pane->show(details);
    QTableView &table = m_pane->findChild<PersonFieldsView *>()->table();
    table.setFocus();
    table.setCurrentIndex(table.model()->index(0, static_cast<int>(FieldColumn::App)));
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), longValue);
}

void PersonPaneTest::theTimeline_isFilteredByKind()
{
    m_pane->await(m_bo);
    m_pane->show(sampleDetails(m_bo));
    const TimelineView *timeline = m_pane->findChild<TimelineView *>();
    QComboBox &filter = timeline->filter();
    filter.setCurrentIndex(filter.findText(u"opted out"_s));
    QCOMPARE(timeline->table().model()->rowCount(), 1);
    QCOMPARE(timeline->table().model()->index(0, 0).data(), u"E-mail: unsubscribed."_s);
    m_pane->await(m_eve);
    m_pane->show(sampleDetails(m_eve));
    QCOMPARE(filter.currentText(), u"opted out"_s);
    filter.setCurrentIndex(0);
    QCOMPARE(timeline->table().model()->rowCount(), 7);
}

void PersonPaneTest::hostileTexts_stayPlainQuickAndNarrow()
{
    for (const HostileText &hostile : hostileTexts()) {
        QElapsedTimer clock;
        clock.start();
        const PersonDetails details = personOf(hostile.text);
        m_pane->await(details.row);
        m_pane->show(details);
        (void)m_pane->grab();
        QCOMPARE(richTextFound(), QStringList());
        QVERIFY2(clock.elapsed() < 2000, qPrintable(hostile.name));
        QVERIFY2(m_pane->minimumSizeHint().width() < 700, qPrintable(hostile.name));
    }
}

QTEST_MAIN(PersonPaneTest)
#include "tst_person_pane.moc"

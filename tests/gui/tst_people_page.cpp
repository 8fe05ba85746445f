// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/elided_label.h"
#include "gui/people_page.h"
#include "gui/people_table.h"
#include "gui/person_fields_view.h"
#include "gui/problem_bar.h"
#include "models/people_model.h"
#include "people_samples.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;

namespace
{

/// A page over a list that answers at once.
class World
{
public:
    explicit World(int count)
        : page(model)
        , m_count(count)
    {
        QObject::connect(&model, &PeopleModel::rangeNeeded, &page,
                         [this](quint64 generation, int first, int last) { answer(generation, first, last); });
        page.resize(1280, 800);
        page.setVisible(true);
        list();
    }

    /// As a flow does after every query.
    void list()
    {
        model.showList({.generation = ++m_generation, .rowCount = m_count});
        page.showListed(m_count);
    }
    void list(int count)
    {
        m_count = count;
        list();
    }

    [[nodiscard]] PeopleTable &table() const { return *page.findChild<PeopleTable *>(); }
    [[nodiscard]] QLineEdit &search() const
    {
        for (QLineEdit *edit : page.findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"Search people"_s)
                return *edit;
        }
        qFatal("no search");
    }
    [[nodiscard]] ProblemBar *problemOfList() const
    {
        return page.findChild<PeopleTable *>()->parentWidget()->parentWidget()->findChild<ProblemBar *>();
    }
    [[nodiscard]] bool says(const QString &sentence) const
    {
        const QList<QLabel *> labels = page.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&sentence](const QLabel *label) {
            return label->isVisible() && label->text() == sentence;
        });
    }
    /// Wrapping labels that are too low for what they say.
    [[nodiscard]] QStringList textsCut() const
    {
        QStringList cut;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                cut.append(label->text());
        }
        return cut;
    }
    template <typename Button>
    [[nodiscard]] Button *button(const QString &text) const
    {
        for (Button *candidate : page.findChildren<Button *>()) {
            if (candidate->isVisible() && candidate->text().remove(u'&') == text)
                return candidate;
        }
        return nullptr;
    }

    PeopleModel model;
    PeoplePage page;
    bool isAnswering = true;

private:
    void answer(quint64 generation, int first, int last)
    {
        QList<PersonRow> rows;
        for (int row = first; isAnswering && row <= last; ++row)
            rows.append(personNumber(row));
        model.addPage(generation, first, rows);
    }

    int m_count;
    quint64 m_generation = 0;
};

PeopleQuery lastQuery(const QSignalSpy &queries) { return queries.constLast().constFirst().value<PeopleQuery>(); }

} // namespace

class PeoplePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typing_searches();
    void ctrlF_goesToTheSearchAndDownBackToTheList();
    void lettersTypedIntoTheList_search();
    void states_areFilteredWithMouseAndKeyboard();
    void filters_sayHowMany();
    void aClickOnATitle_asksForThatOrder();
    void theOrder_isKeptWhenSearching();
    void choosingARow_asksForThePerson();
    void aRowThatIsNotThereYet_isAskedForWhenItComes();
    void enter_goesToThePane();
    void selectAll_isAPredicate();
    void severalRows_areCountedAndTheirIdsAskedFor();
    void ids_areCopiedALineEach();
    void nothingFound_offersToClearTheSearch();
    void noPeopleYet_offersToConnect();
    void columns_areHiddenByMenuAndRemembered();
    void aReadAnewList_keepsThePerson();
    void goingToAPersonOutsideTheFilter_clearsIt();
    void aProblem_leavesTheList();
    void aFailedSync_isSaidAndTriedAgain();
    void everyControl_hasAName();
    void hostileTexts_stayPlainAndQuick();
    void aMillionPeople_areNoBurden();
};

void PeoplePageTest::typing_searches()
{
    World world(1000);
    const QSignalSpy queries(&world.page, &PeoplePage::queryChosen);
    QTest::keyClicks(&world.search(), u"anna "_s);
    QCOMPARE(queries.size(), 4);
    QCOMPARE(lastQuery(queries), PeopleQuery{.search = u"anna"_s});
    QTest::keyClick(&world.search(), Qt::Key_Escape);
    QCOMPARE(lastQuery(queries), PeopleQuery{});
}

void PeoplePageTest::ctrlF_goesToTheSearchAndDownBackToTheList()
{
    World world(1000);
    QVERIFY(QTest::qWaitForWindowActive(&world.page));
    world.table().setFocus();
    QTest::keySequence(&world.page, QKeySequence::Find);
    QVERIFY(world.search().hasFocus());
    QTest::keyClick(&world.search(), Qt::Key_Down);
    QVERIFY(world.table().hasFocus());
    QCOMPARE(world.table().currentIndex().row(), 0);
}

void PeoplePageTest::lettersTypedIntoTheList_search()
{
    World world(1000);
    QVERIFY(QTest::qWaitForWindowActive(&world.page));
    const QSignalSpy queries(&world.page, &PeoplePage::queryChosen);
    world.table().setFocus();
    QTest::keyClick(&world.table(), Qt::Key_B);
    QCOMPARE(lastQuery(queries), PeopleQuery{.search = u"b"_s});
    QVERIFY(world.search().hasFocus());
}

void PeoplePageTest::states_areFilteredWithMouseAndKeyboard()
{
    World world(1000);
    const QSignalSpy queries(&world.page, &PeoplePage::queryChosen);
    QTest::mouseClick(world.button<QToolButton>(u"differs 0"_s), Qt::LeftButton);
    QCOMPARE(lastQuery(queries), PeopleQuery{.states = {PersonState::Differs}});
    QTest::keyClick(world.button<QToolButton>(u"failing 0"_s), Qt::Key_Space);
    QCOMPARE(lastQuery(queries), (PeopleQuery{.states = {PersonState::Differs, PersonState::Failing}}));
    QVERIFY(!world.button<QToolButton>(u"All 0"_s)->isChecked());
    QTest::mouseClick(world.button<QToolButton>(u"All 0"_s), Qt::LeftButton);
    QCOMPARE(lastQuery(queries), PeopleQuery{});
    QVERIFY(world.button<QToolButton>(u"All 0"_s)->isChecked());
}

void PeoplePageTest::filters_sayHowMany()
{
    World world(1000);
    PeopleCounts counts;
    counts.byState[static_cast<int>(PersonState::Conflict)] = 7;
    counts.byState[static_cast<int>(PersonState::InStep)] = 5;
    world.page.showCounts(counts);
    QVERIFY(world.button<QToolButton>(u"conflict 7"_s));
    QVERIFY(world.button<QToolButton>(u"All 12"_s));
    QCOMPARE(world.button<QToolButton>(u"conflict 7"_s)->accessibleName(), u"conflict: 7"_s);
}

void PeoplePageTest::aClickOnATitle_asksForThatOrder()
{
    World world(1000);
    const QSignalSpy orders(&world.model, &PeopleModel::orderWanted);
    QHeaderView *header = world.table().horizontalHeader();
    const int email = static_cast<int>(PeopleColumn::Email);
    const QPoint title(header->sectionViewportPosition(email) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(orders.size(), 2);
    QCOMPARE(orders.at(0).at(0).value<PeopleColumn>(), PeopleColumn::Email);
    QCOMPARE(orders.at(0).at(1).toBool(), false);
    QCOMPARE(orders.at(1).at(1).toBool(), true);
}

void PeoplePageTest::theOrder_isKeptWhenSearching()
{
    World world(1000);
    const QSignalSpy queries(&world.page, &PeoplePage::queryChosen);
    world.table().horizontalHeader()->setSortIndicator(static_cast<int>(PeopleColumn::LastSync), Qt::DescendingOrder);
    world.search().setText(u"x"_s);
    QCOMPARE(lastQuery(queries),
             (PeopleQuery{.search = u"x"_s, .sortBy = PeopleColumn::LastSync, .isDescending = true}));
}

void PeoplePageTest::choosingARow_asksForThePerson()
{
    World world(1000);
    const QSignalSpy chosen(&world.page, &PeoplePage::personChosen);
    QTRY_VERIFY(world.model.rowAt(5));
    const QRect cell = world.table().visualRect(world.model.index(5, 1));
    QTest::mouseClick(world.table().viewport(), Qt::LeftButton, {}, cell.center());
    QTest::keyClick(&world.table(), Qt::Key_Down);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.at(0).at(0).value<PersonRef>(), personNumber(5).who);
    QCOMPARE(chosen.at(1).at(0).value<PersonRef>(), personNumber(6).who);
    world.page.showDetails(sampleDetails(personNumber(6)));
    (void)world.page.grab();
    QCOMPARE(world.textsCut(), QStringList());
    QCOMPARE(world.page.findChild<ElidedLabel *>()->text(), personNumber(6).name);
}

void PeoplePageTest::aRowThatIsNotThereYet_isAskedForWhenItComes()
{
    World world(1000);
    QTRY_VERIFY(world.model.rowAt(0));
    world.table().goToRow(0);
    const QSignalSpy chosen(&world.page, &PeoplePage::personChosen);
    QTest::keyClick(&world.table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(world.table().currentIndex().row(), 999);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).value<PersonRef>(), personNumber(999).who);
}

void PeoplePageTest::enter_goesToThePane()
{
    World world(1000);
    QVERIFY(QTest::qWaitForWindowActive(&world.page));
    QTRY_VERIFY(world.model.rowAt(1));
    world.table().setFocus();
    world.table().goToRow(1);
    world.page.showDetails(sampleDetails(personNumber(1)));
    QTest::keyClick(&world.table(), Qt::Key_Return);
    const PersonFieldsView *fields = world.page.findChild<PersonFieldsView *>();
    QVERIFY(fields->table().hasFocus());
    QTest::keyClick(&fields->table(), Qt::Key_Escape);
    QVERIFY(world.table().hasFocus());
}

void PeoplePageTest::selectAll_isAPredicate()
{
    World world(12'345);
    const QSignalSpy asked(&world.page, &PeoplePage::copyIdsChosen);
    world.table().setFocus();
    QTest::keySequence(&world.table(), QKeySequence::SelectAll);
    QVERIFY(world.says(u"All 12,345 selected"_s));
    world.list(12'346);
    QVERIFY2(world.says(u"All 12,346 selected"_s), "all stays all when the list is read again");
    QTest::mouseClick(world.button<QPushButton>(u"Copy ids of the selection"_s), Qt::LeftButton);
    QCOMPARE(asked.at(0).at(0).value<QList<RowRange>>(), (QList<RowRange>{{0, 12'345}}));
    world.search().setText(u"anna"_s);
    QCOMPARE(world.table().selectedCount(), 0);
}

void PeoplePageTest::severalRows_areCountedAndTheirIdsAskedFor()
{
    World world(1000);
    const QSignalSpy asked(&world.page, &PeoplePage::copyIdsChosen);
    const auto click = [&world](int row, Qt::KeyboardModifiers keys) {
        const QPoint place = world.table().visualRect(world.model.index(row, 1)).center();
        QTest::mouseClick(world.table().viewport(), Qt::LeftButton, keys, place);
    };
    click(2, Qt::NoModifier);
    click(4, Qt::ShiftModifier);
    click(8, Qt::ControlModifier);
    QVERIFY(world.says(u"4 of 1,000 selected"_s));
    QTest::keySequence(&world.table(), QKeySequence::Copy);
    QCOMPARE(asked.at(0).at(0).value<QList<RowRange>>(), (QList<RowRange>{{2, 4}, {8, 8}}));
}

void PeoplePageTest::ids_areCopiedALineEach()
{
    World world(10);
    world.page.copyIds(
        {{.user = {u"u-1"_s}, .contact = ContactId{7}}, {.user = {u"u-2"_s}}, {.contact = ContactId{9}}});
    QCOMPARE(QGuiApplication::clipboard()->text(), u"u-1\t7\nu-2\t\n\t9\n"_s);
}

void PeoplePageTest::nothingFound_offersToClearTheSearch()
{
    World world(1000);
    const QSignalSpy queries(&world.page, &PeoplePage::queryChosen);
    world.search().setText(u"hildegard <b>"_s);
    world.list(0);
    QVERIFY(!world.table().isVisible());
    QVERIFY(world.says(u"Nothing matches \"hildegard <b>\""_s));
    QTest::mouseClick(world.button<QPushButton>(u"Clear the search"_s), Qt::LeftButton);
    QCOMPARE(lastQuery(queries), PeopleQuery{});
    QCOMPARE(world.search().text(), QString());
    world.list(1000);
    QVERIFY(world.table().isVisible());
}

void PeoplePageTest::noPeopleYet_offersToConnect()
{
    World world(0);
    const QSignalSpy connecting(&world.page, &PeoplePage::connectChosen);
    QVERIFY(world.says(u"Nobody here yet"_s));
    world.page.resize(1000, 640);
    QCOMPARE(world.textsCut(), QStringList());
    QTest::mouseClick(world.button<QPushButton>(u"Connect both sides …"_s), Qt::LeftButton);
    QCOMPARE(connecting.size(), 1);
}

void PeoplePageTest::columns_areHiddenByMenuAndRemembered()
{
    World world(1000);
    QMenu menu;
    world.table().fillColumnMenu(menu);
    menu.actions().at(static_cast<int>(PeopleColumn::Segments))->trigger();
    world.table().setColumnWidth(static_cast<int>(PeopleColumn::Name), 321);
    world.table().horizontalHeader()->setSortIndicator(static_cast<int>(PeopleColumn::User), Qt::DescendingOrder);

    World later(1000);
    later.page.restoreLayout(world.page.saveLayout());
    QVERIFY(later.table().isColumnHidden(static_cast<int>(PeopleColumn::Segments)));
    QCOMPARE(later.table().columnWidth(static_cast<int>(PeopleColumn::Name)), 321);
    QCOMPARE(later.page.query(), (PeopleQuery{.sortBy = PeopleColumn::User, .isDescending = true}));
    later.page.restoreLayout("not a layout");
    QVERIFY(later.table().isColumnHidden(static_cast<int>(PeopleColumn::Segments)));
}

void PeoplePageTest::aReadAnewList_keepsThePerson()
{
    World world(1000);
    QTRY_VERIFY(world.model.rowAt(5));
    world.table().goToRow(5);
    world.page.showDetails(sampleDetails(personNumber(5)));
    const QSignalSpy located(&world.page, &PeoplePage::locateChosen);
    const QSignalSpy chosen(&world.page, &PeoplePage::personChosen);
    world.list();
    QCOMPARE(located.constLast().constFirst().value<PersonRef>(), personNumber(5).who);
    world.page.showLocated(personNumber(5).who, 700);
    QCOMPARE(world.table().currentIndex().row(), 700);
    QCOMPARE(world.table().selectedCount(), 1);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(world.page.findChild<ElidedLabel *>()->text(), u"Eve O'Brien"_s);
}

void PeoplePageTest::goingToAPersonOutsideTheFilter_clearsIt()
{
    World world(1000);
    world.page.lookAt({PersonState::Failing});
    const QSignalSpy queries(&world.page, &PeoplePage::queryChosen);
    const QSignalSpy located(&world.page, &PeoplePage::locateChosen);
    const QSignalSpy chosen(&world.page, &PeoplePage::personChosen);
    world.page.goTo(personNumber(900).who);
    QCOMPARE(chosen.size(), 1);
    world.page.showLocated(personNumber(900).who, -1);
    QCOMPARE(lastQuery(queries), PeopleQuery{});
    world.list();
    QCOMPARE(located.size(), 2);
    world.page.showLocated(personNumber(900).who, 900);
    QCOMPARE(world.table().currentIndex().row(), 900);
    QVERIFY(world.table().visualRect(world.model.index(900, 1)).intersects(world.table().viewport()->rect()));
}

void PeoplePageTest::aProblem_leavesTheList()
{
    World world(1000);
    const QSignalSpy refreshed(&world.page, &PeoplePage::refreshChosen);
    ProblemBar *problem = world.problemOfList();
    world.page.showProblem({.kind = ErrorKind::StoreBusy});
    QVERIFY(problem->isVisible());
    QVERIFY(world.table().isVisible());
    Q_EMIT problem->actionChosen();
    QCOMPARE(refreshed.size(), 1);
    world.list();
    QVERIFY(!problem->isVisible());
}

void PeoplePageTest::aFailedSync_isSaidAndTriedAgain()
{
    World world(1000);
    QTRY_VERIFY(world.model.rowAt(1));
    world.table().goToRow(1);
    world.page.showDetails(sampleDetails(personNumber(1)));
    const QSignalSpy syncs(&world.page, &PeoplePage::syncChosen);
    ProblemBar *problem = world.problemOfList();
    world.page.showSyncProblem({.kind = ErrorKind::UsersUnreachable});
    QVERIFY2(!problem->isVisible(), "a run that was started elsewhere is told of there");

    QTest::mouseClick(world.button<QToolButton>(u"Sync now"_s), Qt::LeftButton);
    world.page.setSyncEnabled(false);
    QVERIFY(!world.button<QToolButton>(u"Sync now"_s)->isEnabled());
    world.page.showSyncProblem({.kind = ErrorKind::UsersUnreachable});
    world.page.setSyncEnabled(true);
    world.list();
    QVERIFY(problem->isVisible());
    Q_EMIT problem->actionChosen();
    QCOMPARE(syncs.size(), 2);
    QCOMPARE(syncs.at(1).at(0).value<PersonRef>(), personNumber(1).who);
}

void PeoplePageTest::everyControl_hasAName()
{
    World world(1000);
    for (const QWidget *widget : world.page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
}

void PeoplePageTest::hostileTexts_stayPlainAndQuick()
{
    World world(0);
    QList<PersonRow> rows;
    for (const HostileText &hostile : hostileTexts()) {
        PersonRow row{.who = {.user = {hostile.text}}, .name = hostile.text, .email = hostile.text};
        row.segments = hostile.text;
        rows.append(row);
    }
    world.isAnswering = false;
    QElapsedTimer clock;
    clock.start();
    world.list(static_cast<int>(rows.size()));
    world.model.addPage(world.model.generation(), 0, rows);
    for (int row = 0; row < rows.size(); row += 20) {
        world.table().goToRow(row);
        (void)world.page.grab();
    }
    QVERIFY(clock.elapsed() < 3000);
    for (const HostileText &hostile : hostileTexts())
        world.search().setText(hostile.text);
    QCOMPARE(richTextFound(), QStringList());
    QVERIFY(world.page.minimumSizeHint().width() <= 1000);
}

void PeoplePageTest::aMillionPeople_areNoBurden()
{
    World world(1'000'000);
    world.table().goToRow(0);
    QElapsedTimer clock;
    clock.start();
    QTest::keySequence(&world.table(), QKeySequence::SelectAll);
    QVERIFY(world.says(u"All 1,000,000 selected"_s));
    QTest::keyClick(&world.table(), Qt::Key_End, Qt::ControlModifier);
    (void)world.page.grab();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QTRY_VERIFY(world.model.rowAt(999'999));
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    PeoplePageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_people_page.moc"

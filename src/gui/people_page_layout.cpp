// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bulk_panel.h"
#include "gui/empty_note.h"
#include "gui/flow_layout.h"
#include "gui/icons.h"
#include "gui/people_filters.h"
#include "gui/people_page.h"
#include "gui/people_table.h"
#include "gui/people_texts.h"
#include "gui/person_pane.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int longestSearch = 200;

} // namespace

PeoplePage::PeoplePage(PeopleModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setAccessibleName(tr("People"));
    model.setWords(peopleTexts(palette()));
    m_splitter->addWidget(layOutList());
    m_pane = new PersonPane(m_splitter);
    m_splitter->addWidget(m_pane);
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    setUpKeys();
    connectList();
    connectPane();
    sayCount();
}

QWidget *PeoplePage::layOutList()
{
    auto *list = new QWidget(m_splitter);
    m_problem = new ProblemBar(list);
    m_problem->offer(tr("&Try again"));
    m_filters = new PeopleFilters(list);
    m_stack = new QStackedWidget(list);
    m_table = new PeopleTable(m_model, m_stack);
    m_empty = new EmptyNote(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(list);
    column->addWidget(m_problem);
    column->addLayout(layOutSearch());
    column->addWidget(m_filters);
    m_bulk = new BulkPanel(list);
    column->addWidget(m_bulk);
    column->addWidget(m_stack, 1);
    column->addLayout(layOutFoot());
    QWidget::setTabOrder(m_search, m_columns);
    return list;
}

QLayout *PeoplePage::layOutSearch()
{
    m_search = new QLineEdit(this);
    m_search->setMaxLength(longestSearch);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Search by name, address, user id or contact id (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search people"));
    m_search->setAccessibleDescription(tr("By name, address, user id or contact id; every word must be found."));
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_columns = new QToolButton(this);
    m_columns->setText(tr("C&olumns"));
    m_columns->setIcon(themedIcon(u"view-file-columns"_s));
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_columns);
    m_columns->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, m_table, [this, menu] {
        menu->clear();
        m_table->fillColumnMenu(*menu);
    });
    m_only = new QPushButton(themedIcon(u"edit-clear"_s), {}, this);
    m_only->setToolTip(tr("Lists everybody again"));
    m_only->setAccessibleDescription(m_only->toolTip());
    m_only->hide();
    connect(m_only, &QPushButton::clicked, this, [this] { lookAt({}); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    row->addWidget(m_only);
    row->addWidget(m_columns);
    return row;
}

QLayout *PeoplePage::layOutFoot()
{
    m_count = new PlainLabel(this);
    m_count->setAccessibleName(tr("How many are listed and selected"));
    m_updating = new PlainLabel(tr("Bringing the list up to date …"), this);
    m_updating->setForegroundRole(QPalette::PlaceholderText);
    m_updating->hide();
    m_selectAll = new QPushButton(tr("Select &all"), this);
    m_selectAll->setToolTip(tr("Selects everybody in the filtered list, however many (Ctrl+A)"));
    m_copyIds = new QPushButton(themedIcon(u"edit-copy"_s), tr("Copy ids of the selec&tion"), this);
    addManyMenu();
    auto *row = new FlowLayout;
    row->setSpacing(fontMetrics().averageCharWidth() / 2);
    for (QWidget *part :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_updating), static_cast<QWidget *>(m_selectAll),
          static_cast<QWidget *>(m_copyIds), static_cast<QWidget *>(m_many)})
        row->addWidget(part);
    return row;
}

void PeoplePage::addManyMenu()
{
    m_many = new QPushButton(tr("&Decide for many"), this);
    m_many->setToolTip(tr("Stops syncing a field, leaves alone or unlinks many people at once"));
    auto *menu = new QMenu(m_many);
    m_forSelection = menu->addAction(tr("For the &selection …"));
    m_forAll = menu->addAction(tr("For everybody in the filtered &list …"));
    m_many->setMenu(menu);
    connect(m_forAll, &QAction::triggered, this, [this] { m_bulk->begin({.filter = m_query}); });
    connect(m_forSelection, &QAction::triggered, this, [this] {
        if (m_table->isAllSelected())
            m_bulk->begin({.filter = m_query});
        else
            Q_EMIT usersWanted(m_table->selectedRanges());
    });
}

void PeoplePage::setUpKeys()
{
    const auto find = [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    };
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, find);
    auto *back = new QShortcut(Qt::Key_Escape, m_pane);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
}

void PeoplePage::connectList()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        PeopleQuery query = m_query;
        query.search = text.trimmed();
        if (query != m_query)
            chooseQuery(query);
    });
    connect(m_filters, &PeopleFilters::chosenChanged, this, [this](const QList<PersonState> &states) {
        PeopleQuery query = m_query;
        query.states = states;
        chooseQuery(query);
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &PeoplePage::useOrder);
    connect(m_table, &PeopleTable::selectionCountChanged, this, &PeoplePage::sayCount);
    connect(m_table, &PeopleTable::typed, this, [this](const QString &text) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->setText(text);
    });
    const auto copy = [this] { Q_EMIT copyIdsChosen(m_table->selectedRanges()); };
    connect(m_table, &PeopleTable::copyAsked, this, copy);
    connect(m_copyIds, &QPushButton::clicked, this, copy);
    connect(m_bulk, &BulkPanel::closed, m_table, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_selectAll, &QPushButton::clicked, m_table, &PeopleTable::selectAll);
    connect(m_problem, &ProblemBar::actionChosen, this, &PeoplePage::tryAgain);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &PeoplePage::afterReset);
    connect(m_empty, &EmptyNote::actionChosen, this, [this] {
        if (m_query.search.isEmpty() && m_query.states.isEmpty() && m_query.only.isEmpty())
            Q_EMIT connectChosen();
        else
            clearQuery();
    });
}

void PeoplePage::connectPane()
{
    connect(m_table, &PeopleTable::personChosen, this, [this](const PersonRow &person) {
        m_goingTo.reset();
        m_pane->await(person);
        Q_EMIT personChosen(person.who);
    });
    connect(m_table, &PeopleTable::opened, this, [this] {
        openPane();
        m_pane->setFocus(Qt::OtherFocusReason);
    });
    connect(m_pane, &PersonPane::rereadChosen, this, &PeoplePage::personChosen);
    connect(m_pane, &PersonPane::syncChosen, this, &PeoplePage::askToSync);
    connect(m_pane, &PersonPane::openInMauticChosen, this, &PeoplePage::openInMauticChosen);
}

} // namespace lockstep

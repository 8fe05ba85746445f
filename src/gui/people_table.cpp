// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/people_table.h"

#include "models/people_model.h"
#include "words/person_words.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lockstep
{

namespace
{

/// Every cell begins where its title does, ids too: they are no amounts.
class CellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    }
};

} // namespace

PeopleTable::PeopleTable(PeopleModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setAccessibleName(tr("People"));
    setAccessibleDescription(tr("Everyone of the application and of Mautic; Enter opens a person."));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new CellDelegate(this));
    setModel(&model);
    setUpHeader();
    setRowHeight();
    connect(&model, &QAbstractItemModel::modelReset, this, &PeopleTable::afterReset);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_rowAwaited >= 0)
            chooseCurrent();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, &PeopleTable::opened);
}

void PeopleTable::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setResizeContentsPrecision(0);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSortIndicator(static_cast<int>(PeopleColumn::Name), Qt::AscendingOrder);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (!m_isQuiet)
            m_model.sort(column, order);
    });
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu);
        menu->popup(header->mapToGlobal(position));
    });
    setWidths();
}

void PeopleTable::setRowHeight()
{
    QHeaderView *rows = verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    const int height = std::max(fontMetrics().height(), style()->pixelMetric(QStyle::PM_SmallIconSize));
    rows->setMinimumSectionSize(height);
    rows->setDefaultSectionSize(height + fontMetrics().height() / 2);
}

void PeopleTable::setWidths()
{
    const int letter = fontMetrics().averageCharWidth();
    const QList<int> letters = {19, 24, 30, 12, 12, 20, 20, 18, 18};
    for (int column = 0; column < peopleColumnCount; ++column)
        setColumnWidth(column, letter * letters.at(column));
}

QList<RowRange> PeopleTable::selectedRanges() const
{
    QList<RowRange> ranges;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end(), [](const RowRange &a, const RowRange &b) { return a.first < b.first; });
    return ranges;
}

int PeopleTable::selectedCount() const
{
    int count = 0;
    for (const RowRange &range : selectedRanges())
        count += range.last - range.first + 1;
    return count;
}

void PeopleTable::selectAll()
{
    QTableView::selectAll();
    m_isAll = m_model.rowCount() > 0;
    Q_EMIT selectionCountChanged();
}

void PeopleTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_isAll = false;
    Q_EMIT selectionCountChanged();
}

void PeopleTable::afterReset()
{
    m_rowAwaited = -1;
    if (m_isAll)
        selectAll();
    Q_EMIT selectionCountChanged();
}

void PeopleTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_isQuiet && current.isValid() && current.row() != previous.row())
        chooseCurrent();
}

void PeopleTable::chooseCurrent()
{
    const int row = currentIndex().row();
    const std::optional<PersonRow> person = m_model.rowAt(row);
    m_rowAwaited = person ? -1 : row;
    if (person)
        Q_EMIT personChosen(*person);
}

void PeopleTable::goToRow(int row)
{
    const int firstColumn = std::max(0, horizontalHeader()->logicalIndexAt(0));
    setCurrentIndex(m_model.index(row, firstColumn));
}

void PeopleTable::showCurrent(int row, bool mayScroll)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    const int firstColumn = std::max(0, horizontalHeader()->logicalIndexAt(0));
    const QModelIndex index = m_model.index(row, firstColumn);
    if (!index.isValid())
        return;
    const auto how =
        m_isAll ? QItemSelectionModel::NoUpdate : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    selectionModel()->setCurrentIndex(index, how);
    if (mayScroll)
        scrollTo(index, QAbstractItemView::EnsureVisible);
}

void PeopleTable::showOrder(PeopleColumn column, bool isDescending)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    horizontalHeader()->setSortIndicator(static_cast<int>(column),
                                         isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void PeopleTable::fillColumnMenu(QMenu &menu)
{
    const int shown = peopleColumnCount - horizontalHeader()->hiddenSectionCount();
    for (int column = 0; column < peopleColumnCount; ++column) {
        QAction *action = menu.addAction(PersonWords::columnTitle(static_cast<PeopleColumn>(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(shown > 1 || isColumnHidden(column));
        action->setStatusTip(PersonWords::columnExplanation(static_cast<PeopleColumn>(column)));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { setColumnHidden(column, !isShown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("&Usual columns")), &QAction::triggered, this, [this] {
        for (int column = 0; column < peopleColumnCount; ++column) {
            setColumnHidden(column, false);
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        }
        setWidths();
    });
}

QByteArray PeopleTable::saveColumns() const { return horizontalHeader()->saveState(); }

void PeopleTable::restoreColumns(const QByteArray &state)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    if (!state.isEmpty())
        horizontalHeader()->restoreState(state);
}

void PeopleTable::keyboardSearch(const QString &text) { Q_EMIT typed(text); }

void PeopleTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        Q_EMIT opened();
    else if (event->matches(QKeySequence::Copy))
        Q_EMIT copyAsked();
    else
        QTableView::keyPressEvent(event);
}

void PeopleTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

} // namespace lockstep

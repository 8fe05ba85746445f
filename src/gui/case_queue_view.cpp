// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_queue_view.h"

#include "gui/cases_texts.h"
#include "gui/count_filters.h"
#include "gui/plain_label.h"
#include "words/case_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

constexpr std::array scopes = {CaseScope::Open, CaseScope::Mine, CaseScope::Unassigned, CaseScope::Sleeping};

} // namespace

CaseQueueView::CaseQueueView(CasesModel &cases, QWidget *parent)
    : QWidget(parent)
    , m_cases(cases)
    , m_search(new QLineEdit(this))
    , m_scope(new QComboBox(this))
    , m_kinds(new CountFilters(this))
    , m_table(new QTableView(this))
    , m_nothing(new PlainLabel(tr("Nothing here fits the search and the filters."), this))
{
    layOut();
    setUpTable();
    connectFilters();
    setFocusProxy(m_table);
    showCounts();
}

void CaseQueueView::layOut()
{
    m_search->setPlaceholderText(tr("Search for a name, an address or an id"));
    m_search->setAccessibleName(tr("Search the cases"));
    m_search->setClearButtonEnabled(true);
    m_scope->setAccessibleName(tr("Whose cases"));
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const CaseScope scope : scopes)
        m_scope->addItem(titleOf(scope), static_cast<int>(scope));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_scope);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_kinds);
    column->addWidget(m_table, 1);
    column->addWidget(m_nothing, 1);
}

void CaseQueueView::setUpTable()
{
    m_table->setModel(&m_cases);
    m_table->setAccessibleName(tr("What waits for a person"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    // As they were found, until a column is chosen.
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    static constexpr std::array widths = {18, 22, 15, 8};
    for (int column = 0; column < caseColumnCount; ++column)
        m_table->setColumnWidth(column, widths.at(static_cast<size_t>(column)) * fontMetrics().averageCharWidth());
}

void CaseQueueView::connectFilters()
{
    m_typed.setSingleShot(true);
    m_typed.setInterval(80ms);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(&m_typed, &QTimer::timeout, this, [this] {
        m_cases.search(m_search->text());
        showCounts();
        Q_EMIT filtered();
    });
    connect(m_scope, &QComboBox::activated, this, [this] {
        m_cases.showScope(static_cast<CaseScope>(m_scope->currentData().toInt()));
        showCounts();
        Q_EMIT filtered();
    });
    connect(m_kinds, &CountFilters::chosen, this, [this](std::optional<int> id) {
        m_cases.showKind(id ? std::optional(static_cast<CaseKind>(*id)) : std::nullopt);
        showCounts();
        Q_EMIT filtered();
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &CaseQueueView::filtered);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    Q_EMIT rowChosen(current.row());
            });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *next = new QShortcut(key, m_table);
        next->setContext(Qt::WidgetShortcut);
        connect(next, &QShortcut::activated, this, &CaseQueueView::nextWanted);
    }
}

void CaseQueueView::showCounts()
{
    for (int place = 0; place < m_scope->count(); ++place) {
        const auto scope = static_cast<CaseScope>(m_scope->itemData(place).toInt());
        //: %1 is such as "Taken by me", %2 how many there are
        m_scope->setItemText(place,
                             tr("%1 (%2)", "a scope").arg(titleOf(scope), ValueWords::number(m_cases.countIn(scope))));
    }
    showKinds();
    m_table->setVisible(m_cases.rowCount() > 0);
    m_nothing->setVisible(m_cases.rowCount() == 0);
}

void CaseQueueView::showKinds()
{
    QList<CountFilter> filters;
    for (const auto &[kind, count] : m_cases.countsByKind().asKeyValueRange())
        filters.append({.id = static_cast<int>(kind), .word = CaseWords::label(kind), .count = count});
    const auto kind = m_cases.kind();
    m_kinds->show(filters, kind ? std::optional(static_cast<int>(*kind)) : std::nullopt);
}

void CaseQueueView::select(int row)
{
    const QSignalBlocker quiet(m_table->selectionModel());
    m_table->setCurrentIndex(row < 0 ? QModelIndex() : m_cases.index(row, 0));
    m_table->viewport()->update();
}

int CaseQueueView::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? current.row() : -1;
}

QByteArray CaseQueueView::saveColumns() const { return m_table->horizontalHeader()->saveState(); }

void CaseQueueView::restoreColumns(const QByteArray &state)
{
    m_table->horizontalHeader()->restoreState(state);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/cases_page.h"

#include "gui/case_details.h"
#include "gui/cases_texts.h"
#include "gui/count_filters.h"
#include "gui/empty_note.h"
#include "gui/problem_bar.h"
#include "words/case_words.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep
{

CasesPage::CasesPage(CasesModel &cases, QWidget *parent)
    : QWidget(parent)
    , m_cases(cases)
    , m_problem(new ProblemBar(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyNote(this))
    , m_list(new QWidget(this))
    , m_filters(new CountFilters(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new QTableView(this))
    , m_details(new CaseDetails(this))
{
    m_cases.setTexts(caseTexts());
    m_table->setModel(&m_cases);
    layOut();
    showEmptyOrList();
    connect(m_empty, &EmptyNote::actionChosen, this, &CasesPage::planWanted);
    connect(m_filters, &CountFilters::chosen, this, [this](std::optional<int> id) {
        m_cases.showKind(id ? std::optional(static_cast<CaseKind>(*id)) : std::nullopt);
        showRow(-1);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRow(current.isValid() ? current.row() : -1); });
    connect(m_details, &CaseDetails::personChosen, this, &CasesPage::personWanted);
    connect(m_details, &CaseDetails::addressChosen, this, &CasesPage::addressWanted);
}

void CasesPage::layOut()
{
    m_table->setAccessibleName(tr("What waits for a person"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    static constexpr int widths[caseColumnCount] = {30, 24, 23, 16};
    for (int column = 0; column < caseColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * character);
    m_details->setMinimumWidth(character * 34);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto *listColumn = new QVBoxLayout(m_list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->addWidget(m_filters);
    listColumn->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_problem);
    column->addWidget(m_stack, 1);
}

void CasesPage::showCases(const QList<CaseRow> &cases)
{
    const QModelIndex current = m_table->currentIndex();
    const qint64 chosen = current.isValid() ? m_cases.at(current.row()).open.id : -1;
    m_problem->clear();
    m_cases.show(cases);
    if (m_cases.kind() && !m_cases.countsByKind().contains(*m_cases.kind()))
        m_cases.showKind(std::nullopt);
    showFilters();
    showEmptyOrList();
    const int row = m_cases.rowOf(chosen);
    if (row >= 0)
        m_table->setCurrentIndex(m_cases.index(row, 0));
    showRow(row);
}

void CasesPage::showFilters()
{
    QList<CountFilter> filters;
    for (const auto &[kind, count] : m_cases.countsByKind().asKeyValueRange())
        filters.append({.id = static_cast<int>(kind), .word = CaseWords::label(kind), .count = count});
    const auto kind = m_cases.kind();
    m_filters->show(filters, kind ? std::optional(static_cast<int>(*kind)) : std::nullopt);
}

void CasesPage::showEmptyOrList()
{
    const bool isEmpty = m_cases.countsByKind().isEmpty();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    if (!isEmpty)
        return;
    if (m_isLookedAt)
        m_empty->show({.icon = u"dialog-ok-apply"_s,
                       .heading = tr("Nothing waits for a person"),
                       .explanation = tr("What Lockstep cannot decide by itself appears here, with the reason and what "
                                         "to do about it.")});
    else
        m_empty->show({.icon = u"dialog-question"_s,
                       .heading = tr("Here you see what only a person can decide"),
                       .explanation = tr("Two contacts for one user, a change on both sides, a value Mautic refuses: "
                                         "each with its reason. Look for changes to find out. Looking only reads."),
                       .action = tr("&Look for changes")});
}

void CasesPage::setLookedAt(bool isLookedAt)
{
    m_isLookedAt = isLookedAt;
    showEmptyOrList();
}

void CasesPage::showRow(int row)
{
    if (row < 0 || row >= m_cases.rowCount())
        m_details->clear();
    else
        m_details->show(m_cases.at(row));
}

void CasesPage::showError(const Error &error) { m_problem->show(error); }

QByteArray CasesPage::saveView() const
{
    QByteArray view;
    QDataStream out(&view, QIODevice::WriteOnly);
    out << m_table->horizontalHeader()->saveState() << m_splitter->saveState();
    return view;
}

void CasesPage::restoreView(const QByteArray &view)
{
    QDataStream in(view);
    QByteArray columns;
    QByteArray sizes;
    in >> columns >> sizes;
    if (in.status() != QDataStream::Ok)
        return;
    m_table->horizontalHeader()->restoreState(columns);
    m_splitter->restoreState(sizes);
}

} // namespace lockstep

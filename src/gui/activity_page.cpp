// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity_page.h"

#include "gui/activity_details.h"
#include "gui/activity_filters.h"
#include "gui/activity_texts.h"
#include "gui/empty_note.h"
#include "gui/icons.h"
#include "gui/problem_bar.h"
#include "gui/prompter.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

ActivityPage::ActivityPage(ActivityModel &entries, Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_entries(entries)
    , m_prompter(prompter)
    , m_problem(new ProblemBar(this))
    , m_filters(new ActivityFilters(this))
    , m_export(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyNote(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new QTableView(this))
    , m_details(new ActivityDetails(this))
{
    m_entries.setTexts(activityTexts(palette()));
    m_table->setModel(&m_entries);
    layOut();
    showListed();
    connect(m_filters, &ActivityFilters::chosen, this, &ActivityPage::queryChosen);
    connect(m_details, &ActivityDetails::personChosen, this, &ActivityPage::personWanted);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPage::showRow);
    connect(&m_entries, &QAbstractItemModel::modelReset, this, [this] { showRow({}); });
    connect(&m_entries, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex & /*parent*/, int first, int last) { keepPlace(first, last); });
}

void ActivityPage::layOut()
{
    layOutTable();
    m_details->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({fontMetrics().averageCharWidth() * 110, fontMetrics().averageCharWidth() * 55});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *top = new QHBoxLayout;
    top->addWidget(m_filters, 1);
    addExport(*top);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_problem);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
}

void ActivityPage::layOutTable()
{
    m_table->setAccessibleName(tr("What was done, newest first"));
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
    static constexpr int widths[activityColumnCount] = {19, 22, 33, 22, 14, 9};
    for (int column = 0; column < activityColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * character);
}

void ActivityPage::addExport(QHBoxLayout &row)
{
    auto *menu = new QMenu(m_export);
    menu->addAction(tr("For a &spreadsheet…"), this,
                    [this] { chooseExport(ActivityFormat::Csv, CsvCells::SafeForSpreadsheets); });
    menu->addAction(tr("&Exactly as it is, for programs…"), this,
                    [this] { chooseExport(ActivityFormat::Csv, CsvCells::Exact); });
    menu->addAction(tr("As &JSON lines…"), this, [this] { chooseExport(ActivityFormat::JsonLines, CsvCells::Exact); });
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setIcon(themedIcon(u"document-export"_s));
    m_export->setText(tr("&Export"));
    m_export->setToolTip(tr("Writes everything the filters find into a file, without secrets"));
    m_export->setFocusPolicy(Qt::StrongFocus);
    row.addWidget(m_export, 0, Qt::AlignTop);
}

void ActivityPage::chooseExport(ActivityFormat format, CsvCells cells)
{
    const bool isCsv = format == ActivityFormat::Csv;
    m_prompter.chooseFileToSave({.title = tr("Export what was done"),
                                 .fileName = isCsv ? u"activity.csv"_s : u"activity.jsonl"_s,
                                 .filter = isCsv ? tr("Tables (*.csv)") : tr("JSON lines (*.jsonl)")},
                                [this, format, cells](const QString &file) {
                                    Q_EMIT exportWanted(
                                        {.query = query(), .format = format, .cells = cells, .file = file});
                                });
}

ActivityQuery ActivityPage::query() const { return m_filters->query(); }

void ActivityPage::showRow(const QModelIndex &index)
{
    if (index.isValid())
        m_details->show(m_entries.at(index.row()));
    else
        m_details->clear();
}

void ActivityPage::keepPlace(int first, int last)
{
    // What is newer comes in above, and nothing moves under the eyes of whoever reads further down.
    QScrollBar *bar = m_table->verticalScrollBar();
    if (first == 0 && (bar->value() > 0 || m_table->currentIndex().isValid()))
        bar->setValue(bar->value() + last - first + 1);
}

void ActivityPage::showListed()
{
    const bool isEmpty = m_entries.rowCount() == 0;
    const bool isFiltered = query() != ActivityQuery();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_splitter);
    m_export->setEnabled(!isEmpty);
    if (isFiltered)
        m_empty->show({.icon = u"edit-find"_s,
                       .heading = tr("Nothing like that was done"),
                       .explanation = tr("Choose other filters or another time.")});
    else
        m_empty->show({.icon = u"view-list-details"_s,
                       .heading = tr("Here you see everything Lockstep does"),
                       .explanation = tr("Every request to Mautic and every change that was written, with its time, "
                                         "its outcome and how long it took. Nothing was sent yet.")});
}

void ActivityPage::showExported(const QString &file, int entries)
{
    m_problem->showNote(tr("%n entries were exported: %1", "", entries).arg(file), {});
}

void ActivityPage::showError(const Error &error) { m_problem->show(error); }

QByteArray ActivityPage::saveView() const
{
    QByteArray view;
    QDataStream out(&view, QIODevice::WriteOnly);
    out << m_table->horizontalHeader()->saveState() << m_splitter->saveState();
    return view;
}

void ActivityPage::restoreView(const QByteArray &view)
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

void ActivityPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_entries.setTexts(activityTexts(palette()));
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/candidates_view.h"

#include "gui/cases_texts.h"
#include "gui/flow_layout.h"
#include "gui/icons.h"
#include "gui/two_line_delegate.h"
#include "models/candidates_model.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int mostLines = 30;

/// A field that no contact has speaks neither for nor against any of them.
QList<PersonField> tellingFields(const CaseFile &file)
{
    QList<PersonField> fields = file.person.fields;
    fields.removeIf([&](const PersonField &field) {
        return std::all_of(file.candidates.cbegin(), file.candidates.cend(), [&](const CaseCandidate &candidate) {
            return candidate.fields.value(field.alias).isEmpty();
        });
    });
    return fields;
}

} // namespace

CandidatesView::CandidatesView(QWidget *parent)
    : QWidget(parent)
    , m_model(new CandidatesModel(candidateTexts(), this))
    , m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    setUpTable();
}

void CandidatesView::setUpTable()
{
    m_table->setAccessibleName(tr("The user and the contacts in question"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TwoLineDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 16);
}

void CandidatesView::show(const CaseFile &file)
{
    m_model->show(tellingFields(file), file.candidates);
    const bool fits = file.candidates.size() <= 2;
    m_table->horizontalHeader()->setSectionResizeMode(fits ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!fits) {
        for (int column = 0; column < m_model->columnCount(); ++column)
            m_table->setColumnWidth(column, fontMetrics().averageCharWidth() * 22);
    }
    fitHeight();
    showWays(file.candidates);
}

void CandidatesView::showWays(const QList<CaseCandidate> &candidates)
{
    delete m_ways;
    m_ways = new QWidget(this);
    auto *row = new FlowLayout(m_ways);
    row->setContentsMargins(0, fontMetrics().height() / 4, 0, 0);
    row->setSpacing(fontMetrics().averageCharWidth());
    for (const CaseCandidate &each : candidates) {
        if (each.address.isEmpty())
            continue;
        auto *button = new QPushButton(themedIcon(QStringLiteral("internet-services")),
                                       tr("Open contact %1 in Mautic").arg(each.contact.value), m_ways);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this,
                [this, address = each.address] { Q_EMIT addressChosen(QUrl(address, QUrl::StrictMode)); });
    }
    layout()->addWidget(m_ways);
    m_ways->show();
}

/// As high as its rows, so that the page scrolls and not the table in it.
void CandidatesView::fitHeight()
{
    int height = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth();
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_table->rowHeight(row);
    height += m_table->horizontalScrollBar()->sizeHint().height();
    m_table->setFixedHeight(std::min(height, fontMetrics().height() * mostLines));
}

} // namespace lockstep

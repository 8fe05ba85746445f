// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline_view.h"

#include "gui/people_texts.h"
#include "gui/plain_label.h"
#include "gui/two_line_delegate.h"
#include "words/timeline_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>

namespace lockstep
{

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QComboBox(this))
    , m_table(new QTableView(this))
{
    auto *label = new PlainLabel(tr("Sho&w:"), this);
    label->setBuddy(m_filter);
    m_filter->setAccessibleName(tr("Kind of entries shown"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_filter);
    top->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    setUpTable();
    useModel();
    fillFilter();
    connect(m_filter, &QComboBox::currentIndexChanged, this, &TimelineView::lookAtChosen);
}

void TimelineView::setUpTable()
{
    m_table->setAccessibleName(tr("Timeline, newest first"));
    m_table->setItemDelegate(new TwoLineDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 5 / 2);
}

/// Anew for every palette: the signs are drawn in its colours.
void TimelineView::useModel()
{
    auto *model = new TimelineModel(timelineTexts(palette()), this);
    model->show(m_entries);
    m_table->setModel(model);
    delete m_model;
    m_model = model;
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    lookAtChosen();
}

void TimelineView::show(const QList<TimelineEntry> &entries)
{
    m_entries = entries;
    m_model->show(entries);
    fillFilter();
    lookAtChosen();
}

/// A kind that this person has too stays chosen.
void TimelineView::fillFilter()
{
    const QSignalBlocker quiet(m_filter);
    const QVariant chosen = m_filter->currentData();
    m_filter->clear();
    m_filter->addItem(tr("everything"));
    for (const TimelineKind kind : m_model->kinds())
        m_filter->addItem(TimelineWords::kindLabel(kind), static_cast<int>(kind));
    const int place = chosen.isValid() ? m_filter->findData(chosen) : 0;
    m_filter->setCurrentIndex(std::max(0, place));
    m_filter->setEnabled(m_filter->count() > 1);
}

void TimelineView::lookAtChosen()
{
    const QVariant chosen = m_filter->currentData();
    m_model->lookAt(chosen.isValid() ? std::optional(static_cast<TimelineKind>(chosen.toInt())) : std::nullopt);
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        useModel();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/person_fields_view.h"

#include "gui/people_texts.h"
#include "gui/plain_label.h"
#include "gui/two_line_delegate.h"
#include "models/person_fields_model.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

namespace lockstep
{

PersonFieldsView::PersonFieldsView(QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel(this))
    , m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    setUpTable();
    useModel();
    auto *copy = new QAction(tr("&Copy value"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &PersonFieldsView::copyValue);
}

void PersonFieldsView::setUpTable()
{
    m_table->setAccessibleName(tr("Fields"));
    m_table->setAccessibleDescription(
        tr("What the application holds, what both sides last agreed on, and what Mautic holds."));
    m_table->setItemDelegate(new TwoLineDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setMinimumHeight(fontMetrics().height() * 6);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

/// Anew for every palette: the signs are drawn in its colours.
void PersonFieldsView::useModel()
{
    auto *model = new PersonFieldsModel(personFieldTexts(palette()), this);
    model->show(m_fields);
    m_table->setModel(model);
    delete m_model;
    m_model = model;
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 8);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(static_cast<int>(FieldColumn::Name), QHeaderView::Interactive);
    header->resizeSection(static_cast<int>(FieldColumn::Name), fontMetrics().averageCharWidth() * 22);
}

void PersonFieldsView::show(const QList<PersonField> &fields)
{
    m_fields = fields;
    m_model->show(fields);
    m_summary->setText(summary());
}

QString PersonFieldsView::summary() const
{
    const auto count = static_cast<int>(m_fields.size());
    const int differing = m_model->differing();
    const int oneSided = m_model->oneSided();
    if (count == 0)
        return tr("No fields to compare");
    if (differing > 0)
        //: %1 of so many fields
        return tr("%1 of %n field(s) differ", nullptr, count).arg(differing);
    if (oneSided == count)
        return tr("%n field(s), held by one side only", nullptr, count);
    if (oneSided > 0)
        return tr("All alike; %n field(s) held by one side only", nullptr, oneSided);
    return tr("All %n field(s) alike", nullptr, count);
}

void PersonFieldsView::copyValue() const
{
    const QVariant value = m_table->currentIndex().data(PersonFieldsModel::RawRole);
    if (value.isValid())
        QGuiApplication::clipboard()->setText(value.toString());
}

void PersonFieldsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        useModel();
}

} // namespace lockstep

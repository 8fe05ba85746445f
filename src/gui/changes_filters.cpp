// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_filters.h"

#include "gui/count_filters.h"
#include "words/row_words.h"

#include <QBoxLayout>
#include <QCheckBox>

namespace lockstep
{

ChangesFilters::ChangesFilters(QWidget *parent)
    : QWidget(parent)
    , m_kinds(new CountFilters(this))
    , m_all(new QCheckBox(tr("Write &all of these"), this))
{
    m_kinds->setAccessibleName(tr("Show rows by kind"));
    m_all->setToolTip(tr("Writes or leaves out all rows that are shown."));
    m_all->setAccessibleDescription(m_all->toolTip());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_all);
    row->addWidget(m_kinds, 1);
    connect(m_kinds, &CountFilters::chosen, this, [this](std::optional<int> id) {
        Q_EMIT kindChosen(id ? std::optional(static_cast<PlanRowKind>(*id)) : std::nullopt);
    });
    // A third state is shown, never chosen.
    connect(m_all, &QCheckBox::clicked, this, [this] { Q_EMIT allShownChosen(m_all->checkState() != Qt::Unchecked); });
}

void ChangesFilters::showCounts(const QMap<PlanRowKind, int> &counts)
{
    QList<CountFilter> filters;
    for (const auto &[kind, count] : counts.asKeyValueRange())
        filters.append({.id = static_cast<int>(kind), .word = RowWords::kind(kind), .count = count});
    m_kinds->show(filters, std::nullopt);
}

void ChangesFilters::showChoice(Qt::CheckState choice)
{
    m_all->setTristate(choice == Qt::PartiallyChecked);
    m_all->setCheckState(choice);
}

void ChangesFilters::setChoosing(bool isChoosing) { m_all->setVisible(isChoosing); }

} // namespace lockstep

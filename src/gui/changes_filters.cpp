// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_filters.h"

#include "gui/flow_layout.h"
#include "words/row_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QToolButton>

namespace lockstep
{

namespace
{

constexpr int allKinds = -2;

} // namespace

ChangesFilters::ChangesFilters(QWidget *parent)
    : QWidget(parent)
    , m_kinds(new QWidget(this))
    , m_group(new QButtonGroup(this))
    , m_all(new QCheckBox(tr("Write &all of these"), this))
{
    m_kinds->setAccessibleName(tr("Show rows by kind"));
    auto *flow = new FlowLayout(m_kinds);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(fontMetrics().averageCharWidth() / 2);
    m_all->setToolTip(tr("Writes or leaves out all rows that are shown."));
    m_all->setAccessibleDescription(m_all->toolTip());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_all);
    row->addWidget(m_kinds, 1);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        Q_EMIT kindChosen(id == allKinds ? std::nullopt : std::optional(static_cast<PlanRowKind>(id)));
    });
    // A third state is shown, never chosen.
    connect(m_all, &QCheckBox::clicked, this, [this] { Q_EMIT allShownChosen(m_all->checkState() != Qt::Unchecked); });
}

void ChangesFilters::showCounts(const QMap<PlanRowKind, int> &counts)
{
    const QList<QAbstractButton *> before = m_group->buttons();
    qDeleteAll(before);
    int all = 0;
    for (const int count : counts)
        all += count;
    addButton(tr("All"), all, allKinds);
    for (const auto &[kind, count] : counts.asKeyValueRange())
        addButton(RowWords::kind(kind), count, static_cast<int>(kind));
    m_group->button(allKinds)->setChecked(true);
}

void ChangesFilters::addButton(const QString &word, int count, int id)
{
    auto *button = new QToolButton(m_kinds);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    //: %1 is a kind of row, %2 how many there are
    button->setText(tr("%1 %2", "a filter").arg(word, ValueWords::number(count)));
    button->setAccessibleName(tr("%1: %2", "a filter").arg(word, ValueWords::number(count)));
    m_group->addButton(button, id);
    m_kinds->layout()->addWidget(button);
    button->show();
}

void ChangesFilters::showChoice(Qt::CheckState choice)
{
    m_all->setTristate(choice == Qt::PartiallyChecked);
    m_all->setCheckState(choice);
}

void ChangesFilters::setChoosing(bool isChoosing) { m_all->setVisible(isChoosing); }

} // namespace lockstep

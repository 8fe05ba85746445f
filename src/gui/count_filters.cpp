// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/count_filters.h"

#include "gui/flow_layout.h"
#include "words/value_words.h"

#include <QButtonGroup>
#include <QToolButton>

namespace lockstep
{

namespace
{

/// No kind has this number, nor is it the "none" of a button group.
constexpr int all = -2;

} // namespace

CountFilters::CountFilters(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Show one kind"));
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(fontMetrics().averageCharWidth() / 2);
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT chosen(id == all ? std::nullopt : std::optional(id)); });
}

void CountFilters::show(const QList<CountFilter> &filters, std::optional<int> chosenId)
{
    const QList<QAbstractButton *> before = m_group->buttons();
    qDeleteAll(before);
    int sum = 0;
    for (const CountFilter &filter : filters)
        sum += filter.count;
    addButton({.id = all, .word = tr("All"), .count = sum});
    for (const CountFilter &filter : filters)
        addButton(filter);
    QAbstractButton *button = m_group->button(chosenId.value_or(all));
    (button ? button : m_group->button(all))->setChecked(true);
}

void CountFilters::addButton(const CountFilter &filter)
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    const QString count = ValueWords::number(filter.count);
    //: %1 is a kind of row, %2 how many there are
    button->setText(tr("%1 %2", "a filter").arg(filter.word, count));
    button->setAccessibleName(tr("%1: %2", "a filter").arg(filter.word, count));
    m_group->addButton(button, filter.id);
    layout()->addWidget(button);
    button->setVisible(true);
}

} // namespace lockstep

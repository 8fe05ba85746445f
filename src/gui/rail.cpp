// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rail.h"

#include "gui/rail_button.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>

namespace lockstep
{

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Pages"));
    setBackgroundRole(QPalette::Window);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 6, 4, 6);
    column->setSpacing(2);
    for (const PageId page : allPages()) {
        if (page == PageId::Connections)
            column->addStretch();
        addButton(page, *column);
    }
}

void Rail::addButton(PageId page, QVBoxLayout &column)
{
    auto *button = new RailButton(this);
    m_buttons.insert(page, button);
    m_group->addButton(button);
    column.addWidget(button);
    label(page);
    connect(button, &QToolButton::clicked, this, [this, page] { Q_EMIT pageChosen(page); });
}

void Rail::label(PageId page)
{
    auto *button = static_cast<RailButton *>(m_buttons.value(page));
    const int number = static_cast<int>(allPages().indexOf(page)) + 1;
    const int count = m_counts.value(page);
    button->showPage(page, count);
    //: %1 is what a page shows, %2 a key such as Ctrl+1
    button->setToolTip(tr("%1 (%2)").arg(PageWords::description(page), tr("Ctrl+%1").arg(number)));
    button->setAccessibleName(PageWords::title(page));
    const QString waiting = count > 0 ? tr("%n wait(s) for a person.", nullptr, count) : QString();
    button->setAccessibleDescription(QString(PageWords::description(page) + u' ' + waiting).trimmed());
}

void Rail::setCurrent(PageId page) { m_buttons.value(page)->setChecked(true); }

void Rail::setCounter(PageId page, int count)
{
    m_counts.insert(page, count);
    label(page);
}

void Rail::setPageEnabled(PageId page, bool isEnabled) { m_buttons.value(page)->setEnabled(isEnabled); }

void Rail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (const PageId page : m_buttons.keys())
        label(page);
}

} // namespace lockstep

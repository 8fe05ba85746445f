// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/people_filters.h"

#include "gui/flow_layout.h"
#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/person_words.h"
#include "words/value_words.h"

#include <QEvent>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

PeopleFilters::PeopleFilters(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new FlowLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().averageCharWidth() / 2);
    setAccessibleName(tr("Show people by state"));
    m_all = addButton();
    connect(m_all, &QToolButton::clicked, this, &PeopleFilters::chooseAll);
    m_all->setChecked(true);
    m_all->setToolTip(plainToolTip(tr("Shows everybody, whatever their state.")));
    for (int state = 0; state < personStateCount; ++state) {
        QToolButton *button = addButton();
        button->setToolTip(plainToolTip(PersonWords::stateExplanation(static_cast<PersonState>(state))));
        button->setAccessibleDescription(PersonWords::stateExplanation(static_cast<PersonState>(state)));
        connect(button, &QToolButton::clicked, this, &PeopleFilters::chooseOne);
        m_buttons.append(button);
    }
    paintSigns();
    showCounts({});
}

QToolButton *PeopleFilters::addButton()
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void PeopleFilters::showCounts(const PeopleCounts &counts)
{
    write(m_all, tr("All"), counts.all());
    for (int state = 0; state < personStateCount; ++state) {
        const auto one = static_cast<PersonState>(state);
        write(m_buttons.at(state), PersonWords::stateLabel(one), counts.of(one));
    }
}

void PeopleFilters::write(QToolButton *button, const QString &word, qint64 count)
{
    //: %1 is a word such as "in step", %2 how many people are
    button->setText(tr("%1 %2", "a filter").arg(word, ValueWords::number(count)));
    button->setAccessibleName(tr("%1: %2", "a filter").arg(word, ValueWords::number(count)));
    QPalette colours = palette();
    if (count == 0)
        colours.setColor(QPalette::ButtonText, colourOf(Tone::Quiet, palette()));
    button->setPalette(colours);
}

void PeopleFilters::choose(const QList<PersonState> &states)
{
    for (int state = 0; state < personStateCount; ++state)
        m_buttons.at(state)->setChecked(states.contains(static_cast<PersonState>(state)));
    m_all->setChecked(states.isEmpty());
}

QList<PersonState> PeopleFilters::chosen() const
{
    QList<PersonState> states;
    for (int state = 0; state < personStateCount; ++state) {
        if (m_buttons.at(state)->isChecked())
            states.append(static_cast<PersonState>(state));
    }
    return states;
}

void PeopleFilters::chooseAll()
{
    choose({});
    Q_EMIT chosenChanged({});
}

void PeopleFilters::chooseOne()
{
    const QList<PersonState> states = chosen();
    m_all->setChecked(states.isEmpty());
    Q_EMIT chosenChanged(states);
}

void PeopleFilters::paintSigns()
{
    for (int state = 0; state < personStateCount; ++state)
        m_buttons.at(state)->setIcon(signOf(static_cast<PersonState>(state), palette()));
}

void PeopleFilters::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSigns();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/failure_list.h"

#include "gui/failure_card.h"
#include "gui/plain_label.h"

#include <QBoxLayout>

namespace lockstep
{

namespace
{

constexpr qsizetype mostCards = 10;

} // namespace

FailureList::FailureList(QWidget *parent)
    : QGroupBox(tr("Why people fail"), parent)
    , m_column(new QVBoxLayout(this))
    , m_more(new PlainLabel(this))
{
    m_column->addWidget(m_more);
    hide();
}

void FailureList::show(const QList<FailureGroup> &groups, Moment now)
{
    const qsizetype shown = qMin(groups.size(), mostCards);
    while (m_cards.size() < shown) {
        auto *card = new FailureCard(this);
        m_column->insertWidget(static_cast<int>(m_cards.size()), card);
        m_cards.append(card);
        connect(card, &FailureCard::tryAgainChosen, this, &FailureList::tryAgainChosen);
        connect(card, &FailureCard::peopleWanted, this, &FailureList::peopleWanted);
    }
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_cards.at(i)->setVisible(i < shown);
        if (i < shown)
            m_cards.at(i)->show(groups.at(i), now);
    }
    const auto more = static_cast<int>(groups.size() - shown);
    m_more->setText(tr("and %n more causes", "", more));
    m_more->setVisible(more > 0);
    setVisible(shown > 0);
}

} // namespace lockstep

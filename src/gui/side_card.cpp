// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/side_card.h"

#include "gui/plain_label.h"
#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/error_words.h"

#include <QEvent>
#include <QGridLayout>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace lockstep
{

SideCard::SideCard(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_sign(new PlainLabel(this))
    , m_title(new PlainLabel(title, this))
    , m_address(new PlainLabel(this))
    , m_state(new PlainLabel(this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (PlainLabel *label : {m_address, m_state}) {
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(fontMetrics().height() / 6);
    grid->addWidget(m_sign, 0, 0);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_state, 1, 1);
    grid->addWidget(m_address, 2, 1);
    grid->setColumnStretch(1, 1);
    setAccessibleName(title);
    show({});
}

void SideCard::show(const SideStanding &standing)
{
    m_address->setText(oneLine(standing.address));
    m_address->setVisible(!standing.address.isEmpty());
    if (standing.error) {
        m_tone = Tone::Bad;
        m_iconName = u"dialog-cancel"_s;
        m_state->setText(ErrorWords::sentencesFor(*standing.error).whatHappened);
    } else if (!standing.since.isEmpty()) {
        m_tone = Tone::Good;
        m_iconName = u"dialog-ok-apply"_s;
        //: %1 is when, such as 5 minutes ago
        m_state->setText(tr("It answered: %1").arg(standing.since));
    } else {
        m_tone = Tone::Quiet;
        m_iconName = u"help-contextual"_s;
        m_state->setText(standing.address.isEmpty() ? tr("Not set up yet") : tr("Not asked yet"));
    }
    setAccessibleDescription(QString(m_state->text() + u' ' + m_address->text()));
    paintSign();
}

void SideCard::paintSign()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_sign->setPixmap(tintedIcon(m_iconName, m_tone, palette()).pixmap(QSize(size, size), devicePixelRatioF()));
}

void SideCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSign();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/failure_card.h"

#include "gui/colours.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/engine_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// More of an answer helps nobody on a page; the log has it.
constexpr qsizetype shownOfAnswer = 2000;

} // namespace

FailureCard::FailureCard(QWidget *parent)
    : QFrame(parent)
    , m_sign(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_remedy(new PlainLabel(this))
    , m_since(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_fold(new QToolButton(this))
    , m_again(new QPushButton(themedIcon(u"view-refresh"_s), {}, this))
    , m_people(new QPushButton(themedIcon(u"group"_s), tr("Show them"), this))
{
    layOut();
    takeColours();
    connect(m_fold, &QToolButton::toggled, this, [this](bool isOpen) {
        m_answer->setVisible(isOpen);
        m_fold->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_again->setEnabled(false);
        Q_EMIT tryAgainChosen(m_group);
    });
    connect(m_people, &QPushButton::clicked, this, [this] { Q_EMIT peopleWanted(m_group); });
}

void FailureCard::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    QFont bold = font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    for (PlainLabel *label : {m_sentence, m_remedy, m_since, m_answer}) {
        label->setWordWrap(true);
        // One long word makes nothing wider than the page.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_answer->hide();
    m_answer->setIndent(fontMetrics().height());
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setText(tr("What Mautic answered"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_fold);
    buttons->addStretch();
    buttons->addWidget(m_people);
    buttons->addWidget(m_again);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(fontMetrics().height() / 4);
    for (PlainLabel *label : {m_sentence, m_remedy, m_since})
        texts->addWidget(label);
    texts->addLayout(buttons);
    texts->addWidget(m_answer);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
}

void FailureCard::show(const FailureGroup &group, Moment now)
{
    const bool isSameCause = m_group.kind == group.kind && m_group.field == group.field;
    const bool isSame = m_group == group;
    m_group = group;
    m_since->setText(tr("Since: %1").arg(ValueWords::ago(group.since, now)));
    if (isSame)
        return;
    m_sentence->setText(oneLine(FailureWords::sentence(group)));
    m_remedy->setText(FailureWords::remedy(group));
    m_answer->setText(group.rawAnswer.left(shownOfAnswer));
    m_fold->setVisible(!group.rawAnswer.isEmpty());
    if (!isSameCause)
        m_fold->setChecked(false);
    m_again->setText(FailureWords::tryAgain(group));
    m_again->setVisible(group.canTryAgain);
    m_again->setEnabled(true);
    setAccessibleName(m_sentence->text());
    setAccessibleDescription(m_remedy->text());
}

void FailureCard::takeColours()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_sign->setPixmap(
        tintedIcon(u"dialog-cancel"_s, Tone::Bad, palette()).pixmap(QSize(size, size), devicePixelRatioF()));
}

void FailureCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

} // namespace lockstep

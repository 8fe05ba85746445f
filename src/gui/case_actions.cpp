// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_actions.h"

#include "gui/flow_layout.h"
#include "gui/icons.h"

#include <QDateTime>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int workBegins = 8;

/// In the morning of the day that many days from now, where the person is.
Moment morningIn(qint64 days)
{
    const QDate day = QDate::currentDate().addDays(days);
    return Moment::fromMilliseconds(QDateTime(day, QTime(workBegins, 0)).toMSecsSinceEpoch());
}

Moment inAnHour() { return Moment::fromSeconds(QDateTime::currentSecsSinceEpoch() + 3600); }

Moment nextMonday() { return morningIn(8 - QDate::currentDate().dayOfWeek()); }

} // namespace

CaseActions::CaseActions(QWidget *parent)
    : QWidget(parent)
    , m_menu(new QMenu(this))
{
    auto *row = new FlowLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().averageCharWidth());
    m_snooze = addButton(u"chronometer"_s, tr("Snooze"), u"S"_s);
    m_assign = addButton(u"user-identity"_s, tr("Take it"), u"A"_s);
    m_undo = addButton(u"edit-undo"_s, tr("Undo"), u"Z"_s);
    m_next = addButton(u"go-next"_s, tr("Next"), u"N"_s);
    fillMenu();
    connect(m_snooze, &QPushButton::clicked, this, &CaseActions::pressSnooze);
    connect(m_assign, &QPushButton::clicked, this, [this] { Q_EMIT assignChosen(!m_isMine); });
    connect(m_undo, &QPushButton::clicked, this, &CaseActions::undoChosen);
    connect(m_next, &QPushButton::clicked, this, &CaseActions::nextChosen);
    setUndoEnabled(false);
    show(std::nullopt, {});
}

QPushButton *CaseActions::addButton(const QString &icon, const QString &text, const QString &key)
{
    auto *button = new QPushButton(themedIcon(icon), {}, this);
    layout()->addWidget(button);
    //: %1 is what a button does, %2 the key that does it too
    button->setText(tr("%1 (%2)").arg(text, key));
    return button;
}

void CaseActions::fillMenu()
{
    m_menu->addAction(tr("For an &hour"), this, [this] { Q_EMIT snoozeChosen(inAnHour()); });
    m_menu->addAction(tr("Until &tomorrow"), this, [this] { Q_EMIT snoozeChosen(morningIn(1)); });
    m_menu->addAction(tr("Until next &week"), this, [this] { Q_EMIT snoozeChosen(nextMonday()); });
    m_menu->addAction(tr("Until either side &changes"), this, [this] { Q_EMIT snoozeChosen(std::nullopt); });
}

void CaseActions::show(const std::optional<QueuedCase> &queued, const QString &account)
{
    m_sleeps = queued && queued->snoozedUntil;
    m_isMine = queued && !account.isEmpty() && queued->assignedTo == account;
    m_snooze->setText(tr("%1 (%2)").arg(m_sleeps ? tr("Wake up") : tr("Snooze"), u"S"_s));
    m_assign->setText(tr("%1 (%2)").arg(m_isMine ? tr("Give back") : tr("Take it"), u"A"_s));
    for (QPushButton *button : {m_snooze, m_assign, m_next})
        button->setEnabled(queued.has_value());
}

void CaseActions::setUndoEnabled(bool isEnabled) { m_undo->setEnabled(isEnabled); }

void CaseActions::pressSnooze()
{
    if (!m_snooze->isEnabled())
        return;
    if (m_sleeps)
        Q_EMIT wakeChosen();
    else
        m_menu->popup(m_snooze->mapToGlobal(QPoint(0, m_snooze->height())));
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/status_strip.h"

#include "gui/budget_meter.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/progress_words.h"
#include "words/value_words.h"

#include <QEvent>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int progressSteps = 1000;

void paint(PlainLabel &label, const QString &side, const SideStatus &status)
{
    //: %1 is a side, such as Mautic; %2 how it stands, such as connected
    label.setText(StatusStrip::tr("%1: %2").arg(side, status.word));
    label.setToolTip(plainToolTip(status.explanation));
    label.setAccessibleName(label.text());
    label.setAccessibleDescription(status.explanation);
    QPalette colours = label.parentWidget()->palette();
    colours.setColor(QPalette::WindowText, colourOf(status.tone, colours));
    if (label.palette() != colours)
        label.setPalette(colours);
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent)
    , m_mautic(new PlainLabel(this))
    , m_users(new PlainLabel(this))
    , m_engine(new PlainLabel(this))
    , m_lastSync(new PlainLabel(this))
    , m_budget(new BudgetMeter(this))
    , m_work(new PlainLabel(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(tr("&Stop"), this))
{
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    layOut();
    for (QWidget *clickable : {m_mautic, m_users, m_engine})
        clickable->installEventFilter(this);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopAsked();
    });
    setMautic({.word = tr("not known yet")});
    setUsers({.word = tr("not known yet")});
    m_engine->hide();
    setIdle();
}

void StatusStrip::layOut()
{
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 20);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setToolTip(tr("Stop at the next safe point; nothing done is lost"));
    m_stop->setAccessibleDescription(m_stop->toolTip());
    addWidget(m_mautic);
    addWidget(m_users);
    addWidget(m_engine);
    addWidget(m_lastSync, 1);
    addPermanentWidget(m_work);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_stop);
    addPermanentWidget(m_budget);
}

void StatusStrip::setMautic(const SideStatus &status)
{
    m_mauticStatus = status;
    paint(*m_mautic, tr("Mautic"), status);
}

void StatusStrip::setUsers(const SideStatus &status)
{
    m_usersStatus = status;
    paint(*m_users, tr("Application"), status);
}

void StatusStrip::setEngine(const SideStatus &status)
{
    const bool isSame = m_engineStatus.word == status.word && m_engineStatus.explanation == status.explanation
        && m_engineStatus.tone == status.tone;
    if (isSame)
        return;
    m_engineStatus = status;
    m_engine->setVisible(!status.word.isEmpty());
    paint(*m_engine, tr("Sync"), status);
}

void StatusStrip::setBudget(const BudgetStatus &status)
{
    m_budget->show(status.used, status.reserved, status.perHour);
}

void StatusStrip::setLastSync(const QString &sentence) { m_lastSync->setText(sentence); }

void StatusStrip::setRunning(const QString &what)
{
    m_work->setText(what);
    m_progress->setRange(0, 0);
    m_stop->setEnabled(true);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_work), static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_stop)})
        widget->setVisible(true);
}

void StatusStrip::setProgress(const Progress &progress)
{
    m_work->setText(ProgressWords::sentence(progress));
    if (progress.total <= 0) {
        m_progress->setRange(0, 0);
        return;
    }
    m_progress->setRange(0, progressSteps);
    m_progress->setValue(static_cast<int>(progress.done * progressSteps / progress.total));
}

void StatusStrip::setIdle()
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_work), static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_stop)})
        widget->setVisible(false);
}

bool StatusStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        if (watched == m_engine)
            Q_EMIT engineChosen();
        else
            Q_EMIT connectionsChosen();
    }
    return QStatusBar::eventFilter(watched, event);
}

void StatusStrip::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void StatusStrip::colour()
{
    paint(*m_mautic, tr("Mautic"), m_mauticStatus);
    paint(*m_users, tr("Application"), m_usersStatus);
    paint(*m_engine, tr("Sync"), m_engineStatus);
}

} // namespace lockstep

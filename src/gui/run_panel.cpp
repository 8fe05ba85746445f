// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_panel.h"

#include "gui/icons.h"
#include "gui/plain_label.h"
#include "words/progress_words.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// A bar counts in thousandths, since people may be more than an int holds.
constexpr int full = 1000;

} // namespace

RunPanel::RunPanel(QWidget *parent)
    : QWidget(parent)
    , m_what(new PlainLabel(this))
    , m_meaning(new PlainLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(themedIcon(u"process-stop"_s), tr("S&top"), this))
{
    layOut();
    connect(m_stop, &QPushButton::clicked, this, &RunPanel::stop);
}

void RunPanel::layOut()
{
    m_meaning->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How far it is"));
    m_stop->setAccessibleDescription(tr("Ends what runs now, without harm"));
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_what, 0, 0);
    grid->addWidget(m_bar, 1, 0);
    grid->addWidget(m_stop, 1, 1);
    grid->addWidget(m_meaning, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
}

void RunPanel::begin(RunKind kind)
{
    m_what->setText(ProgressWords::running(kind));
    m_meaning->setText(ProgressWords::whatStoppingMeans(kind));
    m_bar->setRange(0, 0);
    m_stop->setEnabled(true);
    setAccessibleName(m_what->text());
}

void RunPanel::showProgress(const Progress &progress)
{
    if (m_stop->isEnabled())
        m_what->setText(ProgressWords::sentence(progress));
    m_bar->setAccessibleDescription(m_what->text());
    m_bar->setRange(0, progress.total > 0 ? full : 0);
    if (progress.total > 0)
        m_bar->setValue(static_cast<int>(qMin(progress.done, progress.total) * full / progress.total));
}

void RunPanel::stop()
{
    m_stop->setEnabled(false);
    m_what->setText(tr("Stopping: what is under way is finished first"));
    Q_EMIT stopChosen();
}

} // namespace lockstep

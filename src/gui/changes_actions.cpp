// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_actions.h"

#include "gui/icons.h"
#include "words/row_words.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

ChangesActions::ChangesActions(QWidget *parent)
    : QWidget(parent)
    , m_look(new QPushButton(themedIcon(u"view-refresh"_s), tr("&Look again"), this))
    , m_open(new QPushButton(themedIcon(u"document-open"_s), tr("&Open plan…"), this))
    , m_save(new QPushButton(themedIcon(u"document-save"_s), tr("&Save plan…"), this))
    , m_export(new QToolButton(this))
    , m_runs(new QPushButton(themedIcon(u"view-history"_s), tr("Earlier &runs…"), this))
    , m_write(new QPushButton(themedIcon(u"document-send"_s), {}, this))
{
    m_look->setToolTip(tr("Looks at both sides and makes a new plan. Only reads."));
    m_look->setAccessibleDescription(m_look->toolTip());
    m_open->setToolTip(tr("Shows a plan that was saved before"));
    m_save->setToolTip(tr("Keeps what is included in a file, to write it later or elsewhere"));
    m_runs->setToolTip(tr("What was written when and by whom, and taking it back"));
    addExportMenu();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *button : QList<QWidget *>{m_look, m_open, m_save, m_export, m_runs})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_write);
    connect(m_look, &QPushButton::clicked, this, &ChangesActions::lookChosen);
    connect(m_open, &QPushButton::clicked, this, &ChangesActions::openChosen);
    connect(m_runs, &QPushButton::clicked, this, &ChangesActions::runsChosen);
    connect(m_save, &QPushButton::clicked, this, &ChangesActions::saveChosen);
    connect(m_write, &QPushButton::clicked, this, &ChangesActions::writeChosen);
}

void ChangesActions::addExportMenu()
{
    auto *menu = new QMenu(m_export);
    menu->addAction(tr("For a &spreadsheet…"), this, &ChangesActions::exportChosen);
    menu->addAction(tr("&Exactly as it is, for programs…"), this, &ChangesActions::exactExportChosen);
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setIcon(themedIcon(u"document-export"_s));
    m_export->setText(tr("&Export"));
    m_export->setToolTip(tr("Writes the rows into a table (CSV)"));
    m_export->setFocusPolicy(Qt::StrongFocus);
}

void ChangesActions::showPlan(bool hasPlan)
{
    m_save->setVisible(hasPlan);
    m_export->setVisible(hasPlan);
    m_look->setText(hasPlan ? tr("&Look again") : tr("&Look for changes"));
}

void ChangesActions::showWrite(int changes, bool mayWrite)
{
    m_write->setText(RowWords::writeButton(changes));
    m_write->setEnabled(changes > 0);
    m_write->setVisible(mayWrite);
}

} // namespace lockstep

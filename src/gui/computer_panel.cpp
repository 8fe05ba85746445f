// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/computer_panel.h"

#include <QBoxLayout>
#include <QCheckBox>

namespace lockstep
{

ComputerPanel::ComputerPanel(QWidget *parent)
    : QGroupBox(tr("On this computer"), parent)
    , m_tray(new QCheckBox(tr("&Keep running in the tray when the window is closed"), this))
    , m_login(new QCheckBox(tr("Start Lockstep when I &log in"), this))
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_tray);
    column->addWidget(m_login);
    connect(m_tray, &QCheckBox::clicked, this, &ComputerPanel::stayInTrayChosen);
    connect(m_login, &QCheckBox::clicked, this, &ComputerPanel::startAtLoginChosen);
    show({});
}

void ComputerPanel::show(const Choices &choices)
{
    m_tray->setChecked(choices.staysInTray && choices.hasTray);
    m_tray->setEnabled(choices.hasTray);
    m_tray->setToolTip(choices.hasTray ? tr("Both sides are kept in step while the window is closed.")
                                       : tr("This desktop has no tray, so a hidden window could not be found again."));
    m_tray->setAccessibleDescription(m_tray->toolTip());
    m_login->setChecked(choices.startsAtLogin);
}

} // namespace lockstep

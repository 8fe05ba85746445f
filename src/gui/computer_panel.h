// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>

class QCheckBox;

namespace lockstep
{

/// What the person wants of Lockstep on this computer, whatever the workspace.
class ComputerPanel final : public QGroupBox
{
    Q_OBJECT

public:
    struct Choices {
        bool staysInTray = false;
        /// Without a tray a hidden window could not be found again.
        bool hasTray = false;
        bool startsAtLogin = false;
    };

    explicit ComputerPanel(QWidget *parent = nullptr);

    /// Says nothing of it.
    void show(const Choices &choices);

Q_SIGNALS:
    void stayInTrayChosen(bool stays);
    void startAtLoginChosen(bool starts);

private:
    QCheckBox *m_tray;
    QCheckBox *m_login;
};

} // namespace lockstep

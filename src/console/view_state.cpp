// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/view_state.h"

#include <QStandardPaths>

namespace lockstep
{

ViewState::ViewState()
    : m_file(QString(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                     + QStringLiteral("/lockstep/console.ini")),
             QSettings::IniFormat)
{
}

QByteArray ViewState::value(const QString &name) const { return m_file.value(name).toByteArray(); }

void ViewState::keep(const QString &name, const QByteArray &state) { m_file.setValue(name, state); }

} // namespace lockstep

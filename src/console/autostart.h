// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QStringList>

namespace lockstep
{

/// Whether the desktop starts the console when the person logs in: a file as the Desktop Application Autostart
/// Specification has it. Main thread.
class Autostart
{
public:
    /// In the person's own folder.
    Autostart();
    explicit Autostart(QString folder);

    [[nodiscard]] bool isOn() const;
    /// Starts this program with these arguments, or no longer. BadInput, with the file as subject, where it cannot be
    /// written or removed.
    [[nodiscard]] Result<void> turn(bool on, const QStringList &command) const;
    [[nodiscard]] QString file() const;

private:
    QString m_folder;
};

/// One command line as the value of `Exec` (Desktop Entry Specification, "The Exec key"): quoted for the shell-like
/// rules there, and again for the file.
[[nodiscard]] QString execValue(const QStringList &command);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lockstep
{

/// While it lives, the first SIGINT, SIGTERM or SIGHUP asks to end instead of killing; a second one ends the process at
/// once. Unlike a blocked signal this is not inherited by programs the window starts. One of it, on the main thread.
class CloseOnSignals final : public QObject
{
    Q_OBJECT

public:
    CloseOnSignals();
    CloseOnSignals(const CloseOnSignals &) = delete;
    CloseOnSignals &operator=(const CloseOnSignals &) = delete;
    ~CloseOnSignals() override;

Q_SIGNALS:
    void toldToEnd();
};

} // namespace lockstep

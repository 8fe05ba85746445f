// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace lockstep
{

class MainWindow;
class SyncFlow;

/// Lets the console be measured as a whole by `lockstep-bench`: it does one thing and ends. Main thread.
class Measurement final : public QObject
{
    Q_OBJECT

public:
    Measurement(MainWindow &window, SyncFlow &sync);

    /// `rows`: prints the moment the first rows of the People page are painted, in milliseconds of the
    /// clock all programs share, and ends. `sync`: syncs with the People page open,
    /// prints the longest time the event loop did not get its turn, in milliseconds, and ends.
    void begin(const QString &what);

private:
    void endWithFirstRows();
    void watchSync();
    void beat();

    MainWindow &m_window;
    SyncFlow &m_sync;
    QTimer m_heart;
    QTimer m_end;
    QElapsedTimer m_sinceBeat;
    qint64 m_longestNanoseconds = 0;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/measurement.h"

#include "flows/sync_flow.h"
#include "gui/main_window.h"
#include "models/people_model.h"

#include <QApplication>
#include <QTextStream>

#include <chrono>

namespace lockstep
{

namespace
{

/// For the list to be read anew, which belongs to the sync for whoever looks on.
constexpr int afterSyncMilliseconds = 2000;

} // namespace

Measurement::Measurement(MainWindow &window, SyncFlow &sync)
    : m_window(window)
    , m_sync(sync)
{
}

void Measurement::begin(const QString &what)
{
    m_window.showPage(PageId::People);
    if (what == u"sync")
        watchSync();
    else
        endWithFirstRows();
}

void Measurement::endWithFirstRows()
{
    const auto *model = m_window.findChild<PeopleModel *>();
    const auto look = [this, model] {
        if (!model->rowAt(0))
            return;
        m_window.repaint();
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        QTextStream(stdout) << std::chrono::duration_cast<std::chrono::milliseconds>(now).count() << '\n';
        QApplication::exit();
    };
    connect(model, &QAbstractItemModel::dataChanged, this, look);
    connect(model, &QAbstractItemModel::modelReset, this, look);
    look();
}

void Measurement::watchSync()
{
    connect(&m_heart, &QTimer::timeout, this, &Measurement::beat);
    m_heart.setTimerType(Qt::PreciseTimer);
    m_heart.start(std::chrono::milliseconds(1));
    m_sinceBeat.start();
    m_end.setSingleShot(true);
    m_end.setInterval(afterSyncMilliseconds);
    connect(&m_sync, &SyncFlow::workspaceChanged, &m_end, qOverload<>(&QTimer::start));
    connect(&m_end, &QTimer::timeout, this, [this] {
        QTextStream(stdout) << static_cast<double>(m_longestNanoseconds) / 1e6 << '\n';
        QApplication::exit();
    });
    m_sync.syncCreating(true);
}

/// Whoever takes the event loop longer than the beat is seen in the next one.
void Measurement::beat()
{
    m_longestNanoseconds = qMax(m_longestNanoseconds, m_sinceBeat.nsecsElapsed());
    m_sinceBeat.start();
}

} // namespace lockstep

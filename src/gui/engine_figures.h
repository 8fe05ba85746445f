// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_history.h"

#include <QWidget>

class QBoxLayout;
class QStackedWidget;

namespace lockstep
{

class HistoryChart;
class PlainLabel;

/// How the engine fares: the hour's calls and the queue over time, how long changes took, how old the last full
/// compare is.
class EngineFigures final : public QWidget
{
    Q_OBJECT

public:
    explicit EngineFigures(QWidget *parent = nullptr);

    void showStatus(const EngineStatus &status, Moment now);
    void showHistory(const EngineHistory &history);

private:
    /// A chart, and in its place what would be there.
    struct Plot {
        QStackedWidget *stack;
        HistoryChart *chart;
    };

    [[nodiscard]] Plot newPlot(QBoxLayout &row, const QString &title, HistoryChart *chart);
    [[nodiscard]] QWidget *newFacts();
    void say(PlainLabel &fact, const QString &text);

    Plot m_calls;
    Plot m_queue;
    PlainLabel *m_delay;
    PlainLabel *m_expected;
    PlainLabel *m_compared;
    PlainLabel *m_waiting;
    PlainLabel *m_owner;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_history.h"
#include "gui/colours.h"

#include <QChartView>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QStackedLayout;
class QValueAxis;

namespace lockstep
{

/// One number over time, with a line for what it must not pass. Titles and labels of Qt Charts are rich text: nothing
/// from outside is written there.
class HistoryChart final : public QChartView
{
    Q_OBJECT

public:
    explicit HistoryChart(Tone tone, QWidget *parent = nullptr);

    struct Point {
        Moment at;
        int value = 0;

        friend bool operator==(const Point &, const Point &) = default;
    };
    /// Oldest first.
    void show(const QList<Point> &points, std::optional<int> limit);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    /// The page scrolls, not the chart.
    void wheelEvent(QWheelEvent *event) override;

private:
    void setUpAxes();
    void fitAxes();
    void takeColours();

    Tone m_tone;
    QLineSeries *m_values;
    QAreaSeries *m_area;
    QLineSeries *m_limitLine;
    QDateTimeAxis *m_time;
    QValueAxis *m_count;
    QList<Point> m_points;
    std::optional<int> m_limit;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history_chart.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qint64 minute = 60'000;

QDateTime timeOf(qint64 milliseconds) { return QDateTime::fromMSecsSinceEpoch(milliseconds); }

} // namespace

HistoryChart::HistoryChart(Tone tone, QWidget *parent)
    : QChartView(parent)
    , m_tone(tone)
    , m_values(new QLineSeries(this))
    , m_area(new QAreaSeries(m_values))
    , m_limitLine(new QLineSeries(this))
    , m_time(new QDateTimeAxis(this))
    , m_count(new QValueAxis(this))
{
    QChart *made = chart();
    made->legend()->hide();
    made->setAnimationOptions(QChart::NoAnimation);
    made->setMargins(QMargins());
    made->layout()->setContentsMargins(0, 0, 0, 0);
    made->setBackgroundRoundness(0);
    setRenderHint(QPainter::Antialiasing);
    setInteractive(false);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    made->addSeries(m_area);
    made->addSeries(m_limitLine);
    setUpAxes();
    takeColours();
}

void HistoryChart::setUpAxes()
{
    QChart *made = chart();
    m_time->setFormat(QLocale().timeFormat(QLocale::ShortFormat));
    m_time->setTickCount(4);
    m_count->setLabelFormat(u"%d"_s);
    made->addAxis(m_time, Qt::AlignBottom);
    made->addAxis(m_count, Qt::AlignLeft);
    for (QAbstractSeries *series :
         {static_cast<QAbstractSeries *>(m_area), static_cast<QAbstractSeries *>(m_limitLine)}) {
        series->attachAxis(m_time);
        series->attachAxis(m_count);
    }
}

void HistoryChart::show(const QList<Point> &points, std::optional<int> limit)
{
    if (m_points == points && m_limit == limit)
        return;
    m_points = points;
    m_limit = limit;
    QList<QPointF> values;
    for (const Point &point : points)
        values.append(QPointF(static_cast<double>(point.at.milliseconds()), point.value));
    m_values->replace(values);
    fitAxes();
}

void HistoryChart::fitAxes()
{
    if (m_points.isEmpty())
        return;
    const qint64 first = m_points.constFirst().at.milliseconds();
    const qint64 last = std::max(m_points.constLast().at.milliseconds(), first + minute);
    m_time->setRange(timeOf(first), timeOf(last));
    const auto most = std::ranges::max_element(m_points, {}, &Point::value);
    // Round steps: whole numbers, and room above the highest.
    m_count->setRange(0, std::max({4, most->value, m_limit.value_or(0)}) * 1.05);
    m_count->applyNiceNumbers();
    if (m_limit)
        m_limitLine->replace(
            {QPointF(static_cast<double>(first), *m_limit), QPointF(static_cast<double>(last), *m_limit)});
    m_limitLine->setVisible(m_limit.has_value());
}

void HistoryChart::takeColours()
{
    const QPalette colours = parentWidget() ? parentWidget()->palette() : palette();
    const QColor quiet = colourOf(Tone::Quiet, colours);
    QColor grid = quiet;
    grid.setAlphaF(0.25F);
    const QColor line = colourOf(m_tone, colours);
    QColor fill = line;
    fill.setAlphaF(0.2F);
    chart()->setBackgroundBrush(colours.color(QPalette::Window));
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(colours.color(QPalette::Window));
    m_area->setBrush(fill);
    m_area->setPen(QPen(line, 1.5));
    m_limitLine->setPen(QPen(colourOf(Tone::Bad, colours), 1, Qt::DashLine));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_count)}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(colours.color(QPalette::WindowText));
        axis->setGridLineColor(grid);
        axis->setLinePenColor(quiet);
    }
}

QSize HistoryChart::sizeHint() const { return {fontMetrics().averageCharWidth() * 50, fontMetrics().height() * 9}; }

QSize HistoryChart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 28, fontMetrics().height() * 9};
}

void HistoryChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        takeColours();
}

void HistoryChart::wheelEvent(QWheelEvent *event) { event->ignore(); }

} // namespace lockstep

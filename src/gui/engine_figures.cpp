// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/engine_figures.h"

#include "domain/engine_notice.h"
#include "gui/history_chart.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/engine_words.h"
#include "words/progress_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QGroupBox>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

using Points = QList<HistoryChart::Point>;

/// A line needs two ends.
constexpr qsizetype leastPoints = 2;

Points pointsOf(const QList<EngineSample> &samples, int EngineSample::*value)
{
    Points points;
    for (const EngineSample &sample : samples)
        points.append({.at = sample.at, .value = sample.*value});
    return points;
}

/// For those who do not see the picture.
QString inWords(const Points &points)
{
    if (points.isEmpty())
        return {};
    const auto most = std::ranges::max_element(points, {}, &HistoryChart::Point::value);
    //: %1 and %2 are numbers, %3 a time
    return EngineFigures::tr("Now %1; at most %2, at %3")
        .arg(ValueWords::number(points.constLast().value), ValueWords::number(most->value),
             ValueWords::dateTime(most->at));
}

} // namespace

EngineFigures::EngineFigures(QWidget *parent)
    : QWidget(parent)
    , m_delay(new PlainLabel(this))
    , m_expected(new PlainLabel(this))
    , m_compared(new PlainLabel(this))
    , m_waiting(new PlainLabel(this))
    , m_owner(new PlainLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_calls = newPlot(*row, tr("Calls to Mautic in the hour before"), new HistoryChart(Tone::Note, this));
    m_queue = newPlot(*row, tr("People who wait for their turn"), new HistoryChart(Tone::Waiting, this));
    row->addWidget(newFacts(), 1);
    showHistory({});
    showStatus({}, {});
}

EngineFigures::Plot EngineFigures::newPlot(QBoxLayout &row, const QString &title, HistoryChart *chart)
{
    auto *group = new QGroupBox(title, this);
    auto *empty = new PlainLabel(tr("Drawn once it has worked for some minutes."), this);
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignCenter);
    auto *stack = new QStackedWidget(group);
    stack->addWidget(empty);
    stack->addWidget(chart);
    chart->setAccessibleName(title);
    (new QVBoxLayout(group))->addWidget(stack);
    row.addWidget(group, 1);
    return {.stack = stack, .chart = chart};
}

QWidget *EngineFigures::newFacts()
{
    auto *group = new QGroupBox(tr("How long it takes"), this);
    auto *form = new QFormLayout(group);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(fontMetrics().height() / 4);
    QFont bold = font();
    bold.setBold(true);
    const std::pair<QString, PlainLabel *> rows[] = {{tr("From the application to Mautic"), m_delay},
                                                     {tr("A change made now"), m_expected},
                                                     {tr("Last full compare"), m_compared},
                                                     {tr("Waiting"), m_waiting},
                                                     {tr("Run by"), m_owner}};
    for (const auto &[title, fact] : rows) {
        auto *label = new PlainLabel(title, group);
        label->setFont(bold);
        fact->setWordWrap(true);
        fact->setMinimumWidth(fontMetrics().averageCharWidth() * 22);
        fact->setAccessibleName(title);
        form->addRow(label, fact);
    }
    return group;
}

void EngineFigures::say(PlainLabel &fact, const QString &text)
{
    fact.setText(text.isEmpty() ? tr("not known yet") : text);
}

void EngineFigures::showStatus(const EngineStatus &status, Moment now)
{
    const bool isOff = stateAt(status, now) == EngineState::Off;
    const bool isForecast = !isOff && status.expectedDelay.count() > 0;
    say(*m_expected, isForecast ? tr("there in about %1").arg(ValueWords::duration(status.expectedDelay)) : QString());
    if (status.comparing && !isOff)
        say(*m_compared, tr("goes on: %1").arg(ProgressWords::sentence(*status.comparing)));
    else
        say(*m_compared, status.lastFullCompare ? ValueWords::ago(*status.lastFullCompare, now) : QString());
    const QStringList lines = EngineWords::queueLines(status.queue);
    m_waiting->setText(lines.isEmpty() ? tr("nobody") : lines.join(u'\n'));
    m_owner->setText(isOff || status.owner.isEmpty() ? tr("nobody") : oneLine(status.owner));
}

void EngineFigures::showHistory(const EngineHistory &history)
{
    const auto show = [](const Plot &plot, const Points &points, std::optional<int> limit) {
        plot.chart->show(points, limit);
        plot.chart->setAccessibleDescription(inWords(points));
        plot.stack->setCurrentIndex(points.size() >= leastPoints ? 1 : 0);
    };
    show(m_calls, pointsOf(history.samples, &EngineSample::requests), history.requestsPerHour);
    show(m_queue, pointsOf(history.samples, &EngineSample::waiting), std::nullopt);
    say(*m_delay, EngineWords::delay(history.delay));
}

} // namespace lockstep

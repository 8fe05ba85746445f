// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview_page.h"

#include "gui/budget_meter.h"
#include "gui/engine_bar.h"
#include "gui/engine_figures.h"
#include "gui/failure_list.h"
#include "gui/guard_card.h"
#include "gui/icons.h"
#include "gui/overview_texts.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/side_card.h"
#include "gui/state_tile.h"
#include "words/engine_words.h"
#include "words/overview_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

// Both rows of tiles are as wide as each other.
constexpr int gridColumns = 15;
constexpr int largeTiles = 3;
constexpr int smallTiles = 5;

/// Those that end after both sides answered.
bool hasLooked(const Run &run)
{
    return run.finishedAt && (run.state == RunState::Done || run.state == RunState::DoneWithCases);
}

} // namespace

OverviewPage::OverviewPage(RunsModel &runs, QWidget *parent)
    : QWidget(parent)
    , m_headline(new PlainLabel(this))
    , m_reasons(new PlainLabel(this))
    , m_look(new QPushButton(themedIcon(u"view-refresh"_s), tr("&Look for changes"), this))
    , m_sync(new QPushButton(themedIcon(u"document-send"_s), tr("S&ync now"), this))
    , m_problem(new ProblemBar(this))
    , m_engine(new EngineBar(this))
    , m_guard(new GuardCard(this))
    , m_failures(new FailureList(this))
    , m_figures(new EngineFigures(this))
    , m_runs(new QTableView(this))
    , m_mautic(new SideCard(tr("Mautic"), this))
    , m_users(new SideCard(tr("Application"), this))
    , m_budget(new BudgetMeter(this))
{
    m_runs->setModel(&runs);
    layOut();
    showHeadline();
    connect(m_look, &QPushButton::clicked, this, &OverviewPage::planWanted);
    connect(m_sync, &QPushButton::clicked, this, &OverviewPage::syncWanted);
    connectEngine();
}

void OverviewPage::connectEngine()
{
    connect(m_engine, &EngineBar::pauseChosen, this, &OverviewPage::pauseChosen);
    connect(m_engine, &EngineBar::resumeChosen, this, &OverviewPage::resumeChosen);
    connect(m_engine, &EngineBar::connectionsChosen, this, &OverviewPage::connectionsWanted);
    connect(m_guard, &GuardCard::planWanted, this, &OverviewPage::planWanted);
    connect(m_failures, &FailureList::tryAgainChosen, this, &OverviewPage::tryAgainChosen);
    connect(m_failures, &FailureList::peopleWanted, this, &OverviewPage::failingWanted);
}

QWidget *OverviewPage::newTop()
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.5);
    m_headline->setFont(larger);
    m_headline->setWordWrap(true);
    m_reasons->setWordWrap(true);
    m_look->setToolTip(tr("Shows what a sync would write. Only reads."));
    m_sync->setToolTip(tr("Looks at both sides and writes at once what can be written without a person."));
    for (QPushButton *button : {m_look, m_sync})
        button->setAccessibleDescription(button->toolTip());
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_headline);
    texts->addWidget(m_reasons);
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(texts, 1);
    row->addWidget(m_look, 0, Qt::AlignTop);
    row->addWidget(m_sync, 0, Qt::AlignTop);
    return top;
}

void OverviewPage::layOut()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(fontMetrics().height() * 2 / 3);
    for (QWidget *part : QList<QWidget *>{m_problem, newTop(), m_engine, m_guard, newTiles(), m_failures, m_figures,
                                          newRuns(), newSides()})
        column->addWidget(part);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

QWidget *OverviewPage::newTiles()
{
    auto *tiles = new QWidget(this);
    tiles->setAccessibleName(tr("How people stand"));
    auto *grid = new QGridLayout(tiles);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int column = 0; column < gridColumns; ++column)
        grid->setColumnStretch(column, 1);
    for (const PersonState state : {PersonState::InStep, PersonState::Excluded, PersonState::Failing})
        addTile(*grid, {state}, true);
    addTile(*grid, {PersonState::Differs}, false);
    addTile(*grid, {PersonState::NotLinked}, false);
    addTile(*grid, {PersonState::Waiting}, false);
    addTile(*grid, {PersonState::Ambiguous, PersonState::Conflict}, false);
    addTile(*grid, {PersonState::OnlyInMautic}, false);
    return tiles;
}

void OverviewPage::addTile(QGridLayout &grid, const QList<PersonState> &states, bool hasReason)
{
    TileText text = tileText(states);
    text.hasReason = hasReason;
    auto *tile = new StateTile(text, this);
    const auto place = static_cast<int>(m_tiles.size());
    const int perRow = hasReason ? largeTiles : smallTiles;
    const int span = gridColumns / perRow;
    const int inRow = hasReason ? place : place - largeTiles;
    grid.addWidget(tile, hasReason ? 0 : 1, inRow * span, 1, span);
    m_tiles.append({.tile = tile, .states = states});
    connect(tile, &QAbstractButton::clicked, this, [this, states] { Q_EMIT peopleWanted(states); });
}

QWidget *OverviewPage::newRuns()
{
    m_runs->setAccessibleName(tr("Last runs"));
    m_runs->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_runs->setSelectionMode(QAbstractItemView::SingleSelection);
    m_runs->setAlternatingRowColors(true);
    m_runs->setShowGrid(false);
    m_runs->setWordWrap(false);
    m_runs->setTabKeyNavigation(false);
    m_runs->verticalHeader()->hide();
    m_runs->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_runs->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_runs->horizontalHeader()->setHighlightSections(false);
    m_runs->horizontalHeader()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    static constexpr int widths[runColumnCount] = {23, 20, 22, 16, 16};
    for (int column = 0; column < runColumnCount; ++column)
        m_runs->setColumnWidth(column, widths[column] * character);
    m_runs->setMinimumHeight(fontMetrics().height() * 7);
    auto *runs = new QGroupBox(tr("Last runs"), this);
    (new QVBoxLayout(runs))->addWidget(m_runs);
    return runs;
}

QWidget *OverviewPage::newSides()
{
    auto *change = new QPushButton(tr("&Connections…"), this);
    connect(change, &QPushButton::clicked, this, &OverviewPage::connectionsWanted);
    auto *sides = new QGroupBox(tr("Both sides"), this);
    auto *row = new QHBoxLayout(sides);
    row->setSpacing(fontMetrics().height());
    row->addWidget(m_mautic, 1, Qt::AlignTop);
    row->addWidget(m_users, 1, Qt::AlignTop);
    auto *hour = new QVBoxLayout;
    hour->addWidget(new PlainLabel(tr("Calls of this hour"), this));
    hour->addWidget(m_budget);
    hour->addStretch();
    row->addLayout(hour);
    row->addWidget(change, 0, Qt::AlignTop);
    return sides;
}

void OverviewPage::showCounts(const PeopleCounts &counts)
{
    m_counts = counts;
    for (const Tile &each : std::as_const(m_tiles)) {
        qint64 count = 0;
        for (const PersonState state : each.states)
            count += counts.of(state);
        each.tile->showCount(count);
    }
    showReasons();
    showHeadline();
}

void OverviewPage::showOverview(const WorkspaceOverview &overview, Moment now)
{
    m_overview = overview;
    m_now = now;
    m_budget->show(overview.requestsSpent, 0, overview.requestsPerHour);
    static_cast<RunsModel *>(m_runs->model())->show(overview.runs, overview.takenBack);
    if (!overview.runs.isEmpty() && hasLooked(overview.runs.constFirst()))
        m_errors.clear();
    showHeadline();
    showSides();
}

void OverviewPage::showEngine(const EngineStatus &status, Moment now)
{
    m_engine->show(status, now);
    m_guard->show(status);
    m_figures->showStatus(status, now);
}

void OverviewPage::showReport(const EngineReport &report, Moment now)
{
    m_failures->show(report.failures, now);
    if (m_report.history != report.history)
        m_figures->showHistory(report.history);
    m_report = report;
    showReasons();
}

void OverviewPage::showReasons()
{
    for (const Tile &each : std::as_const(m_tiles)) {
        const PersonState state = each.states.constFirst();
        if (state == PersonState::InStep && m_counts)
            each.tile->showReason(OverviewWords::share(*m_counts));
        else if (state == PersonState::Excluded || state == PersonState::Failing)
            each.tile->showReason(EngineWords::reasons(state, m_report.situations));
    }
}

void OverviewPage::showHeadline()
{
    const QList<Run> &runs = m_overview.runs;
    if (!m_counts || std::none_of(runs.cbegin(), runs.cend(), hasLooked)) {
        m_headline->setText(OverviewWords::notLookedYet());
        m_reasons->setText(OverviewWords::notLookedYetExplanation());
        return;
    }
    m_headline->setText(OverviewWords::headline(*m_counts));
    const QStringList reasons = OverviewWords::reasons(*m_counts);
    m_reasons->setText(reasons.join(u'\n'));
    m_reasons->setVisible(!reasons.isEmpty());
}

void OverviewPage::showSides()
{
    const QList<Run> &runs = m_overview.runs;
    const auto looked = std::find_if(runs.cbegin(), runs.cend(), hasLooked);
    const QString since = looked == runs.cend() ? QString() : ValueWords::ago(*looked->finishedAt, m_now);
    const auto show = [&](SideCard &card, Side side, const QString &address) {
        card.show({.address = address,
                   .since = since,
                   .error = m_errors.contains(side) ? std::optional(m_errors.value(side)) : std::nullopt});
    };
    show(*m_mautic, Side::Mautic, m_overview.mautic);
    show(*m_users, Side::Application, m_overview.users);
}

void OverviewPage::showError(const Error &error)
{
    if (const auto side = sideOf(error.kind))
        m_errors.insert(*side, error);
    m_problem->show(error);
    showSides();
}

void OverviewPage::setRunning(bool isRunning)
{
    m_look->setEnabled(!isRunning);
    m_sync->setEnabled(!isRunning);
    if (isRunning)
        m_problem->clear();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_report.h"
#include "domain/workspace_overview.h"
#include "models/runs_model.h"

#include <QWidget>

class QGridLayout;
class QPushButton;
class QTableView;

namespace lockstep
{

class BudgetMeter;
class EngineBar;
class EngineFigures;
class FailureList;
class GuardCard;
class PlainLabel;
class ProblemBar;
class SideCard;
class StateTile;

/// Are we in step, and if not, why? Each number leads to the people behind it; with it what the engine does, what waits
/// for a decision and why people fail; below it how the engine fares, the last runs, both sides and the calls of this
/// hour.
class OverviewPage final : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit OverviewPage(RunsModel &runs, QWidget *parent = nullptr);

    void showCounts(const PeopleCounts &counts);
    /// `now` is what times are told against.
    void showOverview(const WorkspaceOverview &overview, Moment now);
    void showEngine(const EngineStatus &status, Moment now);
    void showReport(const EngineReport &report, Moment now);
    /// What a run met; a side that answers again is shown by the next overview.
    void showError(const Error &error);
    /// Buttons that begin a run are off while one goes on.
    void setRunning(bool isRunning);

Q_SIGNALS:
    void planWanted();
    void syncWanted();
    void peopleWanted(const QList<lockstep::PersonState> &states);
    void connectionsWanted();
    void pauseChosen();
    void resumeChosen();
    void tryAgainChosen(const lockstep::FailureGroup &group);
    void failingWanted(const lockstep::FailureGroup &group);

private:
    void layOut();
    [[nodiscard]] QWidget *newTop();
    [[nodiscard]] QWidget *newTiles();
    /// With its reasons, the tile takes more of the row.
    void addTile(QGridLayout &grid, const QList<PersonState> &states, bool hasReason);
    void connectEngine();
    [[nodiscard]] QWidget *newSides();
    [[nodiscard]] QWidget *newRuns();
    void showHeadline();
    void showSides();
    void showReasons();

    struct Tile {
        StateTile *tile;
        QList<PersonState> states;
    };

    PlainLabel *m_headline;
    PlainLabel *m_reasons;
    QPushButton *m_look;
    QPushButton *m_sync;
    ProblemBar *m_problem;
    EngineBar *m_engine;
    GuardCard *m_guard;
    FailureList *m_failures;
    EngineFigures *m_figures;
    QTableView *m_runs;
    SideCard *m_mautic;
    SideCard *m_users;
    BudgetMeter *m_budget;
    QList<Tile> m_tiles;
    std::optional<PeopleCounts> m_counts;
    WorkspaceOverview m_overview;
    EngineReport m_report;
    Moment m_now;
    QMap<Side, Error> m_errors;
};

} // namespace lockstep

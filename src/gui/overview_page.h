// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "domain/workspace_overview.h"
#include "models/runs_model.h"

#include <QWidget>

class QGridLayout;
class QPushButton;
class QTableView;

namespace lockstep
{

class BudgetMeter;
class PlainLabel;
class ProblemBar;
class SideCard;
class StateTile;

/// Are we in step, and if not, why? Each number leads to the people behind it; below it the last runs, both sides and
/// the calls of this hour.
class OverviewPage final : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit OverviewPage(RunsModel &runs, QWidget *parent = nullptr);

    void showCounts(const PeopleCounts &counts);
    /// `now` is what times are told against.
    void showOverview(const WorkspaceOverview &overview, Moment now);
    /// What a run met; a side that answers again is shown by the next overview.
    void showError(const Error &error);
    /// Buttons that begin a run are off while one goes on.
    void setRunning(bool isRunning);

Q_SIGNALS:
    void planWanted();
    void syncWanted();
    void peopleWanted(const QList<lockstep::PersonState> &states);
    void connectionsWanted();

private:
    void layOut();
    [[nodiscard]] QWidget *newTiles();
    void addTile(QGridLayout &grid, const QList<PersonState> &states);
    [[nodiscard]] QWidget *newSides();
    [[nodiscard]] QWidget *newRuns();
    void showHeadline();
    void showSides();

    struct Tile {
        StateTile *tile;
        QList<PersonState> states;
    };

    PlainLabel *m_headline;
    PlainLabel *m_reasons;
    QPushButton *m_look;
    QPushButton *m_sync;
    ProblemBar *m_problem;
    QTableView *m_runs;
    SideCard *m_mautic;
    SideCard *m_users;
    BudgetMeter *m_budget;
    QList<Tile> m_tiles;
    std::optional<PeopleCounts> m_counts;
    WorkspaceOverview m_overview;
    Moment m_now;
    QMap<Side, Error> m_errors;
};

} // namespace lockstep

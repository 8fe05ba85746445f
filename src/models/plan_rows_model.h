// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_name.h"
#include "domain/plan_choice.h"
#include "domain/run_result.h"

#include <QAbstractTableModel>
#include <QMap>
#include <QTimer>

#include <functional>

namespace lockstep
{

enum class PlanColumn { Included, Outcome, Kind, Person, Change, Risk, Reason, What };
inline constexpr int planColumnCount = 8;

/// One row as it is shown; points into the model.
struct PlanRowView {
    const PlanRow &row;
    RowChoice choice = RowChoice::Included;
    /// Nothing where it was not begun.
    std::optional<RowOutcome> outcome = std::nullopt;
    /// Nothing where it is not known yet, or nobody is meant.
    std::optional<PersonName> person = std::nullopt;
    bool isFinal = false;
};

/// How people read it; given by those who have the words.
struct PlanTexts {
    std::function<QString(PlanColumn)> title;
    std::function<QString(const PlanRowView &, PlanColumn)> text;
    std::function<QVariant(const PlanRowView &, PlanColumn)> decoration;
    std::function<QString(const PlanRowView &, PlanColumn)> toolTip;
};

/// The rows of a plan, in the order they are written; which of them are left out, and what became of each. Names of
/// people are asked for as they are looked at.
class PlanRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Whether rows can be left out, are being written, or were.
    enum class Phase { Choosing, Writing, Written };

    explicit PlanRowsModel(QObject *parent = nullptr);

    void setTexts(PlanTexts texts);
    void showPlan(const QList<PlanRow> &rows);
    void showPhase(Phase phase);
    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Rows of this kind only; nothing: all.
    void showKind(std::optional<PlanRowKind> kind);
    /// By place in the plan.
    void addOutcomes(const QList<RowOutcome> &outcomes);
    void addNames(const QList<PersonName> &names);
    /// Of rows by their place in this model.
    void choose(const QList<int> &rows, bool isIncluded);
    void chooseAllShown(bool isIncluded);

    [[nodiscard]] const PlanChoice &choice() const { return m_choice; }
    [[nodiscard]] QMap<PlanRowKind, int> countsByKind() const;
    /// Of the rows shown: all, none, or some are included.
    [[nodiscard]] Qt::CheckState shownChoice() const;
    [[nodiscard]] PlanRowView viewOf(int row) const;
    [[nodiscard]] bool hasOutcomes() const { return !m_outcomes.isEmpty(); }
    [[nodiscard]] QList<RowOutcome> outcomes() const { return m_outcomes.values(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void choiceChanged();
    /// Of rows somebody looks at; to be answered by `addNames`.
    void peopleNeeded(const QList<lockstep::AppUserId> &users);

private:
    [[nodiscard]] QVariant checkState(int row) const;
    [[nodiscard]] int positionOf(int row) const { return m_shown.at(row); }
    void wantName(int row) const;
    void askForNames();
    void collectShown();
    void touchAll();

    PlanTexts m_texts;
    PlanChoice m_choice;
    Phase m_phase = Phase::Choosing;
    std::optional<PlanRowKind> m_kind;
    /// Places in the plan, ascending.
    QList<int> m_shown;
    QHash<int, RowOutcome> m_outcomes;
    QHash<AppUserId, PersonName> m_names;
    QSet<AppUserId> m_asked;
    mutable int m_wantedFrom = -1;
    mutable QTimer m_ask;
};

} // namespace lockstep

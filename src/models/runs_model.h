// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_undo.h"

#include <QAbstractTableModel>

#include <functional>

namespace lockstep
{

enum class RunColumn { When, Kind, Ended, Who, Wrote };
inline constexpr int runColumnCount = 5;

/// How people read it; given by those who have the words.
struct RunTexts {
    std::function<QString(RunColumn)> title;
    std::function<QString(const Run &, RunColumn)> text;
    std::function<QVariant(const Run &, RunColumn)> decoration;
    std::function<QString(const Run &, RunColumn)> toolTip;
    /// How it ended, with how far it was taken back.
    std::function<QString(const QString &ended, const RunTakenBack &)> takenBack;
    std::function<QString(const RunTakenBack &)> takenBackToolTip;
};

/// The last runs, newest first.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(RunTexts texts);
    void show(const QList<Run> &runs, const QMap<qint64, RunTakenBack> &takenBack = {});
    [[nodiscard]] const Run &at(int row) const { return m_runs.at(row); }
    /// -1 where it is not among them.
    [[nodiscard]] int rowOf(RunId run) const;
    /// Nothing where nobody took the run back.
    [[nodiscard]] std::optional<RunTakenBack> takenBack(RunId run) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textOf(const Run &run, RunColumn column) const;
    [[nodiscard]] QString toolTipOf(const Run &run, RunColumn column) const;

    RunTexts m_texts;
    QList<Run> m_runs;
    QMap<qint64, RunTakenBack> m_takenBack;
};

} // namespace lockstep

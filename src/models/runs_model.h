// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run.h"

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
};

/// The last runs, newest first.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(RunTexts texts);
    void show(const QList<Run> &runs);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    RunTexts m_texts;
    QList<Run> m_runs;
};

} // namespace lockstep

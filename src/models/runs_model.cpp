// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs_model.h"

#include "models/plain_text.h"

#include <algorithm>

namespace lockstep
{

void RunsModel::setTexts(RunTexts texts)
{
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

void RunsModel::show(const QList<Run> &runs, const QMap<qint64, RunTakenBack> &takenBack)
{
    if (runs == m_runs && takenBack == m_takenBack)
        return;
    beginResetModel();
    m_runs = runs;
    m_takenBack = takenBack;
    endResetModel();
}

int RunsModel::rowOf(RunId run) const
{
    const auto found = std::find_if(m_runs.cbegin(), m_runs.cend(), [run](const Run &each) { return each.id == run; });
    return found == m_runs.cend() ? -1 : static_cast<int>(found - m_runs.cbegin());
}

std::optional<RunTakenBack> RunsModel::takenBack(RunId run) const
{
    const auto found = m_takenBack.constFind(run.value);
    return found == m_takenBack.constEnd() ? std::nullopt : std::optional(*found);
}

QString RunsModel::textOf(const Run &run, RunColumn column) const
{
    const QString text = m_texts.text ? m_texts.text(run, column) : QString();
    const auto undone = takenBack(run.id);
    return undone && column == RunColumn::Ended && m_texts.takenBack ? m_texts.takenBack(text, *undone) : text;
}

QString RunsModel::toolTipOf(const Run &run, RunColumn column) const
{
    const QString text = m_texts.toolTip ? m_texts.toolTip(run, column) : QString();
    const auto undone = takenBack(run.id);
    return undone && column == RunColumn::Ended && m_texts.takenBackToolTip ? m_texts.takenBackToolTip(*undone) : text;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : runColumnCount; }

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Run &run = m_runs.at(index.row());
    const auto column = static_cast<RunColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(textOf(run, column));
    case Qt::ToolTipRole:
        return plainToolTip(toolTipOf(run, column));
    case Qt::DecorationRole:
        return m_texts.decoration ? m_texts.decoration(run, column) : QVariant();
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_texts.title)
        return {};
    return m_texts.title(static_cast<RunColumn>(section));
}

} // namespace lockstep

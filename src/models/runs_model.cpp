// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs_model.h"

#include "models/plain_text.h"

namespace lockstep
{

void RunsModel::setTexts(RunTexts texts)
{
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

void RunsModel::show(const QList<Run> &runs)
{
    if (runs == m_runs)
        return;
    beginResetModel();
    m_runs = runs;
    endResetModel();
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
        return m_texts.text ? oneLine(m_texts.text(run, column)) : QString();
    case Qt::ToolTipRole:
        return m_texts.toolTip ? plainToolTip(m_texts.toolTip(run, column)) : QString();
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

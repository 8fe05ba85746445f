// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decisions_model.h"

#include "models/plain_text.h"

namespace lockstep
{

DecisionsModel::DecisionsModel(DecisionTexts texts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_texts(std::move(texts))
{
}

void DecisionsModel::show(const QList<Resolution> &resolutions)
{
    if (m_resolutions == resolutions)
        return;
    beginResetModel();
    m_resolutions = resolutions;
    endResetModel();
}

void DecisionsModel::addNames(const QList<PersonName> &names)
{
    for (const PersonName &name : names)
        m_names.insert(name.user, name);
    const int column = static_cast<int>(DecisionColumn::User);
    if (!m_resolutions.isEmpty())
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

QString DecisionsModel::textOf(const Resolution &resolution, DecisionColumn column) const
{
    const auto name = m_names.constFind(resolution.user);
    const bool isNamed = column == DecisionColumn::User && name != m_names.constEnd();
    return isNamed ? m_texts.user(*name) : m_texts.text(resolution, column);
}

int DecisionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_resolutions.size());
}

int DecisionsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : decisionColumnCount; }

QVariant DecisionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<DecisionColumn>(index.column());
    if (role == Qt::DisplayRole)
        return oneLine(textOf(at(index.row()), column));
    if (role == Qt::ToolTipRole)
        return plainToolTip(m_texts.toolTip(at(index.row()), column));
    return {};
}

QVariant DecisionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_texts.title(static_cast<DecisionColumn>(section));
}

} // namespace lockstep

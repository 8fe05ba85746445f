// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alike_model.h"

#include "models/plain_text.h"

namespace lockstep
{

AlikeModel::AlikeModel(AlikeTexts texts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_texts(std::move(texts))
{
}

void AlikeModel::show(const QList<AlikeCase> &cases)
{
    beginResetModel();
    m_cases = cases;
    endResetModel();
}

QList<qint64> AlikeModel::included() const
{
    QList<qint64> numbers;
    for (const AlikeCase &each : m_cases) {
        if (each.obstacle == OfferObstacle::None)
            numbers.append(each.row.open.id);
    }
    return numbers;
}

int AlikeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cases.size());
}

int AlikeModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : alikeColumnCount; }

QVariant AlikeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AlikeCase &each = m_cases.at(index.row());
    const auto column = static_cast<AlikeColumn>(index.column());
    if (role == Qt::DisplayRole)
        return oneLine(m_texts.text(each, column));
    if (role == Qt::ToolTipRole)
        return plainToolTip(m_texts.text(each, column));
    if (role == Qt::ForegroundRole && each.obstacle != OfferObstacle::None)
        return m_texts.paleColour();
    return {};
}

QVariant AlikeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_texts.title(static_cast<AlikeColumn>(section));
}

} // namespace lockstep

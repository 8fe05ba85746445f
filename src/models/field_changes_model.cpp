// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/field_changes_model.h"

#include "models/plain_text.h"

namespace lockstep
{

void FieldChangesModel::setTexts(FieldChangeTexts texts)
{
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

void FieldChangesModel::show(const QList<FieldChange> &changes)
{
    beginResetModel();
    m_changes = changes;
    endResetModel();
}

int FieldChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int FieldChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : fieldChangeColumnCount;
}

QString FieldChangesModel::textOf(const FieldChange &change, FieldChangeColumn column) const
{
    switch (column) {
    case FieldChangeColumn::Field:
        return change.alias;
    case FieldChangeColumn::Before:
        return change.before.isEmpty() ? m_texts.empty : change.before;
    case FieldChangeColumn::After:
        return change.after.isEmpty() ? m_texts.empty : change.after;
    case FieldChangeColumn::Reason:
        return m_texts.reason ? m_texts.reason(change.reason) : QString();
    }
    return {};
}

QVariant FieldChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = textOf(m_changes.at(index.row()), static_cast<FieldChangeColumn>(index.column()));
    if (role == Qt::DisplayRole)
        return oneLine(text);
    return role == Qt::ToolTipRole ? plainToolTip(text) : QVariant();
}

QVariant FieldChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_texts.title)
        return {};
    return m_texts.title(static_cast<FieldChangeColumn>(section));
}

} // namespace lockstep

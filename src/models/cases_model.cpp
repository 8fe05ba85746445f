// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cases_model.h"

#include "models/plain_text.h"

namespace lockstep
{

void CasesModel::setTexts(CaseTexts texts)
{
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

void CasesModel::show(const QList<CaseRow> &cases)
{
    beginResetModel();
    m_cases = cases;
    collectShown();
    endResetModel();
}

void CasesModel::showKind(std::optional<CaseKind> kind)
{
    beginResetModel();
    m_kind = kind;
    collectShown();
    endResetModel();
}

void CasesModel::collectShown()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        if (!m_kind || m_cases.at(i).open.content.kind == *m_kind)
            m_shown.append(static_cast<int>(i));
    }
}

QMap<CaseKind, int> CasesModel::countsByKind() const
{
    QMap<CaseKind, int> counts;
    for (const CaseRow &each : m_cases)
        ++counts[each.open.content.kind];
    return counts;
}

int CasesModel::rowOf(qint64 caseNumber) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).open.id == caseNumber)
            return row;
    }
    return -1;
}

int CasesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CasesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : caseColumnCount; }

QVariant CasesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<CaseColumn>(index.column());
    if (role == Qt::DisplayRole && m_texts.text)
        return oneLine(m_texts.text(at(index.row()), column));
    if (role == Qt::ToolTipRole && m_texts.toolTip)
        return plainToolTip(m_texts.toolTip(at(index.row()), column));
    return {};
}

QVariant CasesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_texts.title)
        return {};
    return m_texts.title(static_cast<CaseColumn>(section));
}

} // namespace lockstep

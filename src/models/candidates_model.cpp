// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/candidates_model.h"

#include "models/person_fields_model.h"
#include "models/plain_text.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int nameColumn = 0;
constexpr int userColumn = 1;
constexpr int firstCandidate = 2;

/// Fields that nobody holds anything in tell nothing.
bool isSaid(const PersonField &field, const QList<CaseCandidate> &candidates)
{
    return !field.app.value_or(QString()).isEmpty()
        || std::any_of(candidates.cbegin(), candidates.cend(), [&field](const CaseCandidate &candidate) {
               return !candidate.fields.value(field.alias).isEmpty();
           });
}

} // namespace

CandidatesModel::CandidatesModel(CandidateTexts texts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_texts(std::move(texts))
{
}

void CandidatesModel::show(const QList<PersonField> &user, const QList<CaseCandidate> &candidates)
{
    beginResetModel();
    m_candidates = candidates;
    std::sort(m_candidates.begin(), m_candidates.end(),
              [](const CaseCandidate &a, const CaseCandidate &b) { return a.contact.value < b.contact.value; });
    m_rows.clear();
    for (const PersonField &field : user) {
        if (isSaid(field, candidates))
            m_rows.append({.alias = field.alias, .name = m_texts.fieldName(field), .user = field.app});
    }
    endResetModel();
}

int CandidatesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_candidates.isEmpty() ? 0 : static_cast<int>(m_rows.size()) + candidateFactCount;
}

int CandidatesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstCandidate + static_cast<int>(m_candidates.size());
}

std::optional<CandidateFact> CandidatesModel::factOf(const QModelIndex &index) const
{
    const auto fields = static_cast<int>(m_rows.size());
    return index.row() < fields ? std::nullopt : std::optional(static_cast<CandidateFact>(index.row() - fields));
}

QString CandidatesModel::valueOf(const std::optional<QString> &value) const
{
    if (!value)
        return u"—"_s;
    return value->isEmpty() ? m_texts.empty : oneLine(*value);
}

QString CandidatesModel::textOf(const QModelIndex &index) const
{
    const auto fact = factOf(index);
    if (index.column() == nameColumn)
        return fact ? m_texts.factTitle(*fact) : oneLine(m_rows.at(index.row()).name);
    if (index.column() == userColumn)
        return fact ? QString() : valueOf(m_rows.at(index.row()).user);
    const CaseCandidate &candidate = m_candidates.at(index.column() - firstCandidate);
    if (fact)
        return oneLine(m_texts.fact(candidate, *fact));
    const QString alias = m_rows.at(index.row()).alias;
    return valueOf(candidate.fields.contains(alias) ? std::optional(candidate.fields.value(alias)) : std::nullopt);
}

QString CandidatesModel::standingOf(const QModelIndex &index) const
{
    if (factOf(index) || index.column() < firstCandidate)
        return {};
    const CaseCandidate &candidate = m_candidates.at(index.column() - firstCandidate);
    const QString &alias = m_rows.at(index.row()).alias;
    if (candidate.agreeing.contains(alias))
        return m_texts.agrees;
    return candidate.differing.contains(alias) ? m_texts.differs : QString();
}

QVariant CandidatesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString text = textOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return plainToolTip(text);
    case Qt::AccessibleTextRole: {
        const QString standing = standingOf(index);
        return standing.isEmpty() ? text : QString(text + u", "_s + standing);
    }
    case PersonFieldsModel::SecondLineRole:
        return standingOf(index);
    case PersonFieldsModel::IsMarkedRole:
        return !standingOf(index).isEmpty() && standingOf(index) == m_texts.differs;
    case PersonFieldsModel::IsWordRole:
        return index.column() >= userColumn && text == m_texts.empty;
    default:
        return {};
    }
}

QVariant CandidatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == nameColumn)
        return m_texts.fieldTitle;
    if (section == userColumn)
        return m_texts.userTitle;
    const int place = section - firstCandidate;
    return place < m_candidates.size() ? QVariant(m_texts.contactTitle(m_candidates.at(place).contact)) : QVariant();
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cases_model.h"

#include "models/plain_text.h"

#include <QSet>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

bool isAbout(const QString &word, const PersonName &name)
{
    return name.name.contains(word, Qt::CaseInsensitive) || name.email.contains(word, Qt::CaseInsensitive)
        || name.user.value.contains(word, Qt::CaseInsensitive);
}

bool isAbout(const QString &word, const CaseContact &contact)
{
    return contact.name.contains(word, Qt::CaseInsensitive) || contact.email.contains(word, Qt::CaseInsensitive)
        || QString::number(contact.id.value).startsWith(word);
}

bool isAbout(const QString &word, const QueuedCase &queued)
{
    const auto hits = [&word](const auto &who) { return isAbout(word, who); };
    const CaseRow &row = queued.row;
    return isAbout(word, row.user) || row.open.content.field.contains(word, Qt::CaseInsensitive)
        || std::any_of(row.otherUsers.cbegin(), row.otherUsers.cend(), hits)
        || std::any_of(row.contacts.cbegin(), row.contacts.cend(), hits);
}

} // namespace

void CasesModel::setTexts(CaseTexts texts)
{
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

void CasesModel::setAccount(const QString &account)
{
    m_account = account;
    collectAnew();
}

void CasesModel::show(const QList<QueuedCase> &cases)
{
    if (m_cases == cases)
        return;
    beginResetModel();
    m_cases = cases;
    collectShown();
    endResetModel();
}

void CasesModel::showKind(std::optional<CaseKind> kind)
{
    m_kind = kind;
    collectAnew();
}

void CasesModel::showScope(CaseScope scope)
{
    m_scope = scope;
    collectAnew();
}

void CasesModel::search(const QString &words)
{
    m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
    collectAnew();
}

void CasesModel::takeOut(const QList<qint64> &cases)
{
    const QSet<qint64> gone(cases.cbegin(), cases.cend());
    beginResetModel();
    m_cases.removeIf([&gone](const QueuedCase &queued) { return gone.contains(queued.row.open.id); });
    collectShown();
    endResetModel();
}

void CasesModel::collectAnew()
{
    beginResetModel();
    collectShown();
    endResetModel();
}

bool CasesModel::isIn(const QueuedCase &queued, CaseScope scope) const
{
    switch (scope) {
    case CaseScope::Open:
        return !queued.snoozedUntil;
    case CaseScope::Mine:
        return !queued.snoozedUntil && !m_account.isEmpty() && queued.assignedTo == m_account;
    case CaseScope::Unassigned:
        return !queued.snoozedUntil && queued.assignedTo.isEmpty();
    case CaseScope::Sleeping:
        return queued.snoozedUntil.has_value();
    }
    return false;
}

bool CasesModel::isFound(const QueuedCase &queued) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&queued](const QString &word) { return isAbout(word, queued); });
}

void CasesModel::collectShown()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        const QueuedCase &queued = m_cases.at(i);
        const bool isKind = !m_kind || queued.row.open.content.kind == *m_kind;
        if (isKind && isIn(queued, m_scope) && isFound(queued))
            m_shown.append(static_cast<int>(i));
    }
    sortShown();
}

void CasesModel::sort(int column, Qt::SortOrder order)
{
    m_sortedBy = column < caseColumnCount ? column : -1;
    m_order = order;
    collectAnew();
}

void CasesModel::sortShown()
{
    if (m_sortedBy < 0 || !m_texts.text)
        return;
    const auto column = static_cast<CaseColumn>(m_sortedBy);
    if (column == CaseColumn::Since)
        std::stable_sort(m_shown.begin(), m_shown.end(), [this](int a, int b) {
            return m_cases.at(a).row.open.firstSeen < m_cases.at(b).row.open.firstSeen;
        });
    else
        sortByText(column);
    if (m_order == Qt::DescendingOrder)
        std::reverse(m_shown.begin(), m_shown.end());
}

/// Each text is made once, not for every comparison.
void CasesModel::sortByText(CaseColumn column)
{
    QList<std::pair<QString, int>> keyed;
    keyed.reserve(m_shown.size());
    for (const int place : std::as_const(m_shown))
        keyed.append({m_texts.text(m_cases.at(place), column).toCaseFolded(), place});
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (qsizetype row = 0; row < keyed.size(); ++row)
        m_shown[row] = keyed.at(row).second;
}

QMap<CaseKind, int> CasesModel::countsByKind() const
{
    QMap<CaseKind, int> counts;
    for (const QueuedCase &each : m_cases) {
        if (isIn(each, m_scope) && isFound(each))
            ++counts[each.row.open.content.kind];
    }
    return counts;
}

int CasesModel::countIn(CaseScope scope) const
{
    return static_cast<int>(
        std::count_if(m_cases.cbegin(), m_cases.cend(), [&](const QueuedCase &each) { return isIn(each, scope); }));
}

int CasesModel::rowOf(qint64 caseNumber) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).row.open.id == caseNumber)
            return row;
    }
    return -1;
}

std::optional<qint64> CasesModel::firstAlike(const QueuedCase &queued) const
{
    const Case &content = queued.row.open.content;
    const auto found = std::find_if(m_cases.cbegin(), m_cases.cend(), [&](const QueuedCase &each) {
        return each.row.open.id != queued.row.open.id && each.row.open.content.kind == content.kind
            && each.row.open.content.field == content.field && !each.snoozedUntil;
    });
    return found == m_cases.cend() ? std::nullopt : std::optional(found->row.open.id);
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

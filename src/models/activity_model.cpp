// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity_model.h"

#include "models/plain_text.h"

namespace lockstep
{

void ActivityModel::setTexts(ActivityTexts texts)
{
    m_texts = std::move(texts);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, activityColumnCount - 1);
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, activityColumnCount - 1));
}

void ActivityModel::show(const ActivityList &page)
{
    beginResetModel();
    m_isAsked = false;
    m_entries = page.entries;
    m_hasMore = !page.isLast;
    endResetModel();
}

bool ActivityModel::takeNewer(const ActivityList &page)
{
    m_isAsked = false;
    if (m_entries.isEmpty())
        return page.entries.isEmpty();
    const qsizetype newer = page.entries.indexOf(m_entries.constFirst());
    if (newer < 0)
        return false;
    const QList<ActivityEntry> known = page.entries.mid(newer);
    if (known != m_entries.mid(0, known.size()))
        return false;
    if (newer == 0)
        return true;
    beginInsertRows({}, 0, static_cast<int>(newer) - 1);
    m_entries = page.entries.mid(0, newer) + m_entries;
    endInsertRows();
    return true;
}

void ActivityModel::append(const ActivityList &page)
{
    m_isAsked = false;
    m_hasMore = !page.isLast;
    if (page.entries.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.entries.size()) - 1);
    m_entries += page.entries;
    endInsertRows();
}

void ActivityModel::giveUp() { m_isAsked = false; }

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : activityColumnCount; }

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActivityEntry &entry = m_entries.at(index.row());
    const auto column = static_cast<ActivityColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_texts.text ? oneLine(m_texts.text(entry, column)) : QString();
    case Qt::ToolTipRole:
        return m_texts.toolTip ? plainToolTip(m_texts.toolTip(entry, column)) : QString();
    case Qt::DecorationRole:
        return m_texts.decoration ? m_texts.decoration(entry, column) : QVariant();
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_texts.title)
        return {};
    return m_texts.title(static_cast<ActivityColumn>(section));
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isAsked;
}

void ActivityModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isAsked = true;
    Q_EMIT moreWanted();
}

} // namespace lockstep

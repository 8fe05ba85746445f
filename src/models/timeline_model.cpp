// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline_model.h"

#include "models/person_fields_model.h"
#include "models/plain_text.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

// One delegate draws both.
static_assert(static_cast<int>(TimelineModel::SecondLineRole) == static_cast<int>(PersonFieldsModel::SecondLineRole));

TimelineModel::TimelineModel(TimelineModelWords words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{
}

void TimelineModel::show(const QList<TimelineEntry> &entries)
{
    beginResetModel();
    m_all = entries;
    choose();
    endResetModel();
}

void TimelineModel::lookAt(const TimelineFilter &filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    choose();
    endResetModel();
}

void TimelineModel::choose()
{
    m_shown.clear();
    std::copy_if(m_all.cbegin(), m_all.cend(), std::back_inserter(m_shown),
                 [this](const TimelineEntry &entry) { return isChosen(entry); });
}

bool TimelineModel::isChosen(const TimelineEntry &entry) const
{
    if (m_filter.kind && entry.kind != *m_filter.kind)
        return false;
    if (m_filter.side && sideOf(entry.kind) != *m_filter.side)
        return false;
    return m_filter.text.isEmpty() || m_words.sentence(entry).contains(m_filter.text, Qt::CaseInsensitive)
        || m_words.toolTip(entry).contains(m_filter.text, Qt::CaseInsensitive);
}

QList<TimelineKind> TimelineModel::kinds() const
{
    QList<TimelineKind> kinds;
    for (const TimelineEntry &entry : m_all) {
        if (!kinds.contains(entry.kind))
            kinds.append(entry.kind);
    }
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 1; }

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TimelineEntry &entry = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(m_words.sentence(entry));
    case Qt::DecorationRole:
        return m_words.icon(entry.kind);
    case Qt::ToolTipRole:
        return plainToolTip(m_words.toolTip(entry));
    case Qt::AccessibleTextRole:
        return QString(oneLine(m_words.sentence(entry)) + u" "_s + oneLine(m_words.secondLine(entry)));
    case SecondLineRole:
        return oneLine(m_words.secondLine(entry));
    case RawRole:
        return static_cast<int>(entry.kind);
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section != 0)
        return {};
    return m_words.title;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"

#include <QAbstractTableModel>

#include <functional>

namespace lockstep
{

enum class ActivityColumn { When, Kind, What, Who, Ended, Took };
inline constexpr int activityColumnCount = 6;

/// How people read it; given by those who have the words.
struct ActivityTexts {
    std::function<QString(ActivityColumn)> title;
    std::function<QString(const ActivityEntry &, ActivityColumn)> text;
    std::function<QVariant(const ActivityEntry &, ActivityColumn)> decoration;
    std::function<QString(const ActivityEntry &, ActivityColumn)> toolTip;
};

/// What was sent and written, newest first, as far as somebody has read on.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(ActivityTexts texts);
    /// The first page of another list.
    void show(const ActivityList &page);
    /// The first page of the same list, read again: where there is only something newer on top, all that is shown
    /// stays. Otherwise false, and nothing is taken over.
    [[nodiscard]] bool takeNewer(const ActivityList &page);
    /// The answer to `moreWanted`.
    void append(const ActivityList &page);
    /// There is no answer to `moreWanted`; it is asked again when somebody reads on.
    void giveUp();
    [[nodiscard]] const ActivityEntry &at(int row) const { return m_entries.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// Somebody has read to the end of what is there.
    void moreWanted();

private:
    ActivityTexts m_texts;
    QList<ActivityEntry> m_entries;
    bool m_hasMore = false;
    bool m_isAsked = false;
};

} // namespace lockstep

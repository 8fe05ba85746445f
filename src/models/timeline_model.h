// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <functional>

namespace lockstep
{

/// How people read the model; given by those who have the words. All are needed.
struct TimelineModelWords {
    std::function<QString(const TimelineEntry &)> sentence;
    /// Under the sentence: when, in which run.
    std::function<QString(const TimelineEntry &)> secondLine;
    /// With the time to the second.
    std::function<QString(const TimelineEntry &)> toolTip;
    std::function<QVariant(TimelineKind)> icon;
    QString title;
};

/// Which entries are shown; what is not said takes every one.
struct TimelineFilter {
    std::optional<TimelineKind> kind = std::nullopt;
    std::optional<TimelineSide> side = std::nullopt;
    /// In the sentence or what stands under it; letter case aside.
    QString text = {};

    friend bool operator==(const TimelineFilter &, const TimelineFilter &) = default;
};

/// What Lockstep saw and did about one person, newest first, all of it or what a filter leaves.
class TimelineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        /// The TimelineKind as a number.
        RawRole = Qt::UserRole,
        SecondLineRole = Qt::UserRole + 3,
    };

    explicit TimelineModel(TimelineModelWords words, QObject *parent = nullptr);

    /// Newest first; what is looked at stays.
    void show(const QList<TimelineEntry> &entries);
    void lookAt(const TimelineFilter &filter);
    /// What the filter leaves.
    [[nodiscard]] const QList<TimelineEntry> &shown() const { return m_shown; }
    /// In the order of the enum.
    [[nodiscard]] QList<TimelineKind> kinds() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void choose();
    [[nodiscard]] bool isChosen(const TimelineEntry &entry) const;

    TimelineModelWords m_words;
    QList<TimelineEntry> m_all;
    QList<TimelineEntry> m_shown;
    TimelineFilter m_filter;
};

} // namespace lockstep

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

/// What Lockstep saw and did about one person, newest first, all of it or of one kind.
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

    /// Newest first; what kind is looked at stays.
    void show(const QList<TimelineEntry> &entries);
    /// Nothing: everything.
    void lookAt(std::optional<TimelineKind> kind);
    /// In the order of the enum.
    [[nodiscard]] QList<TimelineKind> kinds() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void choose();

    TimelineModelWords m_words;
    QList<TimelineEntry> m_all;
    QList<TimelineEntry> m_shown;
    std::optional<TimelineKind> m_kind;
};

} // namespace lockstep

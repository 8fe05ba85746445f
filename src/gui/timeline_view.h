// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QWidget>

class QComboBox;
class QTableView;

namespace lockstep
{

class TimelineModel;

/// What Lockstep saw and did about one person, newest first, with a filter by kind.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void show(const QList<TimelineEntry> &entries);
    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] QComboBox &filter() const { return *m_filter; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void useModel();
    void fillFilter();
    void lookAtChosen();

    QList<TimelineEntry> m_entries;
    TimelineModel *m_model = nullptr;
    QComboBox *m_filter;
    QTableView *m_table;
};

} // namespace lockstep

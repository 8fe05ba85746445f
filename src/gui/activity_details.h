// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"
#include "domain/person_row.h"

#include <QScrollArea>

class QPushButton;
class QTableView;
class QVBoxLayout;

namespace lockstep
{

class FieldChangesModel;
class PlainLabel;

/// One request or one change, with everything that is kept of it.
class ActivityDetails final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ActivityDetails(QWidget *parent = nullptr);

    void show(const ActivityEntry &entry);
    void clear();

Q_SIGNALS:
    void personChosen(const lockstep::PersonRef &who);

private:
    void layOut();
    void showRequest(const RequestRecord &request);
    void showChange(const WrittenEntry &entry);
    void addFact(const QString &title, const QString &text);
    void removeFacts();

    FieldChangesModel *m_changes;
    PlainLabel *m_heading;
    PlainLabel *m_problem;
    QWidget *m_facts = nullptr;
    QVBoxLayout *m_column = nullptr;
    QTableView *m_fields;
    QPushButton *m_showPerson;
    PersonRef m_who;
};

} // namespace lockstep

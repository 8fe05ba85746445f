// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "models/plan_rows_model.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace lockstep
{

class FieldChangesModel;
class PlainLabel;

/// One row of a plan, field by field, with its risk and what became of it.
class ChangesDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesDetails(QWidget *parent = nullptr);

    void show(const PlanRowView &view);
    void clear();

Q_SIGNALS:
    void personChosen(const lockstep::PersonRef &who);

private:
    void layOut();

    FieldChangesModel *m_changes;
    PlainLabel *m_sentence;
    PlainLabel *m_person;
    PlainLabel *m_risk;
    PlainLabel *m_outcome;
    QTableView *m_fields;
    QPushButton *m_showPerson;
    PersonRef m_who;
};

} // namespace lockstep

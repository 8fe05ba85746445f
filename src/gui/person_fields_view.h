// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QWidget>

class QTableView;

namespace lockstep
{

class PersonFieldsModel;
class PlainLabel;

/// App | Base | Mautic of one person, with how many fields differ. Copy takes the whole value of the cell.
class PersonFieldsView final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonFieldsView(QWidget *parent = nullptr);

    void show(const QList<PersonField> &fields);
    [[nodiscard]] QTableView &table() const { return *m_table; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void useModel();
    void copyValue() const;
    [[nodiscard]] QString summary() const;

    QList<PersonField> m_fields;
    PersonFieldsModel *m_model = nullptr;
    PlainLabel *m_summary;
    QTableView *m_table;
};

} // namespace lockstep

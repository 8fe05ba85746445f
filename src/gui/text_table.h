// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace lockstep
{

class TextRowsModel;

/// A list to be read: whole rows, one line each, the last column as wide as there is room.
class TextTable final : public QTableView
{
    Q_OBJECT

public:
    explicit TextTable(const QString &name, QWidget *parent = nullptr);

    void show(const QStringList &titles, const QList<QStringList> &rows);

private:
    TextRowsModel *m_rows;
};

/// How lists of rows look and are walked through.
void styleAsList(QTableView &table);

} // namespace lockstep

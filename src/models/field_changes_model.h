// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

#include <QAbstractTableModel>

#include <functional>

namespace lockstep
{

enum class FieldChangeColumn { Field, Before, After, Reason };
inline constexpr int fieldChangeColumnCount = 4;

/// How people read it; given by those who have the words.
struct FieldChangeTexts {
    std::function<QString(FieldChangeColumn)> title;
    std::function<QString(ChangeReason)> reason;
    /// In the place of an empty value.
    QString empty;
};

/// The values one row of a plan would write.
class FieldChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(FieldChangeTexts texts);
    void show(const QList<FieldChange> &changes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textOf(const FieldChange &change, FieldChangeColumn column) const;

    FieldChangeTexts m_texts;
    QList<FieldChange> m_changes;
};

} // namespace lockstep

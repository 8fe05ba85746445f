// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

#include <QMap>
#include <QWidget>

#include <optional>

class QCheckBox;

namespace lockstep
{

class CountFilters;

/// A button for each kind of row a plan has, with how many there are; and whether all of the rows shown are written.
class ChangesFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesFilters(QWidget *parent = nullptr);

    /// "All" is chosen.
    void showCounts(const QMap<PlanRowKind, int> &counts);
    void showChoice(Qt::CheckState choice);
    /// Rows can be left out, or not any more.
    void setChoosing(bool isChoosing);

Q_SIGNALS:
    /// Nothing: all.
    void kindChosen(std::optional<lockstep::PlanRowKind> kind);
    void allShownChosen(bool isIncluded);

private:
    CountFilters *m_kinds;
    QCheckBox *m_all;
};

} // namespace lockstep

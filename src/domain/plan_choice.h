// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"

#include <QSet>

namespace lockstep
{

/// Whether a row of a plan is to be written.
enum class RowChoice {
    Included,
    LeftOut,
    /// Cannot be written without another row that is left out.
    GoesWithAnother,
};

/// The rows of a plan and which of them a person left out. What makes no sense without them goes too: nobody is put
/// into a segment whose opt-out, link or contact was left out, and no value is sent to a field that is not made.
class PlanChoice
{
public:
    explicit PlanChoice(QList<PlanRow> rows = {});

    void choose(const QList<int> &positions, bool isIncluded);

    [[nodiscard]] const QList<PlanRow> &rows() const { return m_rows; }
    [[nodiscard]] RowChoice at(int position) const { return m_choices.at(position); }
    /// Positions of what is to be written, ascending.
    [[nodiscard]] QList<int> included() const;
    [[nodiscard]] QList<PlanRow> includedRows() const;
    /// Of those rows.
    [[nodiscard]] int people() const;

private:
    void follow();
    void followFields();
    void followPeople();
    void followSegments();
    void takeAlong(qsizetype position);

    QList<PlanRow> m_rows;
    QSet<int> m_leftOut;
    QList<RowChoice> m_choices;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QHash>

namespace lockstep
{

/// An answer that somebody gave on the screen.
struct GivenAnswer {
    QueuedCase queued;
    CaseDecision decision;
    /// What the button said.
    QString action;
    /// More cases of the same kind and field.
    int alike = 0;
};

/// The field for which the answer can be the rule for everybody; empty: for none.
[[nodiscard]] QString ruleFieldOf(const GivenAnswer &given);

/// The answers given since the page was opened: which of them are on their way to the store, and what can be taken
/// back.
class GivenAnswers
{
public:
    void add(const GivenAnswer &answer);
    /// Many at once, after a preview.
    void addAlike(const QList<qint64> &cases);
    [[nodiscard]] bool isUnderWay(qint64 caseNumber) const { return m_underWay.contains(caseNumber); }
    /// It has arrived, or was refused.
    [[nodiscard]] std::optional<GivenAnswer> take(qint64 caseNumber);
    /// They could not be brought to the store.
    void forgetUnderWay() { m_underWay.clear(); }

    void addBatch(const QString &batch);
    /// Empty where there is nothing to take back.
    [[nodiscard]] QString lastBatch() const { return m_batches.isEmpty() ? QString() : m_batches.last(); }
    void dropBatch(const QString &batch) { m_batches.removeAll(batch); }

    [[nodiscard]] const std::optional<GivenAnswer> &last() const { return m_last; }

private:
    QHash<qint64, std::optional<GivenAnswer>> m_underWay;
    QStringList m_batches;
    std::optional<GivenAnswer> m_last;
};

} // namespace lockstep

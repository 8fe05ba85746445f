// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule_comparison.h"

#include <QWidget>

namespace lockstep
{

class PlainLabel;
class TextTable;

/// Who would come out differently under other rules, and how.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget *parent = nullptr);

    /// It is being worked out.
    void await();
    void show(const RuleComparison &comparison);
    /// There is nothing to compare, and why.
    void showSentence(const QString &sentence);

private:
    PlainLabel *m_summary;
    PlainLabel *m_more;
    TextTable *m_people;
};

} // namespace lockstep

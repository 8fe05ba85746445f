// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule_draft.h"

#include <QWidget>

class QPushButton;

namespace lockstep
{

class ComparisonView;
class PlainLabel;

/// An answer as the rule for everybody: what it says, what it would make otherwise, and saving it.
class RuleView final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleView(QWidget *parent = nullptr);

    /// The rule an answer makes is being worked out.
    void await(const QString &field, Answer answer);
    void show(const RulePreview &preview);

Q_SIGNALS:
    void saveChosen(const lockstep::RuleDraft &rule);
    void left();

private:
    void layOut();

    PlainLabel *m_heading;
    PlainLabel *m_rule;
    PlainLabel *m_before;
    ComparisonView *m_comparison;
    QPushButton *m_save;
    QPushButton *m_back;
    Answer m_answer = Answer::TakeApp;
    std::optional<RuleDraft> m_draft;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure_group.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace lockstep
{

class PlainLabel;

/// People who fail for one cause: what it is, what helps, the raw answer on demand, and the ways to try again and to
/// see them.
class FailureCard final : public QFrame
{
    Q_OBJECT

public:
    explicit FailureCard(QWidget *parent = nullptr);

    /// What is unfolded stays so where it is the same cause.
    void show(const FailureGroup &group, Moment now);

Q_SIGNALS:
    void tryAgainChosen(const lockstep::FailureGroup &group);
    void peopleWanted(const lockstep::FailureGroup &group);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void takeColours();

    PlainLabel *m_sign;
    PlainLabel *m_sentence;
    PlainLabel *m_remedy;
    PlainLabel *m_since;
    PlainLabel *m_answer;
    QToolButton *m_fold;
    QPushButton *m_again;
    QPushButton *m_people;
    FailureGroup m_group;
};

} // namespace lockstep

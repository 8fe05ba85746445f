// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;
class QToolButton;

namespace lockstep
{

class PlainLabel;

/// What was just decided, with the ways to take it back and to answer those alike; and under it what came to nothing,
/// until somebody closes it.
class DecisionBar final : public QFrame
{
    Q_OBJECT

public:
    explicit DecisionBar(QWidget *parent = nullptr);

    /// `alike`: how many more could get the same answer; 0: none. `field`: for which the answer can be the rule for
    /// everybody; empty: for none.
    void showDecided(const QString &sentence, int alike, const QString &field = {});
    [[nodiscard]] bool offersRule() const;
    void showSentence(const QString &sentence);
    /// The newest few stay to be read.
    void addNote(const QString &sentence);
    /// The same about a case that can be looked at again.
    void addNote(const QString &sentence, qint64 caseNumber);
    void clear();

Q_SIGNALS:
    void undoChosen();
    void alikeChosen();
    void ruleChosen();
    void caseChosen(qint64 caseNumber);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void takeColours();
    void showParts();

    PlainLabel *m_sentence;
    QPushButton *m_undo;
    QPushButton *m_alike;
    QPushButton *m_rule;
    QToolButton *m_close;
    PlainLabel *m_notes;
    QPushButton *m_show;
    QStringList m_lines;
    qint64 m_case = -1;
};

} // namespace lockstep

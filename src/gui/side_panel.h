// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "gui/colours.h"
#include "words/check_words.h"

#include <QFrame>

class QFormLayout;
class QPushButton;

namespace lockstep
{

class FindingsView;
class PlainLabel;
class ProblemBar;

/// One side on the Connections page: how it stands, facts, findings, and in its place the form that changes it.
class SidePanel final : public QFrame
{
    Q_OBJECT

public:
    struct Fact {
        QString label;
        QString value;
    };

    /// The step is shown while the side is being changed; the panel owns it from now on.
    SidePanel(const QString &title, QWidget &step, QWidget *parent = nullptr);

    /// A word beside a sign; the colour only repeats it.
    void setStanding(Tone tone, const QString &word);
    void setFacts(const QList<Fact> &facts);
    void setFindings(const QList<Finding> &findings);
    void showError(const Error &error);
    void showNote(const QString &sentence, const QString &explanation);
    void clearProblem();
    void setChanging(bool isChanging);
    [[nodiscard]] bool isChanging() const { return m_isChanging; }
    /// What the process was given is not changed here.
    void setMayChange(bool mayChange);

Q_SIGNALS:
    void testChosen();
    void saveChosen();
    void changeChosen();
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut(const QString &title);
    void takeColours();

    PlainLabel *m_sign;
    PlainLabel *m_standing;
    QWidget *m_view;
    QFormLayout *m_facts;
    FindingsView *m_findings;
    ProblemBar *m_problem;
    QWidget *m_step;
    QPushButton *m_test;
    QPushButton *m_change;
    QPushButton *m_save;
    QPushButton *m_cancel;
    Tone m_tone = Tone::Quiet;
    bool m_isChanging = false;
    bool m_mayChange = true;
};

} // namespace lockstep

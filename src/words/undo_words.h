// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/run_undo.h"

#include <QCoreApplication>

namespace lockstep
{

/// Taking back what a run wrote: what comes back, what cannot and why.
class UndoWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::UndoWords)

public:
    /// What would be written, and what it costs; or that nothing can come back.
    [[nodiscard]] static QString summary(const RunUndo &undo);
    /// What stays as the run left it, a sentence each with the reason.
    [[nodiscard]] static QStringList staying(const RunUndo &undo);
    /// "Take back 12 values and 3 links".
    [[nodiscard]] static QString button(const RunUndo &undo);
    [[nodiscard]] static QString question(const RunUndo &undo, const QString &startedAt);
    /// What follows a yes: who carries it out, and that people who lose their link are left alone.
    [[nodiscard]] static QString explanation(const RunUndo &undo);
    /// What is written for one person, values and all.
    [[nodiscard]] static QString effect(const UndoneRow &row);
    /// Where: "contact 4711", "the application".
    [[nodiscard]] static QString place(const UndoneRow &row);

    /// In a word or two: "taken back".
    [[nodiscard]] static QString standing(const RunTakenBack &undone);
    [[nodiscard]] static QString standingSentence(const RunTakenBack &undone);

private:
    [[nodiscard]] static QString values(int count);
    [[nodiscard]] static QString links(int count);
    [[nodiscard]] static QString reason(PlanRowKind kind, int count);
};

} // namespace lockstep

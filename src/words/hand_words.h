// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hand_preview.h"

#include <QCoreApplication>

namespace lockstep
{

/// What somebody changes on one person by hand: what it would do, and why it cannot be done. Values from outside are
/// cut to a line and cannot turn the direction of the sentence around them.
class HandWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::HandWords)

public:
    /// What a list of answers says: "a new value".
    [[nodiscard]] static QString choice(Answer answer);
    /// What the button says: "Write it", "Unlink".
    [[nodiscard]] static QString button(Answer answer);
    /// What it is about: "Change phone", "Link to another contact".
    [[nodiscard]] static QString title(const HandDecision &decision, const QString &fieldName);
    /// Every value that would be written and where, one sentence each; or that nothing is.
    [[nodiscard]] static QStringList effects(const HandPreview &preview);
    [[nodiscard]] static QString cost(const HandPreview &preview);
    /// Why it cannot be done now; empty where it can.
    [[nodiscard]] static QString problem(const HandPreview &preview);
    /// What the application keeps while its column may not be written.
    [[nodiscard]] static QString notWritable(const PersonField &field);
    /// Nothing would come of it: both sides hold it already.
    [[nodiscard]] static bool doesNothing(const HandPreview &preview);

private:
    [[nodiscard]] static QString badValue(const HandPreview &preview);
    [[nodiscard]] static QString effect(const PlanRow &row, const FieldChange &change);
};

} // namespace lockstep

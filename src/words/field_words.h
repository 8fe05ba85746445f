// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QCoreApplication>

namespace lockstep
{

/// One field of a person on both sides: its name, how its three values compare, and what is known of their changes.
class FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::FieldWords)

public:
    /// What the application calls it, else Mautic's alias.
    [[nodiscard]] static QString name(const PersonField &field);
    /// A word or two: "changed in the app".
    [[nodiscard]] static QString standingLabel(FieldStanding standing);
    /// One sentence, with the rule that follows.
    [[nodiscard]] static QString standingExplanation(FieldStanding standing);
    /// Short, for a second line under a value: when it was changed, and by whom or what. Empty where nothing is known.
    [[nodiscard]] static QString originLine(const ChangeOrigin &origin);
    /// One sentence: who or what, when, and how it is known.
    [[nodiscard]] static QString originSentence(const ChangeOrigin &origin);
    /// How sure that is: "certain", "possible", "not known".
    [[nodiscard]] static QString evidenceGrade(ChangeEvidence evidence);
    /// Which side changed later and how far that can be relied on; empty where either time is not known.
    [[nodiscard]] static QString whichIsLater(const ChangeOrigin &app, const ChangeOrigin &mautic);
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_name.h"
#include "domain/person_row.h"

#include <QCoreApplication>

namespace lockstep
{

/// The list of people: its columns, how each person stands, and whether they may be written to.
class PersonWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::PersonWords)

public:
    /// A word or two: "in step".
    [[nodiscard]] static QString stateLabel(PersonState state);
    /// One sentence.
    [[nodiscard]] static QString stateExplanation(PersonState state);
    [[nodiscard]] static QString consentLabel(EmailConsent consent);
    [[nodiscard]] static QString consentExplanation(EmailConsent consent);
    [[nodiscard]] static QString columnTitle(PeopleColumn column);
    /// What the column holds, where its title does not say it all.
    [[nodiscard]] static QString columnExplanation(PeopleColumn column);
    /// How a person is called: name, else address, else what ids there are.
    [[nodiscard]] static QString callName(const PersonRow &person);
    /// "Anna Ahrens, anna@example.com"; the user's id where neither is known.
    [[nodiscard]] static QString nameAndAddress(const PersonName &who);
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QCoreApplication>
#include <QStringList>

namespace lockstep
{

/// Why a person is in step or is not.
class ExplainWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ExplainWords)

public:
    /// Plain sentences, each for a line of its own: how the person stands, the rule that follows, what waits for
    /// somebody and what can be done, and the fields behind it. Names ids and fields, no values. Never empty.
    [[nodiscard]] static QStringList sentences(const PersonDetails &details);

private:
    [[nodiscard]] static QStringList aboutCases(const PersonDetails &details);
    [[nodiscard]] static QStringList aboutFields(const PersonDetails &details);
    [[nodiscard]] static QString aboutField(FieldStanding standing, const QString &names);
    /// How each field that differs is kept in step, and what people decided that still holds.
    [[nodiscard]] static QStringList aboutRules(const PersonDetails &details);
    [[nodiscard]] static QString ruleOf(const PersonField &field);
    [[nodiscard]] static QStringList aboutDecisions(const PersonDetails &details);
    [[nodiscard]] static QString whyNoRule(const PersonDetails &details);
};

} // namespace lockstep

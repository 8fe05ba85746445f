// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/explain_words.h"

#include "words/case_words.h"
#include "words/field_words.h"
#include "words/person_words.h"
#include "words/situation_words.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// The case says it already.
bool isAsked(const PersonDetails &details, const PersonField &field)
{
    return std::any_of(details.cases.cbegin(), details.cases.cend(), [&field](const OpenCase &open) {
        return open.content.kind == CaseKind::BothChanged && open.content.field == field.alias;
    });
}

} // namespace

QStringList ExplainWords::sentences(const PersonDetails &details)
{
    QStringList sentences = {PersonWords::stateExplanation(details.row.state)};
    if (details.situation)
        sentences.append(tr("Rule: %1").arg(SituationWords::explanation(*details.situation)));
    else
        sentences.append(whyNoRule(details));
    return sentences + aboutCases(details) + aboutFields(details);
}

QString ExplainWords::whyNoRule(const PersonDetails &details)
{
    if (details.row.who.user.value.isEmpty())
        return tr("Rule: Lockstep starts from the application's users; a contact without one is never written to.");
    return tr("No run has decided about this person yet; the next plan does.");
}

QStringList ExplainWords::aboutCases(const PersonDetails &details)
{
    QStringList sentences;
    for (const OpenCase &open : details.cases) {
        //: %1 says what waits for somebody, %2 what can be done; both are sentences
        sentences.append(
            tr("Waits for you: %1 %2").arg(CaseWords::sentence(open.content), CaseWords::whatToDo(open.content.kind)));
    }
    return sentences;
}

QStringList ExplainWords::aboutFields(const PersonDetails &details)
{
    QStringList sentences;
    for (const FieldStanding standing : {FieldStanding::BothChanged, FieldStanding::ChangedInApp,
                                         FieldStanding::Differs, FieldStanding::ChangedInMautic}) {
        QStringList names;
        for (const PersonField &field : details.fields) {
            if (field.standing == standing && !isAsked(details, field))
                names.append(FieldWords::name(field));
        }
        if (!names.isEmpty())
            sentences.append(aboutField(standing, names.join(u", "_s)));
    }
    return sentences;
}

QString ExplainWords::aboutField(FieldStanding standing, const QString &names)
{
    switch (standing) {
    case FieldStanding::BothChanged:
        return tr("Changed on both sides: %1. Neither side is touched until somebody makes the two equal.").arg(names);
    case FieldStanding::ChangedInApp:
        return tr("Changed in the application: %1. A sync writes that to Mautic.").arg(names);
    case FieldStanding::Differs:
        return tr("Different and never agreed on: %1. At the first link empty values in Mautic are filled, and where "
                  "both sides hold one the application wins.")
            .arg(names);
    case FieldStanding::ChangedInMautic:
        return tr("Changed in Mautic: %1. Lockstep leaves what only Mautic changed.").arg(names);
    case FieldStanding::Same:
    case FieldStanding::SameNotAgreed:
    case FieldStanding::OneSided:
        break;
    }
    return {};
}

} // namespace lockstep

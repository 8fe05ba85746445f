// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_fields.h"

#include "domain/email_address.h"
#include "domain/field_changes.h"
#include "domain/value_rules.h"

namespace lockstep
{

namespace
{

/// As it would be sent; what cannot be sent stands as the application has it.
QString appValue(const AppUser &user, const UsableRule &rule)
{
    const QString text = textOf(user, rule.rule.attribute);
    if (rule.rule.attribute == UserAttribute::Email)
        return emailForMautic(text, rule.field.lengthLimit).value_or(text);
    const PreparedValue value = prepareValue(text, rule.field);
    return value.problem ? text : value.text;
}

FieldStanding standingOf(const FieldSides &sides)
{
    const FieldDecision decision = decideField(sides);
    if (std::holds_alternative<AskBecauseBothChanged>(decision))
        return FieldStanding::BothChanged;
    if (std::holds_alternative<LeaveMauticsChange>(decision))
        return FieldStanding::ChangedInMautic;
    if (std::holds_alternative<PushToMautic>(decision))
        return sides.base ? FieldStanding::ChangedInApp : FieldStanding::Differs;
    if (std::holds_alternative<AdoptBase>(decision)) {
        const bool isSame = sameValue(sides.app, sides.mautic.value_or(QString()), sides.type);
        return isSame ? FieldStanding::SameNotAgreed : FieldStanding::Differs;
    }
    return sides.mautic ? FieldStanding::Same : FieldStanding::OneSided;
}

PersonField fieldOf(const UsableRule &rule, const PersonSides &person)
{
    PersonField field{.alias = rule.rule.alias, .attribute = rule.rule.attribute, .standing = FieldStanding::OneSided};
    if (person.user)
        field.app = appValue(*person.user, rule);
    if (!person.contact)
        return field;
    const FieldSides sides =
        fieldSides(rule, field.app.value_or(QString()), *person.contact, person.link ? &*person.link : nullptr);
    field.mautic = sides.mautic;
    if (sides.base)
        field.base = sides.base->answered;
    if (person.user)
        field.standing = standingOf(sides);
    return field;
}

} // namespace

QList<PersonField> personFields(const PersonSides &sides, const QList<UsableRule> &rules)
{
    QList<PersonField> fields;
    for (const UsableRule &rule : rules)
        fields.append(fieldOf(rule, sides));
    return fields;
}

} // namespace lockstep

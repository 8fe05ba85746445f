// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_as_of.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool isOf(const ObservedChange &change, const PersonField &field)
{
    if (change.side == ChangeSide::Mautic)
        return change.field == field.alias;
    return field.attribute && (change.field == nameOf(*field.attribute) || change.field == field.alias);
}

void takeBack(const ObservedChange &change, PersonField &field)
{
    std::optional<QString> &value = change.side == ChangeSide::App ? field.app : field.mautic;
    if (isOf(change, field))
        value = change.before;
    else if (change.field == "present"_L1 && change.before == "false"_L1)
        value.reset();
}

} // namespace

QList<PersonField> fieldsAsOf(Moment at, const QList<PersonField> &now, QList<ObservedChange> changes)
{
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ObservedChange &a, const ObservedChange &b) { return a.at > b.at; });
    QList<PersonField> then = now;
    for (PersonField &field : then) {
        field.base.reset();
        field.appOrigin = {};
        field.mauticOrigin = {};
        for (const ObservedChange &change : std::as_const(changes)) {
            if (change.madeAt.value_or(change.at) > at)
                takeBack(change, field);
        }
        const bool isOneSided = !field.app || !field.mautic;
        const bool isSame = field.app == field.mautic;
        field.standing = isOneSided ? FieldStanding::OneSided
            : isSame                ? FieldStanding::SameNotAgreed
                                    : FieldStanding::Differs;
    }
    return then;
}

} // namespace lockstep

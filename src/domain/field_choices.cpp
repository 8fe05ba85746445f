// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_choices.h"

namespace lockstep
{

bool isWritable(const WorkspaceSettings &settings, UserAttribute attribute)
{
    return settings.writableAttributes.contains(attribute) && settings.users.has(attribute)
        && attributesThatMayBeWritten().contains(attribute);
}

QList<SyncDirection> directionsFor(const WorkspaceSettings &settings, UserAttribute attribute)
{
    const bool isNeeded = attribute == UserAttribute::Email || attribute == UserAttribute::Id;
    QList<SyncDirection> directions{SyncDirection::ToMautic};
    if (!isNeeded)
        directions.append(SyncDirection::Off);
    if (!isWritable(settings, attribute))
        return directions;
    if (!isNeeded)
        directions.append(SyncDirection::ToApp);
    directions.append(SyncDirection::Both);
    return directions;
}

QList<Authority> authoritiesFor(UserAttribute attribute)
{
    QList<Authority> authorities{Authority::Ask, Authority::App};
    if (attribute != UserAttribute::Email)
        authorities.append({Authority::Mautic, Authority::Newest});
    return authorities;
}

WorkspaceSettings withWriting(WorkspaceSettings settings, UserAttribute attribute)
{
    if (attributesThatMayBeWritten().contains(attribute) && !settings.writableAttributes.contains(attribute))
        settings.writableAttributes.append(attribute);
    return settings;
}

WorkspaceSettings withoutWriting(WorkspaceSettings settings, UserAttribute attribute)
{
    settings.writableAttributes.removeAll(attribute);
    for (FieldRule &rule : settings.rules) {
        if (rule.attribute != attribute)
            continue;
        if (rule.policy.direction == SyncDirection::Both)
            rule.policy.direction = SyncDirection::ToMautic;
        else if (rule.policy.direction == SyncDirection::ToApp)
            rule.policy.direction = SyncDirection::Off;
    }
    return settings;
}

} // namespace lockstep

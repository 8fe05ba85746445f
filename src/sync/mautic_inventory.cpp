// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mautic_inventory.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// What Mautic gives a new text field on a fresh installation (mautic-api.md 3.6).
constexpr int newFieldLimit = 64;

void takeFields(const QList<ContactField> &fields, const WorkspaceSettings &settings, const SetupConsent &consent,
                MauticInventory &inventory)
{
    for (const FieldRule &rule : rulesFor(settings.users, settings.rules)) {
        const auto field = std::find_if(fields.cbegin(), fields.cend(), [&](const ContactField &each) {
            return each.alias == rule.alias && each.isPublished;
        });
        if (field != fields.cend()) {
            inventory.rules.append({.rule = rule, .field = *field});
            continue;
        }
        const NewContactField wanted = customFieldFor(rule).value_or(NewContactField{.alias = rule.alias});
        if (!consent.fields) {
            inventory.missingFields.append(wanted);
            continue;
        }
        inventory.setup.fields.append(wanted);
        const ContactField made{
            .alias = wanted.alias, .label = wanted.label, .type = wanted.type, .lengthLimit = newFieldLimit};
        inventory.rules.append({.rule = rule, .field = made, .toBeMade = true});
    }
}

/// The segments the workspace wants; one that is named by number keeps that number even where its name changed.
QList<SegmentTarget> wantedSegments(const WorkspaceSettings &settings)
{
    QList<SegmentTarget> wanted;
    if (settings.segment || !settings.segmentName.isEmpty())
        wanted.append({.name = settings.segmentName, .id = settings.segment});
    if (!settings.segmentPerMethod)
        return wanted;
    for (const QString &method : {u"email"_s, u"oauth"_s}) {
        const QString name = settings.segmentName + u" ("_s + method + u')';
        wanted.append({.name = name, .onlyForMethod = method});
    }
    return wanted;
}

Result<void> takeSegments(const QList<Segment> &segments, const WorkspaceSettings &settings,
                          const SetupConsent &consent, MauticInventory &inventory)
{
    for (SegmentTarget target : wantedSegments(settings)) {
        const auto segment = std::find_if(segments.cbegin(), segments.cend(), [&](const Segment &each) {
            return target.id ? each.id == *target.id : each.name == target.name;
        });
        if (segment != segments.cend()) {
            target.id = segment->id;
            target.name = segment->name;
            inventory.segments.append(target);
        } else if (target.id) {
            return fail(ErrorKind::BadSettings, u"no such segment in Mautic"_s,
                        u"segment "_s + QString::number(target.id->value));
        } else if (consent.segments) {
            inventory.setup.segmentNames.append(target.name);
            inventory.segments.append(target);
        } else {
            inventory.missingSegments.append(target.name);
        }
    }
    return {};
}

} // namespace

Result<MauticInventory> takeInventory(ContactApi &mautic, const WorkspaceSettings &settings,
                                      const SetupConsent &consent, const std::stop_token &stop)
{
    const auto fields = mautic.contactFields(stop);
    if (!fields)
        return fail(fields.error());
    const auto segments = mautic.segments(stop);
    if (!segments)
        return fail(segments.error());
    MauticInventory inventory;
    takeFields(*fields, settings, consent, inventory);
    for (const UsableRule &rule : inventory.rules) {
        if (rule.rule.alias == emailAlias)
            inventory.emailLengthLimit = rule.field.lengthLimit;
    }
    if (auto done = takeSegments(*segments, settings, consent, inventory); !done)
        return fail(done.error());
    return inventory;
}

} // namespace lockstep

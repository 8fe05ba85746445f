// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/person_reader.h"

#include "domain/person_as_of.h"
#include "runtime/person_history.h"
#include "store/people_rows.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Who wrote the value, where it was Lockstep; rows are newest first.
ChangeOrigin writtenOrigin(const QString &alias, const QString &sent, const QList<TimelineEntry> &timeline)
{
    for (const TimelineEntry &entry : timeline) {
        if (!entry.row || entry.row->outcome != AppliedOutcome::Done)
            continue;
        const bool isOfField =
            std::any_of(entry.row->changes.cbegin(), entry.row->changes.cend(),
                        [&](const FieldChange &change) { return change.alias == alias && change.after == sent; });
        if (isOfField)
            return {.evidence = ChangeEvidence::WrittenByLockstep, .at = entry.at, .who = entry.startedBy};
    }
    return {};
}

void addOrigins(PersonDetails &details, const PersonSides &sides)
{
    for (PersonField &field : details.fields) {
        if (field.app && sides.user && sides.user->updatedAt)
            field.appOrigin = {.evidence = ChangeEvidence::RowOfUser, .at = sides.user->updatedAt};
        if (field.mautic && field.base && *field.mautic == *field.base)
            field.mauticOrigin = writtenOrigin(field.alias, sides.link->base.value(field.alias).sent, details.timeline);
    }
}

/// What Lockstep wrote itself is in its journal, not among the changes that were seen.
QList<ObservedChange> writtenChanges(const QList<TimelineEntry> &timeline)
{
    QList<ObservedChange> changes;
    for (const TimelineEntry &entry : timeline) {
        if (!entry.row || entry.row->outcome != AppliedOutcome::Done)
            continue;
        const bool isOfUser = entry.row->kind == PlanRowKind::UpdateUser;
        for (const FieldChange &change : entry.row->changes) {
            changes.append({.at = entry.at,
                            .side = isOfUser ? ChangeSide::App : ChangeSide::Mautic,
                            .field = change.alias,
                            .before = change.before,
                            .after = change.after});
        }
    }
    return changes;
}

void addEntry(PersonDetails &details, TimelineKind kind, const std::optional<Moment> &at)
{
    if (at)
        details.timeline.append({.at = *at, .kind = kind});
}

void addMoments(PersonDetails &details, const PersonSides &sides)
{
    if (sides.user) {
        addEntry(details, TimelineKind::SignedUp, sides.user->createdAt);
        if (sides.user->updatedAt != sides.user->createdAt)
            addEntry(details, TimelineKind::UserChanged, sides.user->updatedAt);
    }
    if (sides.contact)
        addEntry(details, TimelineKind::ContactAdded, sides.contact->addedAt);
    if (!details.link)
        return;
    details.timeline.append(
        {.at = details.link->createdAt, .kind = TimelineKind::Linked, .matchedBy = details.link->matchedBy});
    addEntry(details, TimelineKind::Verified, details.link->verifiedAt);
}

/// For a store that has seen no run since it learned to keep them.
QList<UsableRule> usualRules()
{
    QList<UsableRule> rules;
    for (const FieldRule &rule : defaultFieldRules())
        rules.append({.rule = rule, .field = {.alias = rule.alias}});
    return rules;
}

} // namespace

Result<PersonDetails> PersonReader::read(const PersonRef &who)
{
    const auto id = idOfPerson(m_store.database, who);
    if (!id)
        return fail(id.error());
    const auto rows = *id ? peopleWithIds(m_store.database, {**id}) : Result<QList<PersonRow>>(QList<PersonRow>());
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorKind::NotFound, u"nobody is like that"_s);
    PersonDetails details{.row = rows->first()};
    const auto sides = sidesOf(details.row.who);
    if (!sides)
        return fail(sides.error());
    details.link = sides->link;
    addMoments(details, *sides);
    if (auto done = addContactSide(details); !done)
        return fail(done.error());
    if (auto done = sides->user ? addUserSide(details, *sides) : Result<void>(); !done)
        return fail(done.error());
    if (auto done = addFields(details, *sides); !done)
        return fail(done.error());
    if (auto done = PersonHistory(m_store).addTo(details); !done)
        return fail(done.error());
    std::stable_sort(details.timeline.begin(), details.timeline.end(),
                     [](const TimelineEntry &a, const TimelineEntry &b) { return a.at > b.at; });
    return details;
}

Result<PersonAsOf> PersonReader::asOf(const PersonRef &who, Moment at, Moment now)
{
    const auto details = read(who);
    if (!details)
        return fail(details.error());
    const auto changes = PersonHistory(m_store).changesOf(details->row.who);
    if (!changes)
        return fail(changes.error());
    const auto since = knownSince(*changes, now);
    if (!since)
        return fail(since.error());
    PersonAsOf then{.who = details->row.who, .at = at, .knownSince = *since};
    then.fields = fieldsAsOf(at, details->fields, *changes + writtenChanges(details->timeline));
    const auto sides = sidesOf(details->row.who);
    if (!sides)
        return fail(sides.error());
    const bool wasNoUser = sides->user && sides->user->createdAt && *sides->user->createdAt > at;
    const bool wasNoContact = sides->contact && sides->contact->addedAt && *sides->contact->addedAt > at;
    for (PersonField &field : then.fields) {
        if (wasNoUser)
            field.app.reset();
        if (wasNoContact)
            field.mautic.reset();
        if (!field.app || !field.mautic)
            field.standing = FieldStanding::OneSided;
    }
    return then;
}

Result<Moment> PersonReader::knownSince(const QList<ObservedChange> &changes, Moment now)
{
    const auto workspace = m_store.workspace.find();
    if (!workspace)
        return fail(workspace.error());
    Moment since{now.microseconds - std::chrono::microseconds(changesKept).count()};
    if (*workspace)
        since = std::max(since, (*workspace)->createdAt);
    for (const ChangeSide side : {ChangeSide::App, ChangeSide::Mautic}) {
        QList<ObservedChange> ofSide;
        std::copy_if(changes.cbegin(), changes.cend(), std::back_inserter(ofSide),
                     [side](const ObservedChange &change) { return change.side == side; });
        if (ofSide.size() >= PersonHistory::changesRead)
            since = std::max(since, ofSide.last().at);
    }
    return since;
}

void PersonReader::addPolicies(PersonDetails &details) const
{
    if (m_settings == nullptr)
        return;
    for (const FieldRule &rule : rulesFor(m_settings->users, m_settings->rules)) {
        for (PersonField &field : details.fields) {
            if (field.alias == rule.alias)
                field.policy = rule.policy;
        }
    }
    for (PersonField &field : details.fields)
        field.mayWriteApp = field.attribute && m_settings->writableAttributes.contains(*field.attribute);
}

Result<PersonSides> PersonReader::sidesOf(const PersonRef &who)
{
    PersonSides sides;
    if (!who.user.value.isEmpty()) {
        const auto users = m_store.users.keptWithIds({who.user});
        if (!users)
            return fail(users.error());
        const auto links = m_store.links.ofUsers({who.user});
        if (!links)
            return fail(links.error());
        if (!users->isEmpty())
            sides.user = users->first();
        if (!links->isEmpty())
            sides.link = links->first();
    }
    if (!who.contact)
        return sides;
    const auto contacts = m_store.contacts.withIds({*who.contact});
    if (!contacts)
        return fail(contacts.error());
    if (!contacts->isEmpty())
        sides.contact = contacts->first();
    return sides;
}

Result<void> PersonReader::addAll(PersonDetails &details, std::initializer_list<Step> steps)
{
    for (const Step step : steps) {
        if (auto done = (this->*step)(details); !done)
            return done;
    }
    return {};
}

Result<void> PersonReader::addContactSide(PersonDetails &details)
{
    if (!details.row.who.contact)
        return {};
    return addAll(details, {&PersonReader::addConsent, &PersonReader::addSegments, &PersonReader::addContactUrl});
}

Result<void> PersonReader::addUserSide(PersonDetails &details, const PersonSides &sides)
{
    if (auto done = addSituation(details, sides); !done)
        return done;
    return addAll(details, {&PersonReader::addWrittenRows, &PersonReader::addCases, &PersonReader::addRefusal});
}

Result<void> PersonReader::addFields(PersonDetails &details, const PersonSides &sides)
{
    const auto rules = m_store.inventory.rules();
    if (!rules)
        return fail(rules.error());
    details.fields = personFields(sides, rules->isEmpty() ? usualRules() : *rules);
    addOrigins(details, sides);
    addPolicies(details);
    return {};
}

Result<void> PersonReader::addConsent(PersonDetails &details)
{
    const auto rows = m_store.doNotContact.ofContacts({*details.row.who.contact});
    if (!rows)
        return fail(rows.error());
    details.doNotContact = *rows;
    for (const DoNotContact &row : *rows) {
        if (row.addedAt)
            details.timeline.append({.at = *row.addedAt, .kind = TimelineKind::OptedOut, .optOut = row});
    }
    return {};
}

Result<void> PersonReader::addSegments(PersonDetails &details)
{
    const auto names = m_store.inventory.segmentNames();
    if (!names)
        return fail(names.error());
    QList<SegmentId> segments = names->keys();
    std::sort(segments.begin(), segments.end());
    for (const SegmentId segment : segments) {
        const auto members = m_store.members.membersAmong(segment, {*details.row.who.contact});
        if (!members)
            return fail(members.error());
        for (const SegmentMember &member : *members) {
            details.segments.append({.id = segment,
                                     .name = names->value(segment),
                                     .removedByHand = member.removedByHand,
                                     .givenByLockstep = details.link && details.link->segmentsGiven.contains(segment)});
        }
    }
    return {};
}

Result<void> PersonReader::addSituation(PersonDetails &details, const PersonSides &sides)
{
    const auto gone = m_store.users.goneAt(sides.user->id);
    if (!gone)
        return fail(gone.error());
    addEntry(details, TimelineKind::UserGone, *gone);
    const auto outcomes = m_store.personStates.ofUsers({sides.user->id});
    if (!outcomes)
        return fail(outcomes.error());
    if (!outcomes->isEmpty())
        details.situation = outcomes->first().situation;
    else if (*gone)
        details.situation = sides.link ? Situation::SourceMissing : Situation::Excluded;
    else if (sides.link)
        details.situation = Situation::Confirmed;
    return {};
}

Result<void> PersonReader::addWrittenRows(PersonDetails &details)
{
    const auto rows = m_store.appliedRows.ofUser(details.row.who.user, rowsInTimeline);
    if (!rows)
        return fail(rows.error());
    for (const WrittenRow &written : *rows) {
        details.timeline.append({.at = written.at,
                                 .kind = TimelineKind::Written,
                                 .row = written.row,
                                 .run = written.run,
                                 .startedBy = nameOf(written.startedBy)});
    }
    return {};
}

Result<void> PersonReader::addCases(PersonDetails &details)
{
    const auto cases = m_store.cases.ofUser(details.row.who.user);
    if (!cases)
        return fail(cases.error());
    for (const KeptCase &kept : *cases) {
        details.timeline.append(
            {.at = kept.opened.firstSeen, .kind = TimelineKind::CaseOpened, .personCase = kept.opened.content});
        if (kept.closedAt)
            details.timeline.append(
                {.at = *kept.closedAt, .kind = TimelineKind::CaseClosed, .personCase = kept.opened.content});
        else
            details.cases.append(kept.opened);
    }
    return {};
}

Result<void> PersonReader::addRefusal(PersonDetails &details)
{
    const auto refused = m_store.refusals.ofUser(details.row.who.user);
    if (!refused)
        return fail(refused.error());
    if (*refused) {
        details.timeline.append(
            {.at = (*refused)->at, .kind = TimelineKind::Refused, .detail = (*refused)->refusal.detail});
    }
    return {};
}

Result<void> PersonReader::addContactUrl(PersonDetails &details)
{
    const auto workspace = m_store.workspace.find();
    if (!workspace)
        return fail(workspace.error());
    if (*workspace && details.row.consent != EmailConsent::NotInMautic) {
        details.contactUrl =
            (*workspace)->mauticAddress + u"/s/contacts/view/"_s + QString::number(details.row.who.contact->value);
    }
    return {};
}

} // namespace lockstep

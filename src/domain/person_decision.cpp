// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_decision.h"

#include "domain/email_address.h"
#include "domain/field_changes.h"
#include "domain/person_resolutions.h"

#include <algorithm>

namespace lockstep
{

namespace
{

using namespace Qt::StringLiterals;

bool movesAddress(const QList<FieldChange> &changes)
{
    return std::any_of(changes.cbegin(), changes.cend(),
                       [](const FieldChange &change) { return change.alias == emailAlias; });
}

/// Gathers the rows of one person in the order in which they would be written.
class RowsOfPerson
{
public:
    RowsOfPerson(const PersonFacts &facts, const DecisionSettings &settings, const Match &match,
                 PersonDecision &decision)
        : m_facts(facts)
        , m_settings(settings)
        , m_match(match)
        , m_decision(decision)
    {
    }

    void addAll()
    {
        const FieldOutcome fields = decideFields(m_facts, m_settings, m_match.contact);
        m_decision.cases += fields.cases;
        m_decision.settled += fields.settled;
        m_decision.stale += fields.stale;
        if (wouldBeNobody(fields)) {
            refuseCreating();
            m_decision.situation = Situation::Unqualified;
            m_decision.contact.reset();
            return;
        }
        m_decision.adopted = fields.adopted;
        m_decision.notices += fields.notices;
        const bool refused = wasRefused(fields.changes);
        if (refused && isStillNobody())
            return;
        addOptOut();
        addOldLinks();
        const bool goesToMautic = !refused && addContactRow(fields);
        addLinkRow();
        addUserRow(goesToMautic ? fields : withoutWhatMauticLacks(fields));
        addSegmentRows();
    }

    /// For somebody who is left alone: an opt-out is never held back.
    void addOptOutOnly()
    {
        if (m_match.contact && m_facts.user.optedOut && !hasOptedOutInMautic(m_match.contact->id))
            m_decision.rows.append(row(PlanRowKind::OptOut));
    }

private:
    /// A contact made without an address is made anew by every run (mautic-api.md 3.4).
    bool wouldBeNobody(const FieldOutcome &fields) const { return isStillNobody() && !movesAddress(fields.changes); }

    /// Only the contact row makes a contact this person's: without it there is nothing to opt out or to put anywhere.
    bool isStillNobody() const { return !m_match.contact || m_match.matchedBy == MatchedBy::TrackedContact; }

    /// Mautic refused just these values before: they wait for a person, or for a change.
    bool wasRefused(const QList<FieldChange> &changes)
    {
        if (!m_facts.refusal || changes.isEmpty() || fingerprintOf(changes) != m_facts.refusal->fingerprint)
            return false;
        Case refused{.kind = CaseKind::RefusedByMautic, .user = m_facts.user.id, .detail = m_facts.refusal->detail};
        if (m_match.contact)
            refused.contacts = {m_match.contact->id};
        m_decision.cases.append(refused);
        return true;
    }

    PlanRow row(PlanRowKind kind) const
    {
        PlanRow row{.kind = kind, .user = m_facts.user.id, .matchedBy = m_match.matchedBy};
        if (m_match.contact)
            row.contact = m_match.contact->id;
        else
            row.matchedBy = MatchedBy::Created;
        return row;
    }

    /// Whoever decided on a contact of its own is told that none could be made.
    void refuseCreating()
    {
        const Resolution *fresh = resolutionOf(m_facts, Answer::CreateNew);
        if (fresh && fresh->state == ResolutionState::Waiting)
            m_decision.stale.append(fresh->id);
    }

    /// Links that have to go before this person can be the chosen contact.
    void addOldLinks()
    {
        if (m_match.matchedBy != MatchedBy::Operator || !m_match.contact)
            return;
        const ContactId chosen = m_match.contact->id;
        const auto owner = m_facts.owners.constFind(chosen);
        if (owner != m_facts.owners.constEnd() && *owner != m_facts.user.id)
            m_decision.rows.append(unlinkRow(*owner, chosen, std::nullopt));
        if (m_facts.link && m_facts.link->contact != chosen)
            m_decision.rows.append(unlinkRow(m_facts.user.id, m_facts.link->contact, m_facts.linkedContact));
    }

    /// Values the application gets; the last step of a decision about both sides.
    void addUserRow(const FieldOutcome &fields)
    {
        if (fields.userChanges.isEmpty())
            return;
        PlanRow userRow = row(PlanRowKind::UpdateUser);
        userRow.changes = fields.userChanges;
        for (const FieldChange &change : fields.userChanges)
            addDecision(fields, change.alias, userRow);
        m_decision.rows.append(userRow);
    }

    /// A value that was decided for both sides waits for the one that cannot have it now.
    static FieldOutcome withoutWhatMauticLacks(FieldOutcome fields)
    {
        fields.userChanges.removeIf([&](const FieldChange &toUser) {
            return std::any_of(fields.changes.cbegin(), fields.changes.cend(),
                               [&](const FieldChange &change) { return change.alias == toUser.alias; });
        });
        return fields;
    }

    static void addDecision(const FieldOutcome &fields, const QString &alias, PlanRow &row)
    {
        if (const auto decided = fields.decidedBy.constFind(alias); decided != fields.decidedBy.constEnd())
            row.resolutions.append(*decided);
    }

    static bool goesToUserToo(const FieldOutcome &fields, const QString &alias)
    {
        return std::any_of(fields.userChanges.cbegin(), fields.userChanges.cend(),
                           [&](const FieldChange &change) { return change.alias == alias; });
    }

    /// False where Mautic would refuse it.
    bool addContactRow(const FieldOutcome &fields)
    {
        const QList<FieldChange> &changes = fields.changes;
        if (changes.isEmpty())
            return true;
        if (m_match.contact && !movesAddress(changes)) {
            const QList<ContactId> others =
                holdersOf(m_match.contact->email(), m_facts, std::optional(m_match.contact->id));
            if (!others.isEmpty()) {
                askAboutHolders(others);
                return false;
            }
        }
        PlanRow contactRow = row(kindOfContactRow());
        contactRow.changes = changes;
        for (const FieldChange &change : changes) {
            if (!goesToUserToo(fields, change.alias))
                addDecision(fields, change.alias, contactRow);
        }
        const Resolution *fresh = resolutionOf(m_facts, Answer::CreateNew);
        if (fresh && fresh->state == ResolutionState::Waiting && contactRow.kind == PlanRowKind::CreateContact)
            contactRow.resolutions.append(fresh->id);
        m_decision.rows.append(contactRow);
        return true;
    }

    PlanRowKind kindOfContactRow() const
    {
        if (!m_match.contact)
            return PlanRowKind::CreateContact;
        return m_match.matchedBy == MatchedBy::TrackedContact ? PlanRowKind::TakeOverVisitor
                                                              : PlanRowKind::UpdateContact;
    }

    /// Two contacts share the address: Mautic refuses every edit of either (mautic-api.md 3.5), so none is sent.
    void askAboutHolders(const QList<ContactId> &others)
    {
        const Case taken{
            .kind = CaseKind::AddressTaken, .user = m_facts.user.id, .contacts = others, .field = emailAlias};
        if (!m_decision.cases.contains(taken))
            m_decision.cases.append(taken);
    }

    void addLinkRow()
    {
        if (!m_match.contact || m_match.matchedBy == MatchedBy::TrackedContact)
            return;
        const ContactId id = m_match.contact->id;
        if (m_facts.link && m_match.matchedBy != MatchedBy::Operator && applicationNamesAnother(*m_facts.link, id)) {
            askWhichContact(id);
            return;
        }
        const bool linkedSo = m_facts.link && m_facts.link->contact == id;
        const bool storedSo = !m_settings.storesLinks || m_facts.user.storedContact == id;
        const Resolution *decided = m_match.matchedBy == MatchedBy::Operator ? linkingResolution(m_facts) : nullptr;
        if (linkedSo && storedSo) {
            if (decided)
                m_decision.settled.append(decided->id);
            return;
        }
        PlanRow linkRow = row(PlanRowKind::LinkContact);
        if (decided)
            linkRow.resolutions.append(decided->id);
        m_decision.rows.append(linkRow);
    }

    /// Somebody changed the application's column by hand, to a contact that was never this person's.
    bool applicationNamesAnother(const Link &link, ContactId id) const
    {
        const auto &stored = m_facts.user.storedContact;
        return stored && *stored != id && *stored != link.contact && !link.previousContacts.contains(*stored);
    }

    void askWhichContact(ContactId id)
    {
        QList<ContactId> both = {id, *m_facts.user.storedContact};
        std::sort(both.begin(), both.end());
        m_decision.cases.append({.kind = CaseKind::AmbiguousContacts, .user = m_facts.user.id, .contacts = both});
    }

    void addOptOut()
    {
        const bool inMautic = m_match.contact && hasOptedOutInMautic(m_match.contact->id);
        if ((m_facts.user.optedOut || bringsOptOut()) && !inMautic)
            m_decision.rows.append(row(PlanRowKind::OptOut));
        else if (!m_facts.user.optedOut && inMautic && m_settings.knowsOptOuts)
            m_decision.notices.append({.kind = NoticeKind::OptOutOnlyInMautic, .user = m_facts.user.id});
    }

    /// Who is another contact from now on keeps the opt-out of the one before.
    bool bringsOptOut() const
    {
        return m_facts.link && m_match.contact && m_facts.link->contact != m_match.contact->id
            && hasOptedOutInMautic(m_facts.link->contact);
    }

    /// A bounce is about delivery and may be lifted; only the person's word or an operator's counts as an opt-out.
    bool hasOptedOutInMautic(ContactId contact) const
    {
        return std::any_of(m_facts.doNotContact.cbegin(), m_facts.doNotContact.cend(), [&](const DoNotContact &entry) {
            return entry.contact == contact && entry.channel == "email"_L1
                && (entry.reason == DoNotContactReason::Unsubscribed || entry.reason == DoNotContactReason::Manual);
        });
    }

    void addSegmentRows()
    {
        if (!isNewUser(m_facts.user, m_settings))
            return;
        for (const SegmentTarget &target : m_settings.segments) {
            const bool concerns =
                target.onlyForMethod.isEmpty() || target.onlyForMethod == m_facts.user.registrationMethod;
            if (!concerns || (target.id && wasEverIn(*target.id)))
                continue;
            PlanRow segmentRow = row(PlanRowKind::AddToSegment);
            segmentRow.segment = target.id;
            segmentRow.segmentName = target.name;
            m_decision.rows.append(segmentRow);
        }
    }

    /// Put there by us once, a member now, or taken out by hand: never again.
    bool wasEverIn(SegmentId segment) const
    {
        if (m_facts.link && m_facts.link->segmentsGiven.contains(segment))
            return true;
        return m_match.contact
            && std::any_of(m_facts.memberships.cbegin(), m_facts.memberships.cend(), [&](const SegmentMember &member) {
                   return member.segment == segment && member.contact == m_match.contact->id;
               });
    }

    const PersonFacts &m_facts;
    const DecisionSettings &m_settings;
    const Match &m_match;
    PersonDecision &m_decision;
};

/// There is no contact any more whose field they could be about.
void refuseFieldDecisions(const PersonFacts &facts, PersonDecision &decision)
{
    for (const Resolution &resolution : facts.resolutions) {
        if (isAboutField(resolution.answer) && resolution.state != ResolutionState::Done)
            decision.stale.append(resolution.id);
    }
}

/// What one decision is about: a later one about the same takes its place.
QString topicOf(const Resolution &resolution)
{
    switch (resolution.answer) {
    case Answer::LinkContact:
    case Answer::CreateNew:
    case Answer::Unlink:
    case Answer::LeaveAlone:
        return u"who"_s;
    case Answer::NotTheSame:
    case Answer::TryAgain:
    case Answer::PlanMerge:
        return {};
    default:
        return u"field "_s + resolution.field;
    }
}

/// Decisions that were not carried out when somebody decided otherwise.
QList<qint64> supersededIn(const QList<Resolution> &resolutions)
{
    QList<qint64> superseded;
    QStringList decided;
    for (auto each = resolutions.crbegin(); each != resolutions.crend(); ++each) {
        const QString topic = topicOf(*each);
        if (topic.isEmpty())
            continue;
        if (decided.contains(topic) && each->state != ResolutionState::Done)
            superseded.append(each->id);
        decided.append(topic);
    }
    return superseded;
}

/// An unlinking that was taken back before it was carried out.
bool wasNeverUnlinked(const PersonFacts &facts, const Resolution &resolution)
{
    return resolution.answer == Answer::Unlink && facts.link && facts.link->contact == resolution.contact;
}

bool isActedUpon(Situation situation)
{
    return situation == Situation::Confirmed || situation == Situation::Found || situation == Situation::Absent;
}

} // namespace

bool isNewUser(const AppUser &user, const DecisionSettings &settings)
{
    return user.createdAt && *user.createdAt > settings.newUsersSince;
}

static PersonDecision decideByTheNewest(const PersonFacts &facts, const DecisionSettings &settings)
{
    if (auto unlinking = decideUnlinking(facts, settings))
        return *unlinking;
    const Match match = decideMatch(facts, settings);
    PersonDecision decision{.user = facts.user.id, .situation = match.situation, .notices = match.notices};
    if (match.contact)
        decision.contact = match.contact->id;
    if (match.personCase)
        decision.cases.append(*match.personCase);
    if (isActedUpon(match.situation))
        RowsOfPerson(facts, settings, match, decision).addAll();
    else if (isLeftAlone(facts))
        RowsOfPerson(facts, settings, match, decision).addOptOutOnly();
    else if (match.situation != Situation::WaitsForVerification)
        refuseFieldDecisions(facts, decision);
    if (const Resolution *linking = linkingResolution(facts); linking && !isToBeHad(facts, *linking))
        (wasNeverUnlinked(facts, *linking) ? decision.settled : decision.stale).append(linking->id);
    return decision;
}

PersonDecision decidePerson(const PersonFacts &facts, const DecisionSettings &settings)
{
    const QList<qint64> superseded = supersededIn(facts.resolutions);
    if (superseded.isEmpty())
        return decideByTheNewest(facts, settings);
    PersonFacts newest = facts;
    newest.resolutions.removeIf([&](const Resolution &each) { return superseded.contains(each.id); });
    PersonDecision decision = decideByTheNewest(newest, settings);
    decision.stale += superseded;
    return decision;
}

} // namespace lockstep

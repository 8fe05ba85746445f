// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_mautic.h"

#include "domain/email_address.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString person = u"Ada Admin"_s;

} // namespace

MemoryMautic::MemoryMautic()
{
    m_fields = {{.alias = u"email"_s, .type = ContactFieldType::Email, .isUniqueIdentifier = true, .lengthLimit = 64},
                {.alias = u"firstname"_s, .lengthLimit = 64},
                {.alias = u"lastname"_s, .lengthLimit = 64},
                {.alias = u"company"_s, .lengthLimit = 64},
                {.alias = u"phone"_s, .type = ContactFieldType::Phone, .lengthLimit = 64},
                {.alias = u"preferred_locale"_s, .type = ContactFieldType::Locale, .lengthLimit = 64},
                {.alias = u"timezone"_s, .type = ContactFieldType::TimeZone, .lengthLimit = 64}};
}

ContactId MemoryMautic::add(const QHash<QString, QString> &fields)
{
    const ContactId id = insert(fields);
    record(person, FeedAction::Created, id);
    return id;
}

ContactId MemoryMautic::insert(const QHash<QString, QString> &fields)
{
    const ContactId id{m_nextContact++};
    Contact contact{.id = id, .fields = fields};
    for (const ContactField &field : m_fields) {
        if (!contact.fields.contains(field.alias))
            contact.fields.insert(field.alias, QString());
    }
    m_contacts.emplace(id, contact);
    m_byAddress.insert(emailKey(contact.email()), id);
    return id;
}

void MemoryMautic::remove(ContactId id)
{
    m_contacts.erase(id);
    m_events.removeIf([id](const SegmentEvent &event) { return event.contact == id; });
    record(person, FeedAction::Deleted, id);
}

// As a merge by the command line writes its entries (mautic-api.md 16).
void MemoryMautic::merge(ContactId loser, ContactId winner)
{
    m_contacts.erase(loser);
    m_merged.insert(loser, winner);
    record(person, FeedAction::Updated, winner);
    record(person, FeedAction::Merged, loser);
    record(person, FeedAction::Deleted, loser);
}

void MemoryMautic::setSilently(ContactId id, const QString &alias, const QString &value)
{
    m_contacts[id].fields[alias] = value;
    m_byAddress.insert(emailKey(m_contacts[id].email()), id);
}

void MemoryMautic::set(ContactId id, const QString &alias, const QString &value)
{
    setSilently(id, alias, value);
    record(person, FeedAction::Updated, id);
}

QString MemoryMautic::value(ContactId id, const QString &alias) const
{
    const auto contact = m_contacts.find(id);
    return contact == m_contacts.end() ? QString() : contact->second.fields.value(alias);
}

QList<ContactId> MemoryMautic::idsWithEmail(const QString &email) const
{
    QList<ContactId> ids;
    for (const ContactId id : m_byAddress.values(emailKey(email))) {
        const auto contact = m_contacts.find(id);
        if (contact != m_contacts.end() && emailKey(contact->second.email()) == emailKey(email) && !ids.contains(id))
            ids.append(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool MemoryMautic::isOptedOut(ContactId id) const
{
    return std::any_of(m_doNotContact.cbegin(), m_doNotContact.cend(), [id](const DoNotContact &row) {
        return row.contact == id && row.reason != DoNotContactReason::Bounced;
    });
}

QList<Contact> MemoryMautic::all() const
{
    QList<Contact> contacts;
    for (const auto &[id, contact] : m_contacts)
        contacts.append(contact);
    return contacts;
}

QList<DoNotContact> MemoryMautic::optOutsOf(ContactId id) const
{
    QList<DoNotContact> rows = m_doNotContact;
    rows.removeIf([id](const DoNotContact &row) { return row.contact != id; });
    return rows;
}

QList<SegmentMember> MemoryMautic::membershipsOf(ContactId id) const
{
    QList<SegmentMember> rows = m_members;
    rows.removeIf([id](const SegmentMember &row) { return row.contact != id; });
    return rows;
}

void MemoryMautic::watchWrites(std::function<void(const Contact &, const QHash<QString, QString> &)> watch)
{
    m_writeWatch = std::move(watch);
}

void MemoryMautic::optOut(ContactId id, DoNotContactReason reason) { optOutBy(person, id, reason); }

void MemoryMautic::optOutBy(const QString &by, ContactId id, DoNotContactReason reason)
{
    m_doNotContact.append({.rowId = m_nextRow++, .contact = id, .channel = u"email"_s, .reason = reason});
    record(by, FeedAction::Updated, id);
}

void MemoryMautic::addSegment(const QString &name) { m_segments.append({.id = {m_segments.size() + 1}, .name = name}); }

bool MemoryMautic::isMember(const QString &segment, ContactId id) const
{
    return std::any_of(m_members.cbegin(), m_members.cend(), [&](const SegmentMember &member) {
        return m_segments[member.segment.value - 1].name == segment && member.contact == id && !member.removedByHand;
    });
}

void MemoryMautic::removeByHand(const QString &segment, ContactId id)
{
    for (SegmentMember &member : m_members) {
        if (m_segments[member.segment.value - 1].name == segment && member.contact == id) {
            member.removedByHand = true;
            recordSegment(member.segment, id, false);
        }
    }
}

void MemoryMautic::addMember(const QString &segment, ContactId id)
{
    for (const Segment &each : std::as_const(m_segments)) {
        if (each.name != segment)
            continue;
        m_members.removeIf([&](const auto &member) { return member.segment == each.id && member.contact == id; });
        m_members.append({.segment = each.id, .contact = id});
        recordSegment(each.id, id, true);
    }
}

void MemoryMautic::purgeAudit(qint64 until)
{
    m_audit.removeIf([until](const FeedEntry &entry) { return entry.id <= until; });
}

void MemoryMautic::record(const QString &by, FeedAction action, ContactId id)
{
    m_audit.append({.id = m_nextEntry++, .contact = id, .action = action, .by = by});
}

void MemoryMautic::recordSegment(SegmentId segment, ContactId id, bool added)
{
    m_events.append({.id = m_nextEvent++, .contact = id, .segment = segment, .added = added});
}

void MemoryMautic::failCall(int n, ErrorKind kind, bool afterEffect)
{
    m_failAt = m_calls + n;
    m_failKind = kind;
    m_failAfterEffect = afterEffect;
}

std::optional<Error> MemoryMautic::turn(Effect effect)
{
    m_failsNow = false;
    if (m_gate) {
        const auto admitted = m_gate->admit(effect == Effect::Write ? RequestKind::Write : RequestKind::Read);
        if (!admitted)
            return admitted.error();
    }
    ++m_calls;
    if (m_callWatch)
        m_callWatch();
    m_journal.append(effect == Effect::Write ? u"write"_s : u"read"_s);
    if (effect == Effect::Write && ++m_writes == m_happensAt)
        m_happening();
    if (m_down) {
        ++m_faults;
        return Error{.kind = *m_down, .detail = u"down"_s};
    }
    if (effect == Effect::Write && m_writes == m_crashAt) {
        if (!m_crashesAfterEffect)
            throw Crash();
        m_isCrashing = true;
    }
    const bool isItsTurn = m_calls == m_failAt || (effect == Effect::Write && m_writes == m_failWriteAt);
    if (!isItsTurn)
        return std::nullopt;
    ++m_faults;
    m_failsNow = m_failAfterEffect;
    return Error{.kind = m_failKind, .detail = u"as the test asked"_s};
}

void MemoryMautic::duringWrite(int n, std::function<void()> happening)
{
    m_happensAt = m_writes + n;
    m_happening = std::move(happening);
}

void MemoryMautic::crashAtWrite(int n, bool afterEffect)
{
    m_crashAt = m_writes + n;
    m_crashesAfterEffect = afterEffect;
}

void MemoryMautic::crashIfDue()
{
    if (std::exchange(m_isCrashing, false))
        throw Crash();
}

void MemoryMautic::failWrite(int n, ErrorKind kind, bool afterEffect)
{
    m_failWriteAt = m_writes + n;
    m_failKind = kind;
    m_failAfterEffect = afterEffect;
}

Result<MauticCheck> MemoryMautic::check(const std::stop_token &)
{
    return MauticCheck{.version = u"7.0.0"_s, .userName = u"test"_s};
}

Result<QList<Contact>> MemoryMautic::contactsAfter(ContactId last, int limit, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    QList<Contact> page;
    for (auto each = m_contacts.upper_bound(last); each != m_contacts.end() && page.size() < limit; ++each)
        page.append(each->second);
    return page;
}

Result<Contact> MemoryMautic::contact(ContactId id, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    const auto found = m_contacts.find(m_merged.value(id, id));
    if (found == m_contacts.end())
        return fail(ErrorKind::NotFound);
    return found->second;
}

Result<QList<Contact>> MemoryMautic::contactsWithEmails(const QStringList &emails, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    QList<Contact> found;
    for (const QString &email : emails) {
        for (const ContactId id : idsWithEmail(email))
            found.append(m_contacts[id]);
    }
    return found;
}

Result<QList<Contact>> MemoryMautic::contactsWithIds(const QList<ContactId> &ids, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    QList<Contact> found;
    for (const auto &[id, contact] : m_contacts) {
        if (ids.contains(id))
            found.append(contact);
    }
    return found;
}

Result<QList<ContactField>> MemoryMautic::contactFields(const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    return m_fields;
}

Result<ContactField> MemoryMautic::createField(const NewContactField &field, const std::stop_token &)
{
    const auto error = turn(Effect::Write);
    if (failsBefore(error))
        return fail(*error);
    const ContactField made{.alias = field.alias, .label = field.label, .type = field.type, .lengthLimit = 64};
    m_fields.append(made);
    for (auto &[id, contact] : m_contacts)
        contact.fields.insert(field.alias, QString());
    crashIfDue();
    if (error)
        return fail(*error);
    return made;
}

Result<QList<Segment>> MemoryMautic::segments(const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    return m_segments;
}

Result<Segment> MemoryMautic::createSegment(const QString &name, const std::stop_token &)
{
    const auto error = turn(Effect::Write);
    if (failsBefore(error))
        return fail(*error);
    addSegment(name);
    crashIfDue();
    if (error)
        return fail(*error);
    return m_segments.last();
}

Result<QList<SegmentMember>> MemoryMautic::segmentMembers(SegmentId segment, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    QList<SegmentMember> members;
    std::copy_if(m_members.cbegin(), m_members.cend(), std::back_inserter(members),
                 [segment](const SegmentMember &member) { return member.segment == segment; });
    return members;
}

Result<QList<SegmentAddition>> MemoryMautic::addToSegment(SegmentId segment, const QList<ContactId> &contacts,
                                                          const std::stop_token &)
{
    const auto error = turn(Effect::Write);
    if (failsBefore(error))
        return fail(*error);
    QList<SegmentAddition> additions;
    for (const ContactId id : contacts) {
        const bool exists = m_contacts.contains(id);
        const SegmentMember member{.segment = segment, .contact = id};
        if (exists && !m_members.contains(member)) {
            if (m_additionWatch)
                m_additionWatch(segment, id);
            m_members.append(member);
            recordSegment(segment, id, true);
        }
        additions.append({.contact = id, .added = exists});
    }
    crashIfDue();
    if (error)
        return fail(*error);
    return additions;
}

Result<DoNotContactPage> MemoryMautic::doNotContactAfter(qint64 lastRow, int limit, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    DoNotContactPage page;
    for (const DoNotContact &row : m_doNotContact) {
        if (row.rowId > lastRow && page.rows.size() < limit)
            page.rows.append(row);
    }
    page.isLast = page.rows.size() < limit;
    return page;
}

Result<QList<DoNotContact>> MemoryMautic::doNotContactOf(const QList<ContactId> &contacts, const std::stop_token &)
{
    if (auto error = turn(Effect::Read))
        return fail(*error);
    QList<DoNotContact> rows;
    std::copy_if(m_doNotContact.cbegin(), m_doNotContact.cend(), std::back_inserter(rows),
                 [&contacts](const DoNotContact &row) { return contacts.contains(row.contact); });
    return rows;
}

Result<QList<DoNotContact>> MemoryMautic::addDoNotContact(ContactId contact, DoNotContactReason reason, const QString &,
                                                          const std::stop_token &)
{
    const auto error = turn(Effect::Write);
    m_journal.append(u"opt-out"_s);
    if (failsBefore(error))
        return fail(*error);
    if (!m_contacts.contains(contact))
        return fail(ErrorKind::NotFound);
    if (!isOptedOut(contact))
        optOutBy(clientName(), contact, reason);
    crashIfDue();
    if (error)
        return fail(*error);
    QList<DoNotContact> rows;
    std::copy_if(m_doNotContact.cbegin(), m_doNotContact.cend(), std::back_inserter(rows),
                 [contact](const DoNotContact &row) { return row.contact == contact; });
    return rows;
}

Result<QList<ItemResult>> MemoryMautic::createContacts(const QList<ContactDraft> &drafts, const std::stop_token &)
{
    const auto error = turn(Effect::Write);
    if (failsBefore(error))
        return fail(*error);
    ++m_createCalls;
    for (const ContactDraft &draft : drafts) {
        if (!m_poison.isEmpty() && draft.fields.value(u"email"_s) == m_poison)
            return fail(ErrorKind::OutcomeUnknown, u"PHP died"_s);
    }
    QList<ItemResult> results;
    for (const ContactDraft &draft : drafts)
        results.append(createOne(draft));
    crashIfDue();
    if (error)
        return fail(*error);
    return results;
}

Result<QList<ItemResult>> MemoryMautic::editContacts(const QList<ContactEdit> &edits, const std::stop_token &)
{
    const auto error = turn(Effect::Write);
    if (failsBefore(error))
        return fail(*error);
    QList<ItemResult> results;
    for (const ContactEdit &edit : edits)
        results.append(editOne(edit));
    crashIfDue();
    if (error)
        return fail(*error);
    return results;
}

ItemResult MemoryMautic::createOne(const ContactDraft &draft)
{
    if (const auto refusal = refusalOf(draft.fields))
        return *refusal;
    const QList<ContactId> holders = idsWithEmail(draft.fields.value(u"email"_s));
    if (holders.size() > 1)
        return {.outcome = ItemOutcome::AddressTaken};
    if (holders.size() == 1)
        return write(m_contacts[holders.first()], draft.fields, ItemOutcome::Existed);
    return write(m_contacts[insert({})], draft.fields, ItemOutcome::Created);
}

ItemResult MemoryMautic::editOne(const ContactEdit &edit)
{
    const ContactId id = m_merged.value(edit.id, edit.id);
    const auto found = m_contacts.find(id);
    if (found == m_contacts.end())
        return {.outcome = ItemOutcome::NotFound};
    if (const auto refusal = refusalOf(edit.fields))
        return *refusal;
    if (isHeldByOther(id, edit.fields.value(u"email"_s, found->second.email())))
        return {.outcome = ItemOutcome::AddressTaken};
    return write(found->second, edit.fields, ItemOutcome::Updated);
}

ItemResult MemoryMautic::write(Contact &contact, const QHash<QString, QString> &fields, ItemOutcome outcome)
{
    static const QRegularExpression tags(u"<[^>]*>"_s);
    if (m_writeWatch)
        m_writeWatch(contact, fields);
    const QHash<QString, QString> before = contact.fields;
    for (const auto &[alias, value] : fields.asKeyValueRange()) {
        const auto known = std::any_of(m_fields.cbegin(), m_fields.cend(),
                                       [&](const ContactField &field) { return field.alias == alias; });
        if (known)
            contact.fields.insert(alias, QString(value).remove(tags));
        if (alias == emailAlias)
            m_byAddress.insert(emailKey(contact.email()), contact.id);
    }
    if (outcome == ItemOutcome::Created) {
        record(clientName(), FeedAction::Created, contact.id);
        record(clientName(), FeedAction::Identified, contact.id);
    } else if (contact.fields != before) {
        record(clientName(), FeedAction::Updated, contact.id);
    }
    return {.outcome = outcome, .contact = contact};
}

std::optional<ItemResult> MemoryMautic::refusalOf(const QHash<QString, QString> &fields) const
{
    ItemResult refusal{.outcome = ItemOutcome::Rejected};
    for (const auto &[alias, value] : fields.asKeyValueRange()) {
        if (m_refused.contains(alias, value))
            refusal.refusedFields.append(alias);
    }
    return refusal.refusedFields.isEmpty() ? std::nullopt : std::optional<ItemResult>(refusal);
}

bool MemoryMautic::isHeldByOther(ContactId self, const QString &email) const
{
    if (email.isEmpty())
        return false;
    const QList<ContactId> holders = idsWithEmail(email);
    return std::any_of(holders.cbegin(), holders.cend(), [self](ContactId id) { return id != self; });
}

} // namespace lockstep

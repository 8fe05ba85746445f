// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mautic_poll.h"

#include "domain/failpoint.h"
#include "domain/mutant.h"
#include "store/transaction.h"
#include "sync/concerned_users.h"

namespace lockstep
{

namespace
{

/// Entries of a write of ours are no older than this.
constexpr qint64 echoSpan = 600'000'000;

QList<ContactId> contactsOf(const QList<FeedEntry> &entries)
{
    QList<ContactId> contacts;
    QSet<ContactId> known;
    for (const FeedEntry &entry : entries) {
        if (!known.contains(entry.contact))
            contacts.append(entry.contact);
        known.insert(entry.contact);
    }
    return contacts;
}

QList<ContactId> missingFrom(const QList<Contact> &found, const QList<ContactId> &asked)
{
    QSet<ContactId> missing(asked.cbegin(), asked.cend());
    for (const Contact &contact : found)
        missing.remove(contact.id);
    return missing.values();
}

/// The name behind an entry of a contact that we made and nobody else can have made.
QString nameBehindOurCreates(const QList<FeedEntry> &entries, const QHash<ContactId, OwnWrite> &own)
{
    for (const FeedEntry &entry : entries) {
        if (entry.action == FeedAction::Created && own.value(entry.contact).isCreate)
            return entry.by;
    }
    return {};
}

/// Of several entries about a contact the last one counts: which of them made which value is not told.
QHash<QString, ToldChange> tellingsOf(const QList<FeedEntry> &entries)
{
    QHash<QString, ToldChange> told;
    for (const FeedEntry &entry : entries)
        told.insert(QString::number(entry.contact.value), {.at = entry.at, .by = entry.by});
    return told;
}

} // namespace

MauticPoll::MauticPoll(ContactApi &mautic, Repositories &store, const Clock &clock)
    : m_mautic(mautic)
    , m_store(store)
    , m_clock(clock)
{
}

Result<void> MauticPoll::startHere(const std::stop_token &stop)
{
    const auto contactChange = m_mautic.newestContactChange(stop);
    if (!contactChange)
        return fail(contactChange.error());
    const auto segmentEvent = m_mautic.newestSegmentEvent(stop);
    if (!segmentEvent)
        return fail(segmentEvent.error());
    if (auto kept = m_store.cursors.setPosition(Feed::ContactChanges, *contactChange); !kept)
        return kept;
    return m_store.cursors.setPosition(Feed::SegmentEvents, *segmentEvent);
}

Result<PollFindings> MauticPoll::pollContacts(const std::stop_token &stop)
{
    const auto cursor = m_store.cursors.position(Feed::ContactChanges);
    if (!cursor)
        return fail(cursor.error());
    qint64 position = cursor->value_or(0);
    PollFindings findings;
    for (bool isLast = false; !isLast;) {
        const auto page = m_mautic.contactChangesAfter(std::max<qint64>(0, position - overlap), entriesPerPage, stop);
        if (!page)
            return fail(page.error());
        // The entry we stopped at comes again, unless it was purged, and then others behind it may have been.
        if (position > 0 && (page->firstId == 0 || page->firstId > position))
            findings.hasGap = true;
        findings.isEmptied = position > 0 && page->firstId == 0;
        if (auto taken = take(*page, position, findings, stop); !taken)
            return fail(taken.error());
        isLast = page->isLast || page->lastId <= position;
        position = std::max(position, page->lastId);
    }
    return findings;
}

/// The mirror first, the position after it: a crash in between costs a repeated read.
Result<void> MauticPoll::take(const FeedPage &page, qint64 cursor, PollFindings &findings, const std::stop_token &stop)
{
    const auto fresh = m_store.cursors.unseen(page.entries);
    if (!fresh)
        return fail(fresh.error());
    const auto changed = withoutEchoes(*fresh);
    if (!changed)
        return fail(changed.error());
    if (isMutant("keepsThePositionFirst")) {
        if (auto kept = m_store.cursors.remember(page.entries); !kept)
            return kept;
    }
    m_told = tellingsOf(*fresh);
    const auto read = readContacts(*changed, stop);
    m_told.clear();
    if (!read)
        return fail(read.error());
    findings.contacts += read->contacts;
    findings.concerned.unite(read->concerned);
    if (page.lastId <= cursor && fresh->isEmpty())
        return {};
    if (failsAt("mautic.poll"))
        return fail(ErrorKind::StoreFailed, QStringLiteral("failpoint"));
    return inTransaction(m_store.database, [&]() -> Result<void> {
        if (auto kept = m_store.cursors.remember(page.entries); !kept)
            return kept;
        return m_store.cursors.setPosition(Feed::ContactChanges, std::max(cursor, page.lastId));
    });
}

Result<QList<ContactId>> MauticPoll::withoutEchoes(const QList<FeedEntry> &entries)
{
    if (entries.isEmpty())
        return QList<ContactId>();
    const auto own = m_store.ownWrites.ofContacts(contactsOf(entries));
    if (!own)
        return fail(own.error());
    auto name = m_store.cursors.ownName();
    if (!name)
        return fail(name.error());
    if (const QString seen = nameBehindOurCreates(entries, *own); !seen.isEmpty() && seen != *name) {
        if (auto kept = m_store.cursors.setOwnName(seen); !kept)
            return fail(kept.error());
        *name = seen;
    }
    const qint64 since = m_clock.now().microseconds - echoSpan;
    QList<FeedEntry> foreign = entries;
    foreign.removeIf([&](const FeedEntry &entry) {
        const auto write = own->constFind(entry.contact);
        return write != own->constEnd() && write->at.microseconds >= since
            && (entry.by == *name || isMutant("takesEverybodyForAnEcho")) && entry.action != FeedAction::Deleted
            && entry.action != FeedAction::Merged;
    });
    return contactsOf(foreign);
}

Result<PollFindings> MauticPoll::readContacts(const QList<ContactId> &contacts, const std::stop_token &stop)
{
    PollFindings findings;
    for (qsizetype first = 0; first < contacts.size(); first += contactsPerRead) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (auto read = readSome(contacts.mid(first, contactsPerRead), findings, stop); !read)
            return fail(read.error());
    }
    return findings;
}

Result<void> MauticPoll::readSome(const QList<ContactId> &contacts, PollFindings &findings, const std::stop_token &stop)
{
    const auto found = m_mautic.contactsWithIds(contacts, stop);
    if (!found)
        return fail(found.error());
    const auto before = usersConcernedBy(contacts, m_store);
    if (!before)
        return fail(before.error());
    if (auto kept = keepOptOuts(contacts, stop); !kept)
        return kept;
    const auto changed =
        m_store.contacts.observe(*found, {.at = m_clock.now(), .how = ChangeSource::Feed, .told = m_told});
    if (!changed)
        return fail(changed.error());
    const auto gone = m_store.contacts.remove(missingFrom(*found, contacts));
    if (!gone)
        return fail(gone.error());
    const auto after = usersConcernedBy(contacts, m_store);
    if (!after)
        return fail(after.error());
    findings.contacts += static_cast<int>(contacts.size());
    findings.concerned.unite(*before).unite(*after);
    return {};
}

Result<void> MauticPoll::keepOptOuts(const QList<ContactId> &contacts, const std::stop_token &stop)
{
    const auto rows = m_mautic.doNotContactOf(contacts, stop);
    if (!rows)
        return fail(rows.error());
    QHash<ContactId, QList<DoNotContact>> byContact;
    for (const DoNotContact &row : *rows)
        byContact[row.contact].append(row);
    return inTransaction(m_store.database, [&]() -> Result<void> {
        for (const ContactId contact : contacts) {
            if (auto kept = m_store.doNotContact.replaceOf(contact, byContact.value(contact)); !kept)
                return kept;
        }
        return {};
    });
}

Result<PollFindings> MauticPoll::pollSegments(const std::stop_token &stop)
{
    const auto cursor = m_store.cursors.position(Feed::SegmentEvents);
    if (!cursor)
        return fail(cursor.error());
    PollFindings findings;
    qint64 position = cursor->value_or(0);
    for (bool isLast = false; !isLast;) {
        const auto page = m_mautic.segmentEventsAfter(position, entriesPerPage, stop);
        if (!page)
            return fail(page.error());
        isLast = page->isLast || page->lastId <= position;
        position = std::max(position, page->lastId);
        auto kept = inTransaction(m_store.database, [&]() -> Result<void> {
            if (auto done = keepEvents(page->events, findings); !done)
                return done;
            if (failsAt("mautic.segments"))
                return fail(ErrorKind::StoreFailed, QStringLiteral("failpoint"));
            return m_store.cursors.setPosition(Feed::SegmentEvents, position);
        });
        if (!kept)
            return fail(kept.error());
    }
    return findings;
}

Result<void> MauticPoll::keepEvents(const QList<SegmentEvent> &events, PollFindings &findings)
{
    const auto wanted = m_store.inventory.segmentNames();
    if (!wanted)
        return fail(wanted.error());
    QList<ContactId> contacts;
    for (const SegmentEvent &event : events) {
        if (!wanted->contains(event.segment))
            continue;
        const SegmentMember member{.segment = event.segment, .contact = event.contact, .removedByHand = !event.added};
        const auto known = m_store.members.membersAmong(event.segment, {event.contact});
        if (!known)
            return fail(known.error());
        if (known->contains(member))
            continue;
        if (auto kept = m_store.members.keep(member); !kept)
            return kept;
        contacts.append(event.contact);
    }
    const auto users = usersConcernedBy(contacts, m_store);
    if (!users)
        return fail(users.error());
    findings.contacts += static_cast<int>(contacts.size());
    findings.concerned.unite(*users);
    return {};
}

} // namespace lockstep

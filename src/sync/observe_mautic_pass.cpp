// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/observe_mautic_pass.h"

#include "domain/failpoint.h"
#include "store/transaction.h"
#include "sync/concerned_users.h"
#include "sync/work_notes.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QList<ContactId> idsOf(const QList<Contact> &contacts)
{
    QList<ContactId> ids;
    for (const Contact &contact : contacts)
        ids.append(contact.id);
    return ids;
}

} // namespace

ObserveMauticPass::ObserveMauticPass(ContactApi &mautic, Repositories &store, const Clock &clock)
    : m_mautic(mautic)
    , m_store(store)
    , m_clock(clock)
{
}

Result<int> ObserveMauticPass::run(const QList<SegmentTarget> &segments, ShrinkGuard guard,
                                   const ReportProgress &report, const std::stop_token &stop)
{
    const auto compared = hasBeenCompared(m_store);
    if (!compared)
        return fail(compared.error());
    m_makesWork = *compared;
    const auto contacts = readContacts(guard, report, stop);
    if (!contacts)
        return fail(contacts.error());
    if (auto done = readOptOuts(report, stop); !done)
        return fail(done.error());
    if (auto done = readMembers(segments, report, stop); !done)
        return fail(done.error());
    return *contacts;
}

Result<int> ObserveMauticPass::readContacts(ShrinkGuard guard, const ReportProgress &report,
                                            const std::stop_token &stop)
{
    const auto before = m_store.contacts.count();
    if (!before)
        return fail(before.error());
    if (auto begun = m_store.contacts.beginScan(); !begun)
        return fail(begun.error());
    int seen = 0;
    ContactId last;
    for (;;) {
        const auto page = m_mautic.contactsAfter(last, contactsPerPage, stop);
        if (!page)
            return fail(page.error());
        if (auto kept = keepContacts(*page); !kept)
            return fail(kept.error());
        seen += static_cast<int>(page->size());
        report({.stage = Stage::ReadContacts, .done = seen, .total = *before});
        if (page->size() < contactsPerPage)
            break;
        last = page->last().id;
    }
    if (auto done = finishContacts(guard, {.before = *before, .seen = seen}); !done)
        return fail(done.error());
    return seen;
}

/// Concerned is who belonged to a contact as it was, too.
Result<void> ObserveMauticPass::keepContacts(const QList<Contact> &page)
{
    return inTransaction(m_store.database, [&]() -> Result<void> {
        const auto changed = m_store.contacts.different(page);
        if (!changed)
            return fail(changed.error());
        if (auto queued = queueConcernedBy(idsOf(*changed)); !queued)
            return queued;
        const auto kept = m_store.contacts.observe(*changed, {.at = m_clock.now(), .how = ChangeSource::Scan});
        return kept ? queueConcernedBy(*kept) : Result<void>(fail(kept.error()));
    });
}

Result<void> ObserveMauticPass::queueConcernedBy(const QList<ContactId> &contacts)
{
    if (!m_makesWork)
        return {};
    return lockstep::queueConcernedBy(contacts, m_clock.now(), m_store);
}

Result<void> ObserveMauticPass::finishContacts(ShrinkGuard guard, ReadTally tally)
{
    return inTransaction(m_store.database, [&]() -> Result<void> {
        const auto unseen = m_store.contacts.unseen();
        if (!unseen)
            return fail(unseen.error());
        if (auto queued = queueConcernedBy(*unseen); !queued)
            return queued;
        const auto gone = m_store.contacts.finishScan();
        if (!gone)
            return fail(gone.error());
        tally.lost = *gone;
        if (auto safe = checkShrinkage(guard, tally, u"Mautic"_s); !safe)
            return safe;
        return failsAt("contacts.mirror") ? Result<void>(fail(ErrorKind::StoreFailed, u"failpoint"_s)) : Result<void>();
    });
}

Result<void> ObserveMauticPass::readOptOuts(const ReportProgress &report, const std::stop_token &stop)
{
    QList<DoNotContact> all;
    qint64 lastRow = 0;
    for (bool isLast = false; !isLast;) {
        const auto page = m_mautic.doNotContactAfter(lastRow, optOutsPerPage, stop);
        if (!page)
            return fail(page.error());
        all += page->rows;
        isLast = page->isLast || page->rows.isEmpty();
        if (!page->rows.isEmpty())
            lastRow = page->rows.last().rowId;
        report({.stage = Stage::ReadOptOuts, .done = all.size()});
    }
    return inTransaction(m_store.database, [&]() -> Result<void> {
        const auto changed = m_store.doNotContact.replaceAll(all);
        return changed ? queueConcernedBy(*changed) : Result<void>(fail(changed.error()));
    });
}

Result<void> ObserveMauticPass::readMembers(const QList<SegmentTarget> &segments, const ReportProgress &report,
                                            const std::stop_token &stop)
{
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const auto id = segments[i].id;
        if (!id)
            continue;
        const auto members = m_mautic.segmentMembers(*id, stop);
        if (!members)
            return fail(members.error());
        auto kept = inTransaction(m_store.database, [&]() -> Result<void> {
            const auto changed = m_store.members.replaceMembers(*id, *members);
            return changed ? queueConcernedBy(*changed) : Result<void>(fail(changed.error()));
        });
        if (!kept)
            return kept;
        report({.stage = Stage::ReadSegments, .done = i + 1, .total = segments.size()});
    }
    return {};
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/observe_mautic_pass.h"

#include "domain/failpoint.h"
#include "store/transaction.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

ObserveMauticPass::ObserveMauticPass(ContactApi &mautic, Repositories &store)
    : m_mautic(mautic)
    , m_store(store)
{
}

Result<int> ObserveMauticPass::run(const QList<SegmentTarget> &segments, ShrinkGuard guard,
                                   const ReportProgress &report, const std::stop_token &stop)
{
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
        if (const auto saved = m_store.contacts.upsert(*page); !saved)
            return fail(saved.error());
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

Result<void> ObserveMauticPass::finishContacts(ShrinkGuard guard, ReadTally tally)
{
    auto finishing = Transaction::begin(m_store.database);
    if (!finishing)
        return fail(finishing.error());
    const auto gone = m_store.contacts.finishScan();
    if (!gone)
        return fail(gone.error());
    tally.lost = *gone;
    if (auto safe = checkShrinkage(guard, tally, u"Mautic"_s); !safe)
        return safe;
    if (failsAt("contacts.mirror"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    return finishing->commit();
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
    if (const auto saved = m_store.doNotContact.replaceAll(all); !saved)
        return fail(saved.error());
    return {};
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
        if (const auto saved = m_store.members.replaceMembers(*id, *members); !saved)
            return fail(saved.error());
        report({.stage = Stage::ReadSegments, .done = i + 1, .total = segments.size()});
    }
    return {};
}

} // namespace lockstep

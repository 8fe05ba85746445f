// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/contact_api.h"
#include "sync/repositories.h"

#include <QSet>

namespace lockstep
{

/// What a poll of Mautic brought.
struct PollFindings {
    /// Contacts that changed, came or went.
    int contacts = 0;
    /// Users whose decision may depend on them.
    QSet<AppUserId> concerned = {};
    /// The log does not reach back to where the last poll ended: only a full compare tells what is missing.
    bool hasGap = false;
    /// Nothing is left of the log.
    bool isEmptied = false;
};

/// Asks Mautic what changed and brings the mirror up to it: one request where nothing did (mautic-api.md 11). Own
/// writes are known by the name Mautic logs them under. Where somebody else uses the same credentials, a change of
/// theirs within ten minutes after ours to the same contact is noticed by the next full compare only.
class MauticPoll
{
public:
    static constexpr int entriesPerPage = 5000;
    static constexpr qint64 overlap = 200;
    static constexpr qsizetype contactsPerRead = 500;

    MauticPoll(ContactApi &mautic, Repositories &store, const Clock &clock);

    /// From now on; before a full read begins.
    [[nodiscard]] Result<void> startHere(const std::stop_token &stop);
    /// As ContactApi, and Forbidden or BadReply with the name of the log as subject where it cannot be read.
    [[nodiscard]] Result<PollFindings> pollContacts(const std::stop_token &stop);
    /// Who came into segments or left them, one request where nobody did.
    [[nodiscard]] Result<PollFindings> pollSegments(const std::stop_token &stop);
    /// Reads these contacts anew, with their opt-outs. Those Mautic no longer has under these ids leave the mirror.
    [[nodiscard]] Result<PollFindings> readContacts(const QList<ContactId> &contacts, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> take(const FeedPage &page, qint64 cursor, PollFindings &findings,
                                    const std::stop_token &stop);
    [[nodiscard]] Result<QList<ContactId>> withoutEchoes(const QList<FeedEntry> &entries);
    [[nodiscard]] Result<void> readSome(const QList<ContactId> &contacts, PollFindings &findings,
                                        const std::stop_token &stop);
    [[nodiscard]] Result<void> keepOptOuts(const QList<ContactId> &contacts, const std::stop_token &stop);
    [[nodiscard]] Result<void> keepEvents(const QList<SegmentEvent> &events, PollFindings &findings);

    ContactApi &m_mautic;
    Repositories &m_store;
    const Clock &m_clock;
    /// What the log says of those that are being read.
    QHash<QString, ToldChange> m_told;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_feed.h"
#include "domain/contact.h"
#include "domain/field_mapping.h"
#include "domain/mautic_check.h"
#include "domain/result.h"

#include <QStringList>

#include <stop_token>

namespace lockstep
{

/// A contact to be made. It always has an `email`: one without is never idempotent (mautic-api.md 3.4).
struct ContactDraft {
    QHash<QString, QString> fields;
};

/// Values to be set on a contact. An empty value clears the field.
struct ContactEdit {
    ContactId id;
    QHash<QString, QString> fields;
};

enum class ItemOutcome {
    Created,
    /// A create met a contact with this address, which Mautic then updated (mautic-api.md 3.4): found, not made.
    Existed,
    Updated,
    NotFound,
    /// 422: another contact holds the value of a unique field.
    AddressTaken,
    Rejected,
    Forbidden,
    /// 5xx of one item.
    Failed,
};

/// What became of one item of a batch; items come back in the order they were given.
struct ItemResult {
    ItemOutcome outcome = ItemOutcome::Failed;
    /// As answered; only for Created, Existed and Updated. Its id may differ from the asked one: the contact was
    /// merged.
    std::optional<Contact> contact = std::nullopt;
    /// For Rejected: aliases of the fields Mautic complained about.
    QStringList refusedFields = {};
    /// Mautic's own words, plain text; may hold values, so never for a log.
    QString message = {};
};

struct DoNotContactPage {
    QList<DoNotContact> rows;
    /// Fewer rows than asked for: the end.
    bool isLast = false;
};

struct SegmentAddition {
    ContactId contact;
    bool added = false;
};

/// Mautic, as far as Lockstep uses it: REST v1 of 5.x to 7.x. Calls block; they belong on a worker thread and return
/// Cancelled soon after the token is stopped. Kinds every call can fail with: Cancelled, Offline, TimedOut, NotSecure,
/// WrongAddress, BudgetSpent, Unauthorised, Forbidden, ApiDisabled, RateLimited, ServerFault, BadReply; a write also
/// with OutcomeUnknown: it may have happened, look before writing again.
class ContactApi
{
public:
    virtual ~ContactApi() = default;

    [[nodiscard]] virtual Result<MauticCheck> check(const std::stop_token &stop) = 0;

    /// Contacts with a greater id, ascending, at most `limit` (500 is what Mautic answers well); fewer means the end.
    [[nodiscard]] virtual Result<QList<Contact>> contactsAfter(ContactId last, int limit,
                                                               const std::stop_token &stop) = 0;
    /// One contact by id. The answer's id differs where Mautic merged the asked one away; NotFound where it is deleted.
    [[nodiscard]] virtual Result<Contact> contact(ContactId id, const std::stop_token &stop) = 0;
    /// All contacts whose address equals one of these, letter case aside.
    [[nodiscard]] virtual Result<QList<Contact>> contactsWithEmails(const QStringList &emails,
                                                                    const std::stop_token &stop) = 0;
    /// Those of at most 500 contacts that exist under these very ids, ascending: one that was merged away is missing.
    [[nodiscard]] virtual Result<QList<Contact>> contactsWithIds(const QList<ContactId> &ids,
                                                                 const std::stop_token &stop) = 0;

    [[nodiscard]] virtual Result<QList<ContactField>> contactFields(const std::stop_token &stop) = 0;
    [[nodiscard]] virtual Result<ContactField> createField(const NewContactField &field,
                                                           const std::stop_token &stop) = 0;

    [[nodiscard]] virtual Result<QList<Segment>> segments(const std::stop_token &stop) = 0;
    [[nodiscard]] virtual Result<Segment> createSegment(const QString &name, const std::stop_token &stop) = 0;
    /// Every row of the membership table for this segment, those removed by hand included.
    [[nodiscard]] virtual Result<QList<SegmentMember>> segmentMembers(SegmentId segment,
                                                                      const std::stop_token &stop) = 0;
    /// At most 500 (mautic-api.md 16). One answer for each id.
    [[nodiscard]] virtual Result<QList<SegmentAddition>>
    addToSegment(SegmentId segment, const QList<ContactId> &contacts, const std::stop_token &stop) = 0;

    /// Do Not Contact rows with a greater row id, ascending.
    [[nodiscard]] virtual Result<DoNotContactPage> doNotContactAfter(qint64 lastRow, int limit,
                                                                     const std::stop_token &stop) = 0;
    /// Every Do Not Contact row of at most 500 contacts, ascending by row.
    [[nodiscard]] virtual Result<QList<DoNotContact>> doNotContactOf(const QList<ContactId> &contacts,
                                                                     const std::stop_token &stop) = 0;
    /// Adds an opt-out on the e-mail channel and returns the contact's opt-outs as Mautic answered them.
    [[nodiscard]] virtual Result<QList<DoNotContact>> addDoNotContact(ContactId contact, DoNotContactReason reason,
                                                                      const QString &comments,
                                                                      const std::stop_token &stop) = 0;

    // Mautic's logs (mautic-api.md 11). A log this Mautic, or our role in it, does not give us is a Forbidden or a
    // BadReply whose `subject` is the name of its table, `audit_log` or `lead_event_log`: read everything instead.

    /// Entries about contacts with a greater id, ascending, out of at most `limit` (5,000 is what Mautic answers well)
    /// rows. Ids are given before a change is committed, so one may appear behind others: ask from a little earlier.
    [[nodiscard]] virtual Result<FeedPage> contactChangesAfter(qint64 lastEntry, int limit,
                                                               const std::stop_token &stop) = 0;
    /// The id of the newest entry; 0 where there is none.
    [[nodiscard]] virtual Result<qint64> newestContactChange(const std::stop_token &stop) = 0;
    /// Who came into segments and left them. A contact's events go with it when it is deleted.
    [[nodiscard]] virtual Result<SegmentEventPage> segmentEventsAfter(qint64 lastEvent, int limit,
                                                                      const std::stop_token &stop) = 0;
    [[nodiscard]] virtual Result<qint64> newestSegmentEvent(const std::stop_token &stop) = 0;

    /// At most `batchLimit()` items, every one with an e-mail of its own.
    [[nodiscard]] virtual Result<QList<ItemResult>> createContacts(const QList<ContactDraft> &drafts,
                                                                   const std::stop_token &stop) = 0;
    /// At most `batchLimit()` items, no id twice.
    [[nodiscard]] virtual Result<QList<ItemResult>> editContacts(const QList<ContactEdit> &edits,
                                                                 const std::stop_token &stop) = 0;
    /// Items a batch may have: 200, or what Mautic said when it refused more (mautic-api.md 3.10).
    [[nodiscard]] virtual int batchLimit() const = 0;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact_event.h"
#include "domain/credentials.h"
#include "http/http_transport.h"
#include "mautic/contact_reader.h"
#include "mautic/json.h"
#include "mautic/mautic_query.h"
#include "mautic/mautic_session.h"
#include "ports/clock.h"
#include "ports/contact_api.h"

namespace lockstep
{

struct MauticClientSettings {
    /// Aliases of the contact fields that are read; `email` always is. Others are left out of every Contact.
    QStringList wantedAliases = {};
    /// What a batch may have until Mautic says otherwise (mautic-api.md 3.10).
    int batchLimit = 200;
};

/// ContactApi over REST v1. Blocks and belongs to the transport's thread. Batches larger than Mautic turns out to
/// accept are sent again in smaller ones: Mautic writes nothing of a batch it finds too long.
class MauticClient : public ContactApi
{
public:
    /// `transport` and `clock` outlive the client.
    MauticClient(MauticAccess access, const MauticClientSettings &settings, HttpTransport &transport,
                 const Clock &clock);

    [[nodiscard]] Result<MauticCheck> check(const std::stop_token &stop) override;

    [[nodiscard]] Result<QList<Contact>> contactsAfter(ContactId last, int limit, const std::stop_token &stop) override;
    [[nodiscard]] Result<Contact> contact(ContactId id, const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<Contact>> contactsWithEmails(const QStringList &emails,
                                                            const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<Contact>> contactsWithIds(const QList<ContactId> &ids,
                                                         const std::stop_token &stop) override;

    [[nodiscard]] Result<QList<ContactField>> contactFields(const std::stop_token &stop) override;
    [[nodiscard]] Result<ContactField> createField(const NewContactField &field, const std::stop_token &stop) override;

    [[nodiscard]] Result<QList<Segment>> segments(const std::stop_token &stop) override;
    [[nodiscard]] Result<Segment> createSegment(const QString &name, const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<SegmentMember>> segmentMembers(SegmentId segment, const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<SegmentAddition>> addToSegment(SegmentId segment, const QList<ContactId> &contacts,
                                                              const std::stop_token &stop) override;

    [[nodiscard]] Result<DoNotContactPage> doNotContactAfter(qint64 lastRow, int limit,
                                                             const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<DoNotContact>> doNotContactOf(const QList<ContactId> &contacts,
                                                             const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<DoNotContact>> addDoNotContact(ContactId contact, DoNotContactReason reason,
                                                              const QString &comments,
                                                              const std::stop_token &stop) override;

    [[nodiscard]] Result<FeedPage> contactChangesAfter(qint64 lastEntry, int limit,
                                                       const std::stop_token &stop) override;
    [[nodiscard]] Result<qint64> newestContactChange(const std::stop_token &stop) override;
    [[nodiscard]] Result<SegmentEventPage> segmentEventsAfter(qint64 lastEvent, int limit,
                                                              const std::stop_token &stop) override;
    [[nodiscard]] Result<qint64> newestSegmentEvent(const std::stop_token &stop) override;

    [[nodiscard]] Result<QList<ItemResult>> createContacts(const QList<ContactDraft> &drafts,
                                                           const std::stop_token &stop) override;
    [[nodiscard]] Result<QList<ItemResult>> editContacts(const QList<ContactEdit> &edits,
                                                         const std::stop_token &stop) override;
    [[nodiscard]] int batchLimit() const override { return m_batchLimit; }

    /// What happened to a contact, the newest first, at most `limit`. In the words and language of the API user.
    [[nodiscard]] Result<ContactEventPage> newestEvents(ContactId id, int limit, const std::stop_token &stop);

private:
    struct Batch;

    [[nodiscard]] Result<JsonValue> ask(const MauticCall &call, const std::stop_token &stop);
    [[nodiscard]] Result<QList<DoNotContact>> optOutsAfter(qint64 lastRow, const QList<ContactId> &contacts,
                                                           const std::stop_token &stop);
    [[nodiscard]] Result<JsonValue> askLog(const QString &table, const MauticCall &call, const std::stop_token &stop);
    [[nodiscard]] Result<qint64> newestOf(const QString &table, const MauticQuery &conditions,
                                          const std::stop_token &stop);
    [[nodiscard]] Result<QList<Contact>> pageOfContacts(const MauticQuery &where, int limit,
                                                        const std::stop_token &stop);
    [[nodiscard]] Result<QList<Contact>> contactsIn(const QStringList &emails, const std::stop_token &stop);
    [[nodiscard]] Result<QList<ItemResult>> sendInPieces(const Batch &batch, const std::stop_token &stop);
    [[nodiscard]] Result<QList<ItemResult>> sendPiece(const Batch &batch, qsizetype from, const std::stop_token &stop);

    MauticSession m_session;
    const Clock &m_clock;
    JsonReader m_json;
    ContactReader m_contacts;
    int m_batchLimit;
};

} // namespace lockstep

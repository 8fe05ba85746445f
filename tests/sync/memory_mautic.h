// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/contact_api.h"
#include "ports/request_gate.h"

#include <functional>
#include <map>

namespace lockstep
{

/// A Mautic that lives in the test: enough of its rules for the engine to be held to its promises, and every call can
/// be made to fail, before or after it took effect.
class MemoryMautic final : public ContactApi
{
public:
    MemoryMautic();

    // What a test arranges and looks at. Changes are made by "Ada Admin" in Mautic's own window.
    ContactId add(const QHash<QString, QString> &fields);
    void remove(ContactId id);
    /// As Mautic's own merge: the loser's id answers with the winner from now on.
    void merge(ContactId loser, ContactId winner);
    void set(ContactId id, const QString &alias, const QString &value);
    /// As an import that writes the table itself: no log says so.
    void setSilently(ContactId id, const QString &alias, const QString &value);
    [[nodiscard]] QString value(ContactId id, const QString &alias) const;
    [[nodiscard]] QList<ContactId> idsWithEmail(const QString &email) const;
    [[nodiscard]] bool isOptedOut(ContactId id) const;
    void optOut(ContactId id, DoNotContactReason reason);
    [[nodiscard]] bool isMember(const QString &segment, ContactId id) const;
    void removeByHand(const QString &segment, ContactId id);
    [[nodiscard]] bool has(ContactId id) const { return m_contacts.contains(id); }
    [[nodiscard]] int contactCount() const { return static_cast<int>(m_contacts.size()); }
    void addField(const ContactField &field) { m_fields.append(field); }
    void addSegment(const QString &name);
    /// By hand, as removeByHand takes out.
    void addMember(const QString &segment, ContactId id);
    /// What stands in the logs behind what this client does.
    [[nodiscard]] static QString clientName() { return QStringLiteral("lockstep [1]"); }
    [[nodiscard]] const QList<FeedEntry> &audit() const { return m_audit; }
    /// As Mautic's maintenance: the oldest entries up to this one are gone.
    void purgeAudit(qint64 until);
    /// The next entry has its id, and is not visible yet: its change is not committed.
    void withholdNextEntry() { m_withheld = m_nextEntry; }
    void showWithheld() { m_withheld = 0; }
    /// Both logs are answered with this from now on; nothing: they are readable again.
    void refuseLogs(std::optional<ErrorKind> kind) { m_logsRefused = kind; }
    /// This value of this field is refused with a 400 that names the field.
    void refuse(const QString &alias, const QString &value) { m_refused.insert(alias, value); }
    void accept(const QString &alias, const QString &value) { m_refused.remove(alias, value); }
    [[nodiscard]] int writes() const { return m_writes; }
    [[nodiscard]] int calls() const { return m_calls; }
    void forgetCalls() { m_writes = m_calls = 0; }
    void failNothing()
    {
        m_failAt = m_failWriteAt = m_crashAt = m_happensAt = 0;
        m_isCrashing = false;
    }
    /// Every request asks this first, as the real one does.
    void setGate(RequestGate *gate) { m_gate = gate; }
    void setBatchLimit(int limit) { m_batchLimit = limit; }
    /// The n-th write from now fails so.
    void failWrite(int n, ErrorKind kind, bool afterEffect = false);
    /// What is thrown where the process dies: nothing of the call is known afterwards.
    struct Crash {
    };
    /// The n-th write from now is the last thing the process does, before or after it took effect.
    void crashAtWrite(int n, bool afterEffect);
    /// Every batch with this address in it ends in nobody knows what, and writes nothing.
    void breakOn(const QString &email) { m_poison = email; }
    /// Nothing is answered until it comes back.
    void goDown(ErrorKind kind) { m_down = kind; }
    void comeBack() { m_down.reset(); }
    /// Sees what this client writes to a contact, right before it takes effect; what it throws stops the test.
    void watchWrites(std::function<void(const Contact &before, const QHash<QString, QString> &fields)> watch);
    /// Sees whom this client makes a member, likewise.
    void watchAdditions(std::function<void(SegmentId, ContactId)> watch) { m_additionWatch = std::move(watch); }
    /// Sees every request that reaches Mautic.
    void watchCalls(std::function<void()> watch) { m_callWatch = std::move(watch); }
    /// How many requests ended in an error the test asked for.
    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] QList<Contact> all() const;
    [[nodiscard]] QList<DoNotContact> optOutsOf(ContactId id) const;
    [[nodiscard]] QList<SegmentMember> membershipsOf(ContactId id) const;
    /// Something happens elsewhere while the n-th write from now is answered.
    void duringWrite(int n, std::function<void()> happening);
    /// What was asked of it, by name, in order.
    [[nodiscard]] const QStringList &journal() const { return m_journal; }
    [[nodiscard]] int createCalls() const { return m_createCalls; }
    /// The n-th call from now fails so; a write takes effect before it fails if `afterEffect`.
    void failCall(int n, ErrorKind kind, bool afterEffect = false);

    Result<MauticCheck> check(const std::stop_token &stop) override;
    Result<QList<Contact>> contactsAfter(ContactId last, int limit, const std::stop_token &stop) override;
    Result<Contact> contact(ContactId id, const std::stop_token &stop) override;
    Result<QList<Contact>> contactsWithEmails(const QStringList &emails, const std::stop_token &stop) override;
    Result<QList<Contact>> contactsWithIds(const QList<ContactId> &ids, const std::stop_token &stop) override;
    Result<QList<ContactField>> contactFields(const std::stop_token &stop) override;
    Result<ContactField> createField(const NewContactField &field, const std::stop_token &stop) override;
    Result<QList<Segment>> segments(const std::stop_token &stop) override;
    Result<Segment> createSegment(const QString &name, const std::stop_token &stop) override;
    Result<QList<SegmentMember>> segmentMembers(SegmentId segment, const std::stop_token &stop) override;
    Result<QList<SegmentAddition>> addToSegment(SegmentId segment, const QList<ContactId> &contacts,
                                                const std::stop_token &stop) override;
    Result<DoNotContactPage> doNotContactAfter(qint64 lastRow, int limit, const std::stop_token &stop) override;
    Result<QList<DoNotContact>> doNotContactOf(const QList<ContactId> &contacts, const std::stop_token &stop) override;
    Result<QList<DoNotContact>> addDoNotContact(ContactId contact, DoNotContactReason reason, const QString &comments,
                                                const std::stop_token &stop) override;
    Result<FeedPage> contactChangesAfter(qint64 lastEntry, int limit, const std::stop_token &stop) override;
    Result<qint64> newestContactChange(const std::stop_token &stop) override;
    Result<SegmentEventPage> segmentEventsAfter(qint64 lastEvent, int limit, const std::stop_token &stop) override;
    Result<qint64> newestSegmentEvent(const std::stop_token &stop) override;
    Result<QList<ItemResult>> createContacts(const QList<ContactDraft> &drafts, const std::stop_token &stop) override;
    Result<QList<ItemResult>> editContacts(const QList<ContactEdit> &edits, const std::stop_token &stop) override;
    int batchLimit() const override { return m_batchLimit; }

private:
    enum class Effect { Read, Write };
    /// Counts the call; the error it shall end in, if it is its turn.
    std::optional<Error> turn(Effect effect);
    /// To be called once a write took effect.
    void crashIfDue();
    bool failsBefore(const std::optional<Error> &error) const { return error && !m_failsNow; }
    /// The error a log is answered with, if any.
    std::optional<Error> logTurn(const QString &table);
    ContactId insert(const QHash<QString, QString> &fields);
    void optOutBy(const QString &by, ContactId id, DoNotContactReason reason);
    void record(const QString &by, FeedAction action, ContactId id);
    void recordSegment(SegmentId segment, ContactId id, bool added);
    ItemResult createOne(const ContactDraft &draft);
    ItemResult editOne(const ContactEdit &edit);
    ItemResult write(Contact &contact, const QHash<QString, QString> &fields, ItemOutcome outcome);
    std::optional<ItemResult> refusalOf(const QHash<QString, QString> &fields) const;
    bool isHeldByOther(ContactId self, const QString &email) const;

    std::map<ContactId, Contact> m_contacts;
    /// Every address a contact has or had.
    QMultiHash<QString, ContactId> m_byAddress;
    QHash<ContactId, ContactId> m_merged;
    QList<DoNotContact> m_doNotContact;
    QList<SegmentMember> m_members;
    QList<ContactField> m_fields;
    QList<Segment> m_segments;
    QMultiHash<QString, QString> m_refused;
    QList<FeedEntry> m_audit;
    QList<SegmentEvent> m_events;
    qint64 m_nextEntry = 1;
    qint64 m_nextEvent = 1;
    qint64 m_withheld = 0;
    std::optional<ErrorKind> m_logsRefused;
    qint64 m_nextContact = 1;
    qint64 m_nextRow = 1;
    int m_writes = 0;
    int m_calls = 0;
    int m_failAt = 0;
    int m_failWriteAt = 0;
    int m_crashAt = 0;
    bool m_crashesAfterEffect = false;
    bool m_isCrashing = false;
    int m_happensAt = 0;
    std::function<void()> m_happening;
    std::function<void(const Contact &, const QHash<QString, QString> &)> m_writeWatch;
    std::function<void(SegmentId, ContactId)> m_additionWatch;
    std::function<void()> m_callWatch;
    int m_faults = 0;
    QStringList m_journal;
    int m_batchLimit = 3;
    int m_createCalls = 0;
    QString m_poison;
    std::optional<ErrorKind> m_down;
    RequestGate *m_gate = nullptr;
    ErrorKind m_failKind = ErrorKind::Offline;
    bool m_failAfterEffect = false;
    /// The present call takes effect and fails.
    bool m_failsNow = false;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "domain/result.h"
#include "sandbox/sandbox_settings.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace lockstep
{

/// A pretend Mautic 7.0.0 on the loopback address, with its traps: what mautic-api.md tells and the recordings show.
/// It remembers nothing beyond its own life. Every function may be called from any thread.
class SandboxMautic
{
public:
    explicit SandboxMautic(SandboxSettings settings = {});
    ~SandboxMautic();
    SandboxMautic(const SandboxMautic &) = delete;
    SandboxMautic &operator=(const SandboxMautic &) = delete;

    /// Begins to answer. BadSettings when the port is taken.
    [[nodiscard]] Result<void> start();
    void stop();
    /// `http://127.0.0.1:<port>`
    [[nodiscard]] QUrl address() const;
    [[nodiscard]] QByteArray clientId() const;
    [[nodiscard]] QByteArray clientSecret() const;
    [[nodiscard]] QByteArray userName() const;
    [[nodiscard]] QByteArray password() const;

    // what was asked, and what goes wrong next

    [[nodiscard]] QList<SeenRequest> requests() const;
    [[nodiscard]] int writingRequests() const;
    void forgetRequests();
    void inject(const SandboxFault &fault);
    void clearFaults();
    void setApiEnabled(bool enabled);
    void setBasicEnabled(bool enabled);
    /// Answers 403 where the path begins so, as for a user without that right.
    void setForbiddenPaths(const QStringList &paths);
    void expireTokens();

    // as somebody in Mautic, its database or its command line would; no check of values, no refusals

    /// Fields by alias. Ids count from 1.
    ContactId addContact(const QHash<QString, QString> &fields);
    /// A visitor the tracking script saw: anonymous, with a device.
    ContactId addVisitor();
    void setField(ContactId contact, const QString &alias, const QString &value);
    void setAddedAt(ContactId contact, const QDateTime &time);
    void removeContact(ContactId contact);
    /// `mautic:contacts:deduplicate:ids`: the older goes into the newer, whose values win; the opt-outs of the older
    /// are lost (mautic-api.md 8).
    void mergeByCommandLine(ContactId older, ContactId newer);
    void addDoNotContact(ContactId contact, const QString &channel, DoNotContactReason reason,
                         const QString &comments = {});
    void addContactField(const QString &alias, const QString &label, const QString &type = QStringLiteral("text"));
    SegmentId addSegment(const QString &name, const QString &alias);
    void addToSegment(SegmentId segment, ContactId contact);

    /// Nothing when there is no such contact; merges are not followed.
    [[nodiscard]] std::optional<Contact> contact(ContactId id) const;
    /// Ascending.
    [[nodiscard]] QList<ContactId> contactIds() const;
    [[nodiscard]] QList<ContactId> contactsWithEmail(const QString &email) const;
    [[nodiscard]] QList<DoNotContact> doNotContact(ContactId contact) const;
    [[nodiscard]] QList<ContactId> members(SegmentId segment) const;

private:
    class Running;
    std::unique_ptr<Running> m_running;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/credentials.h"
#include "http/http_transport.h"

namespace lockstep
{

/// Lets everything pass.
class NoLimit final : public RequestGate
{
public:
    Result<void> admit(RequestKind) override { return {}; }
    Result<void> heed(const AnswerHints &) override { return {}; }
    [[nodiscard]] Result<std::optional<int>> left() const override { return std::optional<int>(); }
    void setPurpose(Purpose purpose) override { m_purpose = purpose; }
    [[nodiscard]] Purpose purpose() const override { return m_purpose; }

private:
    Purpose m_purpose = Purpose::Person;
};

/// The usual way to bring users into Mautic, for comparison: for each of them a search by address, a create or an edit,
/// and a request that adds it to the segment, one after the other over a connection that is kept.
class UsualClient
{
public:
    /// `clock` outlives it.
    UsualClient(const MauticAccess &access, const Clock &clock);

    [[nodiscard]] Result<void> signIn();
    [[nodiscard]] Result<void> bring(const AppUser &user, SegmentId segment);
    /// Of whole values of one field, 200 contacts a request: as somebody else's import.
    [[nodiscard]] Result<void> edit(const QList<ContactId> &contacts, const QString &alias, const QString &value);
    /// Takes what was brought away again.
    [[nodiscard]] Result<void> remove(const QList<ContactId> &contacts);
    /// All that were sent, sign-in included.
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] const QList<ContactId> &brought() const { return m_brought; }

private:
    [[nodiscard]] Result<QByteArray> ask(const QByteArray &verb, const QString &path, const QByteArray &body = {});
    [[nodiscard]] Result<ContactId> idIn(const QByteArray &answer) const;

    QUrl m_address;
    QString m_clientId;
    Secret m_clientSecret;
    NoLimit m_gate;
    HttpTransport m_transport;
    QByteArray m_authorization;
    int m_requests = 0;
    QList<ContactId> m_brought;
};

} // namespace lockstep

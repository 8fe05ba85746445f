// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/contact_api.h"
#include "ports/user_directory.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Reads a few users and the contacts they are linked to or share an address with, instead of everybody: a request for
/// each hundred addresses and two for each five hundred linked contacts. Segments stay as they were last read.
class ObservePeoplePass
{
public:
    ObservePeoplePass(UserDirectory &directory, ContactApi &mautic, Repositories &store, const Clock &clock);

    /// Users created after this are new.
    void setNewUsersSince(Moment moment) { m_newUsersSince = moment; }
    /// The users as they are now, and work for those who changed. NotFound where the application has none of them.
    [[nodiscard]] Result<QList<AppUser>> run(const QList<AppUserId> &ids, const std::stop_token &stop);
    /// The contacts alone, of users as the mirror has them: after a write whose outcome nobody knows,
    /// which may have arrived with an address the user no longer has.
    [[nodiscard]] Result<void> lookUp(const QList<AppUserId> &ids, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> keep(const QList<AppUser> &users);
    [[nodiscard]] Result<QStringList> addressesSent(const QList<AppUserId> &ids);
    [[nodiscard]] Result<void> readContactsOf(const QList<AppUser> &users, const std::stop_token &stop);

    UserDirectory &m_directory;
    ContactApi &m_mautic;
    Repositories &m_store;
    const Clock &m_clock;
    Moment m_newUsersSince = {};
};

} // namespace lockstep

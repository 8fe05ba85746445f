// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/contact_api.h"
#include "ports/user_directory.h"
#include "sync/repositories.h"

namespace lockstep
{

/// Reads a few users and the contacts they are linked to or share an address with, instead of everybody: one request
/// for all addresses and one for each linked contact. Opt-outs and segments stay as they were last read.
class ObservePeoplePass
{
public:
    ObservePeoplePass(UserDirectory &directory, ContactApi &mautic, Repositories &store);

    /// The users as they are now. NotFound where the application has none of them.
    [[nodiscard]] Result<QList<AppUser>> run(const QList<AppUserId> &ids, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> readContact(ContactId id, const std::stop_token &stop);

    UserDirectory &m_directory;
    ContactApi &m_mautic;
    Repositories &m_store;
};

} // namespace lockstep

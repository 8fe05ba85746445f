// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/users_mapping.h"
#include "users/users_url.h"

#include <functional>
#include <memory>

namespace lockstep
{

/// What an operator may run by hand in PostgreSQL, so that changes are known at once: a trigger that says `something
/// changed`, not what, to whoever listens. Empty for other databases. Nothing here runs it.
[[nodiscard]] QString triggerStatement(const UsersMapping &mapping, DatabaseKind kind);
/// The same taken away again.
[[nodiscard]] QString triggerRemoval(const UsersMapping &mapping, DatabaseKind kind);

/// Listens to that trigger on a thread and a connection of its own, and connects again when that is lost, soon at
/// first and every minute in the end. It makes polls earlier; it does not replace them.
class ChangeListener
{
public:
    /// Called on the listener's thread, and never again once the destructor has returned. Also after each connecting,
    /// since nobody knows what was said meanwhile.
    using WakeUp = std::function<void()>;

    [[nodiscard]] static bool isPossible(DatabaseKind kind) { return kind == DatabaseKind::PostgreSql; }

    ChangeListener(UsersDatabaseAddress address, WakeUp wakeUp);
    ChangeListener(const ChangeListener &) = delete;
    ChangeListener &operator=(const ChangeListener &) = delete;
    /// Waits for the thread: where it is just connecting to a server that does not answer, a few seconds.
    ~ChangeListener();

private:
    class Thread;

    std::unique_ptr<Thread> m_thread;
};

} // namespace lockstep

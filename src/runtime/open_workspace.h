// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/held_lease.h"
#include "runtime/workspace_folder.h"
#include "runtime/workspace_settings_file.h"
#include "sync/repositories.h"

namespace lockstep
{

/// A workspace opened for work: its folder, its store and its settings. Belongs to the thread that opened it. From its
/// opening on the program logs into it.
class OpenWorkspace
{
public:
    /// StoreMissing where there is no workspace; what Database::openExisting fails with.
    [[nodiscard]] static Result<std::unique_ptr<OpenWorkspace>> openExisting(const QString &path);
    /// The same, and StoreMissing where it was never set up: afterwards there are settings.
    [[nodiscard]] static Result<std::unique_ptr<OpenWorkspace>> openSetUp(const QString &path);
    /// Makes the workspace where the folder holds neither store nor settings. Settings without a store are
    /// StoreMissing: links would be lost.
    [[nodiscard]] static Result<std::unique_ptr<OpenWorkspace>> openOrCreate(const QString &path);

    /// For runs by hand: one engine works in a workspace at a time. The one in the background makes room within
    /// seconds; StoreBusy, with the other's name as subject, where somebody else is at work. Held until this goes.
    [[nodiscard]] Result<void> takeForWork(const std::stop_token &stop = {});
    /// Null while the workspace was not taken.
    [[nodiscard]] HeldLease *lease() const { return m_lease.get(); }
    /// Ties the store to this Mautic. Guarded, with the other one as subject, where it has links to another.
    [[nodiscard]] Result<void> bindTo(const QString &mauticAddress, const QString &usersDatabase, Moment now);

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] Repositories &store() { return m_repositories; }
    /// Nothing before the set-up.
    [[nodiscard]] const std::optional<WorkspaceSettings> &settings() const { return m_settings; }
    [[nodiscard]] Result<void> save(const WorkspaceSettings &settings);

private:
    OpenWorkspace(WorkspaceFolder folder, std::unique_ptr<Database> database,
                  std::optional<WorkspaceSettings> settings);

    [[nodiscard]] static Result<std::unique_ptr<OpenWorkspace>> finish(WorkspaceFolder folder,
                                                                       Result<std::unique_ptr<Database>> database);

    WorkspaceFolder m_folder;
    std::unique_ptr<Database> m_database;
    Repositories m_repositories;
    std::optional<WorkspaceSettings> m_settings;
    std::unique_ptr<HeldLease> m_lease;
};

} // namespace lockstep

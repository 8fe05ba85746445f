// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace lockstep
{

/// What a store belongs to.
struct Workspace {
    /// Random, made once.
    QString id;
    QString mauticAddress;
    /// In words, without a password: driver, host, database.
    QString usersDatabase;
    Moment createdAt;

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

/// The one workspace of a store, and values kept by key beside it.
class WorkspaceRepository
{
public:
    explicit WorkspaceRepository(Database &database)
        : m_database(database)
    {
    }

    /// Makes the workspace with an id of its own; BadInput where the store has one.
    [[nodiscard]] Result<Workspace> create(const QString &mauticAddress, const QString &usersDatabase, Moment now);
    /// Nothing until it is made.
    [[nodiscard]] Result<std::optional<Workspace>> find();
    /// Changes the addresses; the id must be that of the store's workspace.
    [[nodiscard]] Result<void> update(const Workspace &workspace);

    [[nodiscard]] Result<std::optional<QString>> value(const QString &key);
    [[nodiscard]] Result<void> setValue(const QString &key, const QString &value);
    /// What people are hashed with in the log; random, made once.
    [[nodiscard]] Result<QByteArray> logKey();
    [[nodiscard]] Result<void> removeValue(const QString &key);

private:
    Database &m_database;
};

} // namespace lockstep

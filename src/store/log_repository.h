// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/database.h"

namespace lockstep
{

enum class LogLevel { Info, Warning, Error };

/// One line of the workspace's log: codes, never a secret or an address of a person.
struct LogEntry {
    Moment at;
    LogLevel level = LogLevel::Info;
    /// `run`, `mautic`, `users`, `store`.
    QString category = {};
    QString code = {};
    /// What it is about: a table, a host, a route.
    QString subject = {};
    std::optional<RunId> run = std::nullopt;

    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

class LogRepository
{
public:
    /// Older entries make room.
    static constexpr int keptEntries = 10'000;

    explicit LogRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> add(const QList<LogEntry> &entries);
    /// Newest first.
    [[nodiscard]] Result<QList<LogEntry>> last(int limit);

private:
    Database &m_database;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "store/database.h"

#include <QTemporaryDir>

namespace lockstep::test
{

/// The value of a result that has to succeed.
template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

template <class T>
std::optional<ErrorKind> kindOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

/// An empty store in a folder of its own.
class StoreWorld
{
public:
    StoreWorld()
        : m_database(must(Database::create(path())))
    {
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("workspace.db")); }
    [[nodiscard]] Database &database() { return *m_database; }
    /// As after a new start of the program.
    void reopen()
    {
        m_database.reset();
        m_database = must(Database::openExisting(path()));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

class StoppedClock final : public Clock
{
public:
    explicit StoppedClock(Moment now)
        : m_now(now)
    {
    }

    [[nodiscard]] Moment now() const override { return m_now; }
    void set(Moment now) { m_now = now; }
    void advance(std::chrono::seconds by) { m_now.microseconds += by.count() * 1'000'000; }

private:
    Moment m_now;
};

} // namespace lockstep::test

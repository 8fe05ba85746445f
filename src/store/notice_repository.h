// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/situation.h"
#include "store/database.h"

namespace lockstep
{

struct NoticeCount {
    NoticeKind kind;
    int count = 0;

    friend bool operator==(const NoticeCount &, const NoticeCount &) = default;
};

/// What runs found and left alone: how many of each kind, and the first few of them.
class NoticeRepository
{
public:
    /// Kept of each kind and run; the rest is only counted.
    static constexpr int keptPerKind = 100;

    explicit NoticeRepository(Database &database)
        : m_database(database)
    {
    }

    /// Replaces what the run had.
    [[nodiscard]] Result<void> save(RunId run, const QList<Notice> &notices);
    /// In the order of the kinds.
    [[nodiscard]] Result<QList<NoticeCount>> counts(RunId run);
    /// By kind, each in the order given.
    [[nodiscard]] Result<QList<Notice>> first(RunId run);

private:
    Database &m_database;
};

} // namespace lockstep

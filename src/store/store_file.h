// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>

namespace lockstep
{

/// `LkSt`, at its place in the header of the file (https://www.sqlite.org/fileformat.html 1.3.15).
inline constexpr quint32 storeApplicationId = 0x4c6b5374;

/// What the file itself tells before it is opened.
struct StoreFileState {
    quint32 schema = 0;
    /// It was not closed in good order, or its size is odd.
    bool isSuspicious = false;
};

/// SQLite's log in shared memory does not work on these (https://www.sqlite.org/wal.html, "Overview").
[[nodiscard]] bool isNetworkFileSystem(const QByteArray &type);

/// StoreFailed where the folder is on a file system of another machine.
[[nodiscard]] Result<void> checkFolder(const QString &path);

/// Looks at the file without opening it as a database, and takes it away from other accounts. StoreMissing,
/// StoreDamaged, StoreReadOnly, StoreFailed.
[[nodiscard]] Result<StoreFileState> inspectStoreFile(const QString &path);

/// An empty file for the owner alone; fails where there is one.
[[nodiscard]] Result<void> makePrivateFile(const QString &path);

/// Gives a finished file its name, for good, unless there is one of that name: BadInput.
[[nodiscard]] Result<void> publishFile(const QString &made, const QString &path);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store_file.h"

#include <optional>
#include <utility>

namespace lockstep
{

/// One use of a store by this process. POSIX takes all locks of a process on a file away when any descriptor of it is
/// closed (https://www.sqlite.org/howtocorrupt.html 2.2), so a file that is a database of ours already is not opened
/// in another way: another process would believe it was the last and take the log away from under us. From any thread.
class StoreUse
{
public:
    /// Looks at the file first where it is not in use here. Fails as `inspectStoreFile`.
    [[nodiscard]] static Result<StoreUse> begin(const QString &path);
    StoreUse(const StoreUse &) = delete;
    StoreUse &operator=(const StoreUse &) = delete;
    StoreUse(StoreUse &&other) noexcept;
    StoreUse &operator=(StoreUse &&) = delete;
    /// To be ended after the connection was closed.
    ~StoreUse();

    /// As the file told; of one in use already, what every sound store tells.
    [[nodiscard]] const StoreFileState &state() const { return m_state; }

private:
    /// Device and number of the file.
    using File = std::pair<quint64, quint64>;

    StoreUse(File file, StoreFileState state);
    [[nodiscard]] static std::optional<File> fileAt(const QString &path);

    std::optional<File> m_file;
    StoreFileState m_state;
};

} // namespace lockstep

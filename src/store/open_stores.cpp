// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/open_stores.h"

#include <QFile>

#include <map>
#include <mutex>
#include <sys/stat.h>

namespace lockstep
{

namespace
{

struct Uses {
    std::mutex mutex;
    std::map<std::pair<quint64, quint64>, int> counts;
};

Uses &uses()
{
    static Uses all;
    return all;
}

} // namespace

std::optional<StoreUse::File> StoreUse::fileAt(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return File(status.st_dev, status.st_ino);
}

Result<StoreUse> StoreUse::begin(const QString &path)
{
    const std::lock_guard guard(uses().mutex);
    auto file = fileAt(path);
    if (file && uses().counts.contains(*file))
        return StoreUse(*file, {});
    const auto state = inspectStoreFile(path);
    if (!state)
        return tl::unexpected(state.error());
    file = fileAt(path);
    if (!file)
        return fail(ErrorKind::StoreMissing, QStringLiteral("no file"), path);
    return StoreUse(*file, *state);
}

StoreUse::StoreUse(File file, StoreFileState state)
    : m_file(file)
    , m_state(state)
{
    ++uses().counts[file];
}

StoreUse::StoreUse(StoreUse &&other) noexcept
    : m_file(std::exchange(other.m_file, std::nullopt))
    , m_state(other.m_state)
{
}

StoreUse::~StoreUse()
{
    if (!m_file)
        return;
    const std::lock_guard guard(uses().mutex);
    if (--uses().counts[*m_file] == 0)
        uses().counts.erase(*m_file);
}

} // namespace lockstep

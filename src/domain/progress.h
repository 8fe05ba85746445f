// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace lockstep
{

enum class Stage { ReadUsers, ReadContacts, ReadOptOuts, ReadSegments, Resolve, Decide, Apply };

struct Progress {
    Stage stage;
    qint64 done = 0;
    /// 0: not known.
    qint64 total = 0;

    friend bool operator==(const Progress &, const Progress &) = default;
};

/// Called on the engine's thread, often; must return at once.
using ReportProgress = std::function<void(const Progress &)>;

} // namespace lockstep

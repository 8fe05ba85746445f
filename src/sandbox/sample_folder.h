// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sample_people.h"

namespace lockstep
{

/// Where the sandbox is and how to get in, for the programs that use it.
struct SampleFolder {
    QString folder;
    QUrl address = {};
    QByteArray clientId = {};
    QByteArray clientSecret = {};

    [[nodiscard]] QString database() const;
    [[nodiscard]] QString manifest() const;
    /// One line of JSON: `{"url","clientId","clientSecret","database","manifest"}`.
    [[nodiscard]] QByteArray announcement() const;
};

/// Writes `application.sqlite`, `manifest.json`, `sandbox.json` and `sandbox.env` afresh; the last two, which hold the
/// client secret, for their owner alone.
[[nodiscard]] Result<SampleFolder> writeSampleFolder(const QString &folder, SandboxMautic &mautic,
                                                     const SampleSettings &settings);

} // namespace lockstep

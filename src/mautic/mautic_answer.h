// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "http/http_message.h"

#include <QStringList>

#include <optional>

namespace lockstep
{

/// What Mautic says about a failure (mautic-api.md 1.1 and 2.4); everything may be missing.
struct MauticComplaint {
    bool isJson = false;
    QString type = {};
    /// May hold values and addresses: never for a log.
    QString message = {};
    QStringList fields = {};
};

[[nodiscard]] MauticComplaint complaintIn(const QByteArray &body);

/// Nothing for a 2xx that looks like JSON, else the reason it cannot be used.
[[nodiscard]] Result<void> acceptedAnswer(const HttpAnswer &answer);
/// What an answer of the token endpoint other than 2xx means.
[[nodiscard]] Error signInError(const HttpAnswer &answer);
/// The N of "A max of N entities are supported at a time." (mautic-api.md 3.10), of which nothing was written.
[[nodiscard]] std::optional<int> batchLimitIn(const HttpAnswer &answer);

} // namespace lockstep

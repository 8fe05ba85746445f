// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/contact_fields.h"

#include <QJsonValue>

namespace lockstep
{

/// What Mautic makes of an address before it looks it up or checks it: at most 254 characters, and only those that
/// PHP's filter lets pass, so that `jörg@` becomes `jrg@` (mautic-api.md 3.6, email).
[[nodiscard]] QString sanitizedEmail(const QString &text);

/// Entities decoded, tags stripped, ends trimmed (mautic-api.md 3.6, text).
[[nodiscard]] QString sanitizedText(const QString &text);

/// As the comments of a Do Not Contact are escaped before they are kept (mautic-api.md 4).
[[nodiscard]] QString escapedComment(const QString &text);

/// A submitted value as the form would keep it: sanitised, or moved to UTC. Null where nothing was submitted.
[[nodiscard]] QString formValue(const SandboxField &field, const QJsonValue &submitted);

/// Why the form refuses the value of a field; null when it takes it.
[[nodiscard]] QString refusedBecause(const SandboxField &field, const QString &value);

/// True for numbers that Mautic drops as if they were blank (mautic-api.md 3.5, falsy values).
[[nodiscard]] bool isDroppedNumber(const SandboxField &field, const QString &value);

} // namespace lockstep

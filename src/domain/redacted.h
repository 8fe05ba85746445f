// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep
{

/// An address, a name or an id as a log may show it: `#` and twelve digits that are the same for the same text, so that
/// one person's lines can be followed, and that nobody can turn back without the key (HMAC with SHA-256, RFC 2104).
/// Upper and lower case are the same person. From any thread.
[[nodiscard]] QString redacted(QStringView text);

/// The key of the workspace; until one is given there is one of this process alone.
void useRedactionKey(const QByteArray &key);

} // namespace lockstep

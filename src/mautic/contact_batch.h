// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mautic/contact_reader.h"
#include "ports/contact_api.h"

namespace lockstep
{

/// The body of `POST contacts/batch/new`. BadInput when a draft has no e-mail, the same as another one, or one Mautic
/// would rewrite: it would make a contact nobody can find again, write both into one, or take it for somebody else's
/// (mautic-api.md 3.4, 3.6 and 3.10).
[[nodiscard]] Result<QByteArray> encodedDrafts(const QList<ContactDraft> &drafts);

/// The body of `PATCH contacts/batch/edit`. BadInput when an id is missing or there twice: the values would land on
/// other contacts (mautic-api.md 3.10); and for an e-mail Mautic would rewrite. An empty value is sent as null, since
/// Mautic keeps a datetime that is set to
/// "", and only an item that has one says `overwriteWithBlank`.
[[nodiscard]] Result<QByteArray> encodedEdits(const QList<ContactEdit> &edits);

enum class BatchKind { Create, Edit };

/// What became of each of `count` items; only `statusCodes` tells (mautic-api.md 3.10). OutcomeUnknown when the answer
/// does not fit.
[[nodiscard]] Result<QList<ItemResult>> readBatch(JsonValue root, qsizetype count, BatchKind kind,
                                                  const ContactReader &reader);

} // namespace lockstep

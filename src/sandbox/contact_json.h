// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/mautic_state.h"

#include <QSet>

namespace lockstep
{

/// The shapes in which Mautic shows one and the same contact (mautic-api.md 2.3, 3.1, 3.10, 4).
enum class ContactShape {
    /// After it was created: metadata as the entity has it.
    Created,
    /// After it was read from the database.
    Loaded,
    /// In lists with `minimal=1`.
    Minimal,
    /// An item of a batch that failed: old values, no `fields.all`.
    FailedItem,
    /// From the Do Not Contact routes: no `fields.all`, no nulls.
    Ungrouped,
    /// After it was deleted: no id any more.
    Deleted,
    /// Inside a note.
    Embedded,
};

/// What a PUT or `overwriteWithBlank` leaves in its answer, not in the database: blanks instead of nulls
/// (mautic-api.md 3.5).
struct BlankArtefacts {
    /// Fields that held a value before.
    QSet<QString> cleared = {};
    QDateTime lastActiveBefore = {};
};

/// The JSON of one contact, written straight as text: lists of 500 are several megabytes.
[[nodiscard]] QByteArray contactText(const MauticState &state, const SandboxContact &contact, ContactShape shape,
                                     const std::optional<BlankArtefacts> &artefacts = std::nullopt);

/// `{"contact":…}`
[[nodiscard]] QByteArray singleContactText(const QByteArray &contact);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"

#include <QHash>

#include <optional>

namespace lockstep
{

enum class ChangeSide { App, Mautic };

/// How a change was noticed: a poll for what changed, a read of everything, or Mautic's audit log.
enum class ChangeSource { Poll, Scan, Feed };

/// When a record was changed and by whom, as its side tells.
struct ToldChange {
    std::optional<Moment> at = std::nullopt;
    QString by = {};
};

struct Observation {
    Moment at;
    ChangeSource how = ChangeSource::Poll;
    /// By the user's or the contact's id.
    QHash<QString, ToldChange> told = {};
};

/// One field of a user or a contact that was another when it was last read.
struct ObservedChange {
    /// When it was noticed.
    Moment at;
    ChangeSide side = ChangeSide::App;
    /// The user's or the contact's id.
    QString subject = {};
    /// The name of the attribute or the alias of the field; `present` where the whole came or went.
    QString field = {};
    QString before = {};
    QString after = {};
    ChangeSource how = ChangeSource::Poll;
    /// When it was made, as far as its side tells.
    std::optional<Moment> madeAt = std::nullopt;
    /// Who made it, as its side names them; empty where it does not.
    QString who = {};

    friend bool operator==(const ObservedChange &, const ObservedChange &) = default;
};

} // namespace lockstep

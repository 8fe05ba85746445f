// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace lockstep
{

/// How a column is read into an attribute.
struct ColumnMatch {
    QString column;
    /// `newsletter` read as "has not opted out": true and false change places.
    bool negated = false;

    friend bool operator==(const ColumnMatch &, const ColumnMatch &) = default;
};

/// Which table holds the users and which of its columns mean what. An attribute without a match is not read.
struct UsersMapping {
    /// Empty where the database has no schemas (SQLite).
    QString schema = {};
    QString table = {};
    QHash<UserAttribute, ColumnMatch> columns = {};
    /// Better Auth's `account`, Auth.js' `Account`: where registration method and provider are read from; may be empty.
    QString accountTable = {};
    QString accountUserColumn = {};
    QString accountProviderColumn = {};
    QString accountCreatedColumn = {};

    [[nodiscard]] bool has(UserAttribute attribute) const { return columns.contains(attribute); }
    friend bool operator==(const UsersMapping &, const UsersMapping &) = default;
};

/// Attributes whose column may ever be written, each only where the operator switched it on. Never what a person signs
/// in with but the address, and nothing of rights, bans, verification or deletion.
[[nodiscard]] const QList<UserAttribute> &attributesThatMayBeWritten();

/// Why a mapped column cannot be written, whatever the operator says.
enum class WritingObstacle {
    None,
    /// Its name is one of passwords, roles, bans and the like, or it holds something else that is mapped.
    Protected,
    NotText,
    /// The database computes it, or the table is a view.
    Computed,
};

/// What writing one attribute's column means, to be shown before it is switched on.
struct ColumnWriting {
    UserAttribute attribute = UserAttribute::Email;
    QString column = {};
    WritingObstacle obstacle = WritingObstacle::None;
    /// Exactly what is run for each value; each `?` is a value. Empty where there is an obstacle.
    QString statement = {};
    /// The statement sets the column of changes as well.
    bool setsChangeTime = false;
    /// What gives Lockstep's database user the right; empty where a database has no users.
    QString grant = {};
    /// Whether it has the right; nothing where the catalogue does not tell.
    std::optional<bool> isAllowed = std::nullopt;

    friend bool operator==(const ColumnWriting &, const ColumnWriting &) = default;
};

/// A table that may hold users, with what was found in it.
struct UsersTable {
    UsersMapping mapping = {};
    /// Every column of the table, in its order.
    QList<QString> columns = {};
};

/// Rows of the mapped columns, as text, to be looked at by the operator.
struct SampleRows {
    QStringList columns = {};
    QList<QStringList> rows = {};
};

/// What an operator has to do so that the application keeps the link itself.
struct LinkColumnAdvice {
    /// For Prisma: the line of the model and the command that makes the migration.
    QString prismaLine = {};
    QString prismaCommand = {};
    /// The exact statement `addLinkColumn` runs.
    QString statement = {};
    /// The table shows signs of Prisma (its migrations table): running the statement by hand is drift there.
    bool behindPrisma = false;
};

} // namespace lockstep

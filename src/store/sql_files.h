// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lockstep
{

/// The text of a query, SQLite's own where it has one; empty when there is none of that name.
[[nodiscard]] QString queryText(const QString &name);
/// The statements every connection starts with.
[[nodiscard]] QList<QString> connectionStatements();

/// The newest schema this program knows.
[[nodiscard]] int newestSchema();
/// The statements that lead from the schema before to `version`.
[[nodiscard]] QList<QString> migrationStatements(int version);

/// Statements of a script. They end with `;` at the end of a line; lines that start with `--` are left out.
[[nodiscard]] QList<QString> statementsOf(const QString &script);

} // namespace lockstep

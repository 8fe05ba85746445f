// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QSqlDatabase>
#include <QVariantList>

namespace lockstep
{

/// A database of another program, looked into or added to while it is open there.
class SqliteFile
{
public:
    explicit SqliteFile(const QString &path);
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;
    ~SqliteFile();

    /// The first column of the first row; Internal where the statement fails.
    [[nodiscard]] Result<QVariant> value(const QString &sql);
    /// Runs the statement once for each list of values, in one transaction.
    [[nodiscard]] Result<void> runForAll(const QString &sql, const QList<QVariantList> &rows);

private:
    [[nodiscard]] Result<QVariant> failed() const;

    QString m_path;
    QSqlDatabase m_handle;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/open_stores.h"
#include "store/statement.h"

#include <QHash>
#include <QSqlDatabase>

#include <chrono>
#include <memory>

class QThread;

namespace lockstep
{

struct DatabaseOptions {
    /// How long a statement waits for another process that is writing.
    std::chrono::milliseconds busyTimeout{5000};
    /// 0: as large as the disk allows.
    int pageLimit = 0;
};

/// The store of one workspace: an SQLite file that only its owner can read. Belongs to the thread that made it.
/// Names and addresses in it are plain text; what is deleted is overwritten.
class Database
{
public:
    /// Makes a new store. It appears under its name only when it is complete. BadInput where the file exists.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(const QString &path,
                                                                  const DatabaseOptions &options = {});
    /// Opens a store that must be there and brings it to the present schema. StoreMissing where there is no file;
    /// StoreDamaged where it is empty, broken or not a store of ours: never taken for a first run. StoreNewer, with
    /// the file untouched, where a later Lockstep made it. StoreReadOnly, StoreBusy, DiskFull, StoreFailed.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openExisting(const QString &path,
                                                                        const DatabaseOptions &options = {});
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// The statement of `resources/sql/…/queries/<name>.sql`, prepared once. Only one use of a name at a time.
    [[nodiscard]] Result<Statement> statement(const QString &name);
    [[nodiscard]] bool isInTransaction() const { return m_depth > 0; }
    [[nodiscard]] QString path() const { return m_path; }
    /// Reads the whole file for damage; slow on a large store.
    [[nodiscard]] Result<void> checkSound();

private:
    friend class Transaction;
    friend class Migrations;
    explicit Database(QString path);

    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, const DatabaseOptions &options);
    [[nodiscard]] Result<void> connect(const DatabaseOptions &options);
    [[nodiscard]] Result<void> configure(const DatabaseOptions &options);
    [[nodiscard]] Result<QVariant> run(const QString &sql);

    /// Outlives the connection.
    std::optional<StoreUse> m_use;
    QString m_path;
    QString m_connection;
    QSqlDatabase m_handle;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    QThread *m_owner;
    int m_depth = 0;
};

} // namespace lockstep

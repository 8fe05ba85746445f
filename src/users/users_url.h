// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/secret.h"

#include <QString>

namespace lockstep
{

enum class DatabaseKind { SQLite, PostgreSql, MariaDb };

/// Where the application's database is and how to sign in.
struct UsersDatabaseAddress {
    DatabaseKind kind = DatabaseKind::SQLite;
    /// SQLite: the file, absolute.
    QString file = {};
    /// A host name or address; of PostgreSQL also the folder of its socket. Empty: this machine.
    QString host = {};
    /// -1: the database's usual one.
    int port = -1;
    /// MariaDB: the socket's file.
    QString socket = {};
    QString database = {};
    QString user = {};
    Secret password = {};
    /// Looked into first, as Prisma's `schema=` says it; empty: the database's own order.
    QString schema = {};
    /// libpq's `sslmode`; of MariaDB `require` or empty.
    QString sslMode = {};
    /// libpq's `sslrootcert`.
    QString sslRootCertificate = {};

    /// Safe to show: kind, user, place and database, never the password.
    [[nodiscard]] QString describe() const;
    [[nodiscard]] UsersDatabaseAddress duplicate() const;
};

/// Reads what LOCKSTEP_USERS_URL holds: `sqlite:///folder/app.db`, `file:./dev.db` or a plain path,
/// `postgresql://user:password@host:port/database?host=/socket/folder&sslmode=…`,
/// `mysql://…` and `mariadb://…?socket=/path`. Parts are percent-decoded; a relative path counts from the current
/// folder; parameters only an ORM knows (`connection_limit`, `pool_timeout`, …) are ignored. BadSettings otherwise,
/// with the offending part, never the password, as subject.
[[nodiscard]] Result<UsersDatabaseAddress> parseUsersUrl(const Secret &url);

} // namespace lockstep

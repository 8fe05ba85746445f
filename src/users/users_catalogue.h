// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/users_mapping.h"
#include "users/users_url.h"

#include <QStringList>

#include <memory>

namespace lockstep
{

class SqlConnection;
struct TableDescription;

/// What the operator named; it goes before what was found.
struct MappingOverrides {
    /// Nothing: the attribute is not read. Every name is checked against the catalogue.
    QHash<UserAttribute, std::optional<ColumnMatch>> columns = {};
    /// Looked for in the users table's schema; "-" for none. Its columns are found by themselves.
    std::optional<QString> accountTable = std::nullopt;
};

/// Finds the users table and its columns in the database's own catalogue. Reads only, but for `addLinkColumn`.
/// Belongs to the thread that opened it; blocks. Fails with UsersUnreachable, UsersReadFailed, UsersTableUnsuitable
/// (subject: the table or column) or UsersWriteFailed.
class UsersCatalogue
{
public:
    [[nodiscard]] static Result<std::unique_ptr<UsersCatalogue>> open(UsersDatabaseAddress address);
    ~UsersCatalogue();

    /// Tables called `user`, `users`, `User` or `Users`, in any schema of the database, that hold addresses; the
    /// likeliest first.
    [[nodiscard]] Result<QList<UsersTable>> tables();

    /// The table of that name (`users` or `schema.users`; empty: the likeliest one) with its columns matched and the
    /// operator's choices put in place.
    [[nodiscard]] Result<UsersTable> mappingFor(const QString &table, const MappingOverrides &overrides = {});

    /// At most `count` rows; only columns of the mapping are read.
    [[nodiscard]] Result<SampleRows> sampleRows(const UsersMapping &mapping, int count = 5);

    /// How the application gets a column `mautic_contact_id` for the link.
    [[nodiscard]] Result<LinkColumnAdvice> linkColumnAdvice(const UsersMapping &mapping);

    /// Each mapped attribute that could be written, in their order: the statement, the right it needs, and what
    /// stands against it.
    [[nodiscard]] Result<QList<ColumnWriting>> writing(const UsersMapping &mapping);

    /// What may be installed by hand so that changes are known at once; empty where the database offers no such thing.
    [[nodiscard]] QString triggerStatement(const UsersMapping &mapping) const;

    /// Runs the advised statement. Call it only after a clear yes. Returns the mapping with the new column in it.
    [[nodiscard]] Result<UsersMapping> addLinkColumn(const UsersMapping &mapping);

private:
    UsersCatalogue(UsersDatabaseAddress address, std::unique_ptr<SqlConnection> connection);

    [[nodiscard]] Result<TableDescription> likeliest();
    [[nodiscard]] Result<TableDescription> tableNamed(const QString &name);
    [[nodiscard]] Result<UsersTable> matched(const TableDescription &table, const MappingOverrides &overrides);
    [[nodiscard]] Result<void> addAccounts(UsersMapping &mapping, const std::optional<QString> &chosen);

    UsersDatabaseAddress m_address;
    std::unique_ptr<SqlConnection> m_connection;
};

} // namespace lockstep

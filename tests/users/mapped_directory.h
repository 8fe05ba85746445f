// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "users/every_database.h"
#include "users/sql_user_directory.h"
#include "users/users_catalogue.h"

namespace lockstep::test
{

/// The users table as Lockstep maps it by itself, but for what is given.
[[nodiscard]] inline UsersMapping mappingOf(const UsersDatabaseAddress &address, const MappingOverrides &overrides = {})
{
    const auto catalogue = UsersCatalogue::open(address.duplicate());
    const auto table = catalogue ? (*catalogue)->mappingFor({}, overrides) : fail(catalogue.error());
    if (!table)
        qFatal("%s", qPrintable(table.error().detail));
    return table->mapping;
}

[[nodiscard]] inline std::unique_ptr<SqlUserDirectory> directoryOf(const UsersDatabaseAddress &address,
                                                                   const QList<UserAttribute> &writable = {},
                                                                   const MappingOverrides &overrides = {})
{
    auto directory = SqlUserDirectory::open(address.duplicate(), mappingOf(address, overrides), writable);
    if (!directory)
        qFatal("%s", qPrintable(directory.error().detail));
    return std::move(*directory);
}

} // namespace lockstep::test

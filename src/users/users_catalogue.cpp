// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/users_catalogue.h"

#include "users/change_listener.h"
#include "users/column_matching.h"
#include "users/column_values.h"
#include "users/column_writing.h"
#include "users/link_column.h"
#include "users/sql_connection.h"
#include "users/user_row_reader.h"

#include <QSqlQuery>

#include <algorithm>
#include <tuple>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

tl::unexpected<Error> unsuitable(const QString &detail, const QString &subject)
{
    return fail(ErrorKind::UsersTableUnsuitable, detail, subject);
}

QString fullName(const TableDescription &table)
{
    return table.schema.isEmpty() ? table.name : QString(table.schema + u'.' + table.name);
}

/// Smaller comes first: the schema names are looked up in, a sign-in table beside it, more that is known, the name.
auto rankOf(const UsersTable &table, const QString &defaultSchema)
{
    return std::make_tuple(table.mapping.schema == defaultSchema ? 0 : 1, table.mapping.accountTable.isEmpty() ? 1 : 0,
                           -table.mapping.columns.size(), usersTableNames().indexOf(table.mapping.table));
}

Result<void> applyChoices(UsersMapping &mapping, const TableDescription &table, const MappingOverrides &overrides)
{
    for (auto choice = overrides.columns.begin(); choice != overrides.columns.end(); ++choice) {
        if (!choice.value()) {
            mapping.columns.remove(choice.key());
            continue;
        }
        if (!table.column(choice.value()->column))
            return unsuitable(u"no such column"_s, choice.value()->column);
        mapping.columns.insert(choice.key(), *choice.value());
    }
    return {};
}

/// The mapped columns in the order of the attributes, each once.
QStringList mappedColumns(const UsersMapping &mapping)
{
    QStringList columns;
    for (const UserAttribute attribute : allUserAttributes()) {
        const QString column = mapping.columns.value(attribute).column;
        if (!column.isEmpty() && !columns.contains(column))
            columns += column;
    }
    return columns;
}

} // namespace

UsersCatalogue::UsersCatalogue(UsersDatabaseAddress address, std::unique_ptr<SqlConnection> connection)
    : m_address(std::move(address))
    , m_connection(std::move(connection))
{
}

UsersCatalogue::~UsersCatalogue() = default;

Result<std::unique_ptr<UsersCatalogue>> UsersCatalogue::open(UsersDatabaseAddress address)
{
    auto connection = SqlConnection::open(address.duplicate(), SqlConnection::Access::ReadOnly);
    if (!connection)
        return fail(connection.error());
    return std::unique_ptr<UsersCatalogue>(new UsersCatalogue(std::move(address), std::move(*connection)));
}

Result<QList<UsersTable>> UsersCatalogue::tables()
{
    CatalogueReader reader(*m_connection);
    const auto described = reader.tablesCalled(usersTableNames());
    const auto defaultSchema = reader.defaultSchema();
    if (!described || !defaultSchema)
        return fail(described ? defaultSchema.error() : described.error());
    QList<UsersTable> tables;
    for (const TableDescription &table : *described) {
        // What MariaDB calls a schema is a database: another application's.
        const bool elsewhere = m_address.kind == DatabaseKind::MariaDb && table.schema != *defaultSchema;
        if (elsewhere || !usersTableNames().contains(table.name))
            continue;
        auto found = matched(table, {});
        if (found)
            tables += *found;
        else if (found.error().kind != ErrorKind::UsersTableUnsuitable)
            return fail(found.error());
    }
    std::stable_sort(tables.begin(), tables.end(), [&](const UsersTable &a, const UsersTable &b) {
        return rankOf(a, *defaultSchema) < rankOf(b, *defaultSchema);
    });
    return tables;
}

Result<UsersTable> UsersCatalogue::mappingFor(const QString &table, const MappingOverrides &overrides)
{
    auto described = table.isEmpty() ? likeliest() : tableNamed(table);
    if (!described)
        return fail(described.error());
    return matched(*described, overrides);
}

Result<TableDescription> UsersCatalogue::likeliest()
{
    const auto found = tables();
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return unsuitable(u"no table of users found"_s, m_address.describe());
    return CatalogueReader(*m_connection).table(found->first().mapping.schema, found->first().mapping.table);
}

/// `users`, or `schema.users` where no table is called all of that; the default schema goes first.
Result<TableDescription> UsersCatalogue::tableNamed(const QString &name)
{
    CatalogueReader reader(*m_connection);
    const qsizetype dot = name.indexOf(u'.');
    const auto defaultSchema = reader.defaultSchema();
    const auto tables = reader.tablesCalled({name, name.sliced(dot + 1)});
    if (!tables || !defaultSchema)
        return fail(tables ? defaultSchema.error() : tables.error());
    QList<TableDescription> matching;
    for (const TableDescription &table : *tables) {
        if (table.name == name || fullName(table) == name)
            matching += table;
    }
    if (matching.isEmpty())
        return unsuitable(u"no such table"_s, name);
    const auto preferred = std::find_if(matching.begin(), matching.end(), [&](const TableDescription &table) {
        return fullName(table) == name || table.schema == *defaultSchema;
    });
    return preferred == matching.end() ? matching.first() : *preferred;
}

Result<UsersTable> UsersCatalogue::matched(const TableDescription &table, const MappingOverrides &overrides)
{
    UsersTable found{
        .mapping = {.schema = table.schema, .table = table.name, .columns = matchColumns(table)},
        .columns = table.columnNames(),
    };
    if (const auto chosen = applyChoices(found.mapping, table, overrides); !chosen)
        return fail(chosen.error());
    if (!found.mapping.has(UserAttribute::Id))
        return unsuitable(u"no column of ids"_s, table.name);
    if (!found.mapping.has(UserAttribute::Email))
        return unsuitable(u"no column of e-mail addresses"_s, table.name);
    if (const auto added = addAccounts(found.mapping, overrides.accountTable); !added)
        return fail(added.error());
    return found;
}

Result<void> UsersCatalogue::addAccounts(UsersMapping &mapping, const std::optional<QString> &chosen)
{
    if (chosen && *chosen == "-"_L1)
        return {};
    const QStringList names = chosen ? QStringList{*chosen} : accountTableNames();
    const auto tables = CatalogueReader(*m_connection).tablesCalled(names);
    if (!tables)
        return fail(tables.error());
    for (const TableDescription &table : *tables) {
        if (table.schema == mapping.schema && names.contains(table.name) && matchAccounts(mapping, table))
            return {};
    }
    if (chosen)
        return unsuitable(u"no table of accounts"_s, *chosen);
    return {};
}

Result<SampleRows> UsersCatalogue::sampleRows(const UsersMapping &mapping, int count)
{
    const auto table = CatalogueReader(*m_connection).table(mapping.schema, mapping.table);
    if (!table)
        return fail(table.error());
    SampleRows sample{.columns = mappedColumns(mapping), .rows = {}};
    QStringList expressions;
    for (const QString &name : sample.columns) {
        const ColumnDescription *column = table->column(name);
        if (!column)
            return unsuitable(u"no such column"_s, name);
        expressions += readableColumn(*m_connection, *column);
    }
    const QString text = u"SELECT "_s + expressions.join(", "_L1) + u" FROM "_s
        + m_connection->quoted(mapping.schema, mapping.table) + u" u LIMIT "_s + QString::number(count);
    const auto done = m_connection->read({.name = "sample"_L1, .text = text}, [&](const QSqlQuery &row) {
        QStringList values;
        for (qsizetype i = 0; i < expressions.size(); ++i)
            values += textValue(row.value(static_cast<int>(i)));
        sample.rows += values;
    });
    if (!done)
        return fail(done.error());
    return sample;
}

Result<LinkColumnAdvice> UsersCatalogue::linkColumnAdvice(const UsersMapping &mapping)
{
    const auto migrations = CatalogueReader(*m_connection).tablesCalled({u"_prisma_migrations"_s});
    if (!migrations)
        return fail(migrations.error());
    const bool behindPrisma = std::any_of(migrations->begin(), migrations->end(), [&](const TableDescription &table) {
        return table.schema == mapping.schema;
    });
    return adviseLinkColumn(*m_connection, mapping, behindPrisma);
}

Result<QList<ColumnWriting>> UsersCatalogue::writing(const UsersMapping &mapping)
{
    const auto table = CatalogueReader(*m_connection).table(mapping.schema, mapping.table);
    if (!table)
        return fail(table.error());
    return columnWriting(*m_connection, *table, mapping);
}

QString UsersCatalogue::triggerStatement(const UsersMapping &mapping) const
{
    return lockstep::triggerStatement(mapping, m_address.kind);
}

Result<UsersMapping> UsersCatalogue::addLinkColumn(const UsersMapping &mapping)
{
    // The name goes into the statement: it has to come from the catalogue.
    const auto table = CatalogueReader(*m_connection).table(mapping.schema, mapping.table);
    if (!table)
        return fail(table.error());
    if (!table->column(linkColumnName())) {
        auto writer = SqlConnection::open(m_address.duplicate(), SqlConnection::Access::ReadWrite);
        if (!writer)
            return fail(writer.error());
        const QString text = adviseLinkColumn(**writer, mapping, false).statement;
        if (const auto added = (*writer)->change({.name = "add link column"_L1, .text = text}); !added)
            return fail(added.error());
    }
    UsersMapping extended = mapping;
    extended.columns.insert(UserAttribute::MauticContact, {.column = linkColumnName()});
    return extended;
}

} // namespace lockstep

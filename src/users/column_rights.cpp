// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/column_rights.h"

#include "users/column_values.h"
#include "users/sql_connection.h"

#include <QFileInfo>
#include <QSqlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString asText(QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; }

QString marks(const QStringList &values) { return QStringList(values.size(), u"?"_s).join(u','); }

QVariantList asVariants(const QStringList &values) { return {values.cbegin(), values.cend()}; }

Result<QString> oneText(SqlConnection &connection, const SqlStatement &statement)
{
    QString text;
    const auto done = connection.read(statement, [&](const QSqlQuery &row) { text = textValue(row.value(0)); });
    if (!done)
        return fail(done.error());
    return text;
}

/// `'user'@'host'`, as GRANT and the catalogue write it.
Result<QString> mariaDbGrantee(SqlConnection &connection)
{
    const auto user = oneText(connection, {.name = "own name"_L1, .text = u"SELECT current_user()"_s});
    if (!user)
        return user;
    const qsizetype at = user->lastIndexOf(u'@');
    return QString(asText(user->left(at)) + u'@' + asText(user->mid(at + 1)));
}

Result<std::optional<bool>> mayUpdatePostgres(SqlConnection &connection, const UsersMapping &mapping,
                                              const QStringList &columns)
{
    const auto granted =
        oneText(connection,
                {.name = "rights"_L1,
                 .text = u"SELECT count(*) FROM pg_catalog.pg_attribute a"
                         " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                         " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?"
                         " AND c.relname = ? AND has_column_privilege(c.oid, a.attnum, 'UPDATE') AND a.attname IN ("_s
                     + marks(columns) + u')',
                 .values = QVariantList{mapping.schema, mapping.table} + asVariants(columns)});
    if (!granted)
        return fail(granted.error());
    return std::optional(granted->toLongLong() == columns.size());
}

Result<std::optional<bool>> mayUpdateMariaDb(SqlConnection &connection, const UsersMapping &mapping,
                                             const QStringList &columns)
{
    const auto grantee = mariaDbGrantee(connection);
    if (!grantee)
        return fail(grantee.error());
    const QString mine = u" WHERE privilege_type = 'UPDATE' AND grantee = ?"_s;
    const auto granted =
        oneText(connection,
                {.name = "rights"_L1,
                 .text = u"SELECT (SELECT count(*) FROM information_schema.user_privileges"_s + mine
                     + u") + (SELECT count(*) FROM information_schema.schema_privileges"_s + mine
                     + u" AND ? LIKE table_schema) + (SELECT count(*) FROM information_schema.table_privileges"_s + mine
                     + u" AND table_schema = ? AND table_name = ?) > 0"
                       " OR (SELECT count(*) FROM information_schema.column_privileges"_s
                     + mine + u" AND table_schema = ? AND table_name = ? AND column_name IN ("_s + marks(columns)
                     + u")) = "_s + QString::number(columns.size()),
                 .values = QVariantList{*grantee, *grantee, mapping.schema, *grantee, mapping.schema, mapping.table,
                                        *grantee, mapping.schema, mapping.table}
                     + asVariants(columns)});
    if (!granted)
        return fail(granted.error());
    if (granted == u"1"_s)
        return std::optional(true);
    // What a role may is told to the role, not to who has it.
    const auto role = oneText(connection, {.name = "role"_L1, .text = u"SELECT current_role()"_s});
    const bool hasRole = role && !role->isEmpty() && role != u"NONE"_s;
    return hasRole ? std::optional<bool>() : std::optional(false);
}

} // namespace

Result<QString> grantStatement(SqlConnection &connection, const UsersMapping &mapping, const QStringList &columns)
{
    Result<QString> user;
    switch (connection.kind()) {
    case DatabaseKind::SQLite:
        return QString();
    case DatabaseKind::PostgreSql:
        user = oneText(connection, {.name = "own name"_L1, .text = u"SELECT current_user"_s});
        if (user)
            user = connection.quoted(*user);
        break;
    case DatabaseKind::MariaDb:
        user = mariaDbGrantee(connection);
        break;
    }
    if (!user)
        return user;
    QStringList names;
    for (const QString &column : columns)
        names += connection.quoted(column);
    return QString(u"GRANT UPDATE ("_s + names.join(u", "_s) + u") ON "_s
                   + connection.quoted(mapping.schema, mapping.table) + u" TO "_s + *user);
}

Result<std::optional<bool>> mayUpdate(SqlConnection &connection, const UsersMapping &mapping,
                                      const QStringList &columns)
{
    switch (connection.kind()) {
    case DatabaseKind::SQLite: {
        const QFileInfo file(connection.address().file);
        return std::optional(file.isWritable() && QFileInfo(file.path()).isWritable());
    }
    case DatabaseKind::PostgreSql:
        return mayUpdatePostgres(connection, mapping, columns);
    case DatabaseKind::MariaDb:
        return mayUpdateMariaDb(connection, mapping, columns);
    }
    return std::optional<bool>();
}

} // namespace lockstep

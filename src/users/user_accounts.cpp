// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/user_accounts.h"

#include "users/column_values.h"
#include "users/sql_connection.h"
#include "users/user_row_reader.h"

#include <QSqlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString methodOf(const QString &provider)
{
    static const QStringList byEmail{u"credential"_s, u"credentials"_s, u"email"_s};
    return byEmail.contains(provider) ? u"email"_s : u"oauth"_s;
}

} // namespace

Result<UserAccounts> UserAccounts::make(SqlConnection &connection, const UsersMapping &mapping)
{
    UserAccounts accounts;
    if (mapping.accountTable.isEmpty())
        return accounts;
    const auto table = CatalogueReader(connection).table(mapping.schema, mapping.accountTable);
    if (!table)
        return fail(table.error());
    const QString &created = mapping.accountCreatedColumn;
    for (const QString &name : {mapping.accountUserColumn, mapping.accountProviderColumn, created}) {
        if (!table->column(name) && !(name.isEmpty() && created.isEmpty()))
            return fail(ErrorKind::UsersTableUnsuitable, u"no such column"_s, name);
    }
    const ColumnDescription *user = table->column(mapping.accountUserColumn);
    const ColumnDescription *provider = table->column(mapping.accountProviderColumn);
    const auto key = RowKey::of(connection, *table, *user);
    if (!key)
        return fail(key.error());
    accounts.m_key = *key;
    accounts.m_userColumn = u"u."_s + connection.quoted(user->name);
    accounts.m_select = u"SELECT "_s + readableColumn(connection, *user) + u", "_s
        + readableColumn(connection, *provider) + u" FROM "_s + connection.quoted(table->schema, table->name) + u" u"_s;
    accounts.m_order = created.isEmpty() ? QString() : QString(u"u."_s + connection.quoted(created) + u", "_s);
    accounts.m_order += u"u."_s + connection.quoted(provider->name);
    return accounts;
}

Result<void> UserAccounts::addTo(QList<AppUser> &users, SqlConnection &connection) const
{
    QHash<QString, qsizetype> places;
    QList<AppUserId> ids;
    for (qsizetype i = 0; i < users.size(); ++i) {
        places.insert(users.at(i).id.value, i);
        ids += users.at(i).id;
    }
    const KeyList list = m_key.among(ids);
    if (m_select.isEmpty() || list.text.isEmpty())
        return {};
    const SqlStatement statement{.name = "accounts"_L1,
                                 .text = m_select + u" WHERE "_s + m_userColumn + u' ' + list.text + u" ORDER BY "_s
                                     + m_order,
                                 .values = list.values};
    return connection.read(statement, [&](const QSqlQuery &row) {
        const auto place = places.constFind(textValue(row.value(0)));
        const QString provider = textValue(row.value(1));
        if (place == places.cend() || provider.isEmpty())
            return;
        AppUser &user = users[*place];
        if (user.authProvider.isEmpty())
            user.authProvider = provider;
        if (user.registrationMethod.isEmpty())
            user.registrationMethod = methodOf(provider);
    });
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/user_row_reader.h"

#include "users/sql_connection.h"

#include <QSqlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString *textMember(AppUser &user, UserAttribute attribute)
{
    switch (attribute) {
    case UserAttribute::Id:
        return &user.id.value;
    case UserAttribute::Email:
        return &user.email;
    case UserAttribute::FirstName:
        return &user.firstName;
    case UserAttribute::LastName:
        return &user.lastName;
    case UserAttribute::Locale:
        return &user.locale;
    case UserAttribute::TimeZone:
        return &user.timeZone;
    case UserAttribute::Phone:
        return &user.phone;
    case UserAttribute::Company:
        return &user.company;
    case UserAttribute::Source:
        return &user.source;
    case UserAttribute::AccountTier:
        return &user.accountTier;
    case UserAttribute::RegistrationMethod:
        return &user.registrationMethod;
    case UserAttribute::AuthProvider:
        return &user.authProvider;
    default:
        return nullptr;
    }
}

bool isTime(UserAttribute attribute)
{
    return attribute == UserAttribute::CreatedAt || attribute == UserAttribute::UpdatedAt;
}

/// The first word and the rest, where the table has no columns of their own or they are empty.
void splitName(AppUser &user, const QString &fullName)
{
    if (!user.firstName.isEmpty() || !user.lastName.isEmpty())
        return;
    const QString name = fullName.trimmed();
    qsizetype end = 0;
    while (end < name.size() && !name.at(end).isSpace())
        ++end;
    user.firstName = name.first(end);
    user.lastName = name.sliced(end).trimmed();
}

Result<std::optional<TimeUnit>> unitOf(SqlConnection &connection, const TableDescription &table,
                                       const ColumnDescription &column)
{
    const bool sqlite = connection.kind() == DatabaseKind::SQLite;
    if (!sqlite && column.nature != ColumnNature::Integer && column.nature != ColumnNature::Number)
        return std::optional<TimeUnit>();
    const QString name = u"u."_s + connection.quoted(column.name);
    const QString text = u"SELECT max(abs(s.v)) FROM (SELECT "_s + name + u" AS v FROM "_s
        + connection.quoted(table.schema, table.name) + u" u LIMIT 1000) s"_s
        + (sqlite ? u" WHERE typeof(s.v) IN ('integer', 'real')"_s : QString());
    std::optional<TimeUnit> unit;
    const auto done = connection.read({.name = "unit of times"_L1, .text = text}, [&](const QSqlQuery &row) {
        if (!row.isNull(0))
            unit = timeUnitOf(row.value(0).toDouble());
    });
    if (!done)
        return fail(done.error());
    return unit;
}

} // namespace

QString readableColumn(const SqlConnection &connection, const ColumnDescription &column)
{
    QString name = u"u."_s + connection.quoted(column.name);
    switch (connection.kind()) {
    case DatabaseKind::SQLite:
        return name;
    case DatabaseKind::PostgreSql:
        if (column.nature == ColumnNature::Text)
            return name;
        return u"CAST("_s + name + u" AS text)"_s;
    case DatabaseKind::MariaDb:
        if (column.nature == ColumnNature::Text || column.nature == ColumnNature::Binary)
            return name;
        if (column.nature == ColumnNature::Bits)
            return u"CAST("_s + name + u" + 0 AS CHAR)"_s;
        return u"CAST("_s + name + u" AS CHAR)"_s;
    }
    return name;
}

Result<UserRowReader> UserRowReader::make(SqlConnection &connection, const TableDescription &table,
                                          const UsersMapping &mapping)
{
    UserRowReader reader;
    QStringList columns;
    for (const UserAttribute attribute : allUserAttributes()) {
        const ColumnMatch match = mapping.columns.value(attribute);
        if (match.column.isEmpty())
            continue;
        const ColumnDescription *column = table.column(match.column);
        if (!column)
            return fail(ErrorKind::UsersTableUnsuitable, u"no such column"_s, match.column);
        const auto added = reader.add({.attribute = attribute, .negated = match.negated}, connection, table, *column);
        if (!added)
            return fail(added.error());
        columns += readableColumn(connection, *column);
    }
    reader.m_columns = columns.join(", "_L1);
    reader.m_from = u" FROM "_s + connection.quoted(table.schema, table.name) + u" u"_s;
    return reader;
}

Result<void> UserRowReader::add(Slot slot, SqlConnection &connection, const TableDescription &table,
                                const ColumnDescription &column)
{
    if (isTime(slot.attribute)) {
        const auto unit = unitOf(connection, table, column);
        if (!unit)
            return fail(unit.error());
        slot.unit = *unit;
    }
    if (slot.attribute == UserAttribute::Id) {
        const auto key = RowKey::of(connection, table, column);
        if (!key)
            return fail(key.error());
        m_key = *key;
        m_readableId = readableColumn(connection, column);
    }
    m_slots += slot;
    return {};
}

QString UserRowReader::select() const { return u"SELECT "_s + m_columns + m_from; }

QString UserRowReader::selectWith(const QString &extra) const
{
    return u"SELECT "_s + m_columns + u", "_s + extra + m_from;
}

AppUser UserRowReader::read(const QSqlQuery &row) const
{
    AppUser user;
    QString fullName;
    for (qsizetype i = 0; i < m_slots.size(); ++i) {
        const QVariant value = row.value(static_cast<int>(i));
        const Slot &slot = m_slots.at(i);
        if (slot.attribute == UserAttribute::FullName)
            fullName = textValue(value);
        else if (QString *text = textMember(user, slot.attribute))
            *text = textValue(value);
        else
            readInto(user, slot, value);
    }
    splitName(user, fullName);
    return user;
}

void UserRowReader::readInto(AppUser &user, const Slot &slot, const QVariant &value) const
{
    const auto flag = [&] { return !value.isNull() && flagValue(value).value_or(slot.negated) != slot.negated; };
    switch (slot.attribute) {
    case UserAttribute::EmailVerified:
        user.emailVerified = flagValue(value);
        if (user.emailVerified && slot.negated)
            user.emailVerified = !*user.emailVerified;
        break;
    case UserAttribute::CreatedAt:
        user.createdAt = momentValue(value, slot.unit);
        break;
    case UserAttribute::UpdatedAt:
        user.updatedAt = momentValue(value, slot.unit);
        break;
    case UserAttribute::TrackedContact:
        user.trackedContact = contactValue(value);
        break;
    case UserAttribute::MauticContact:
        user.storedContact = contactValue(value);
        break;
    case UserAttribute::OptedOut:
        user.optedOut = flag();
        break;
    case UserAttribute::Banned:
        user.banned = flag();
        break;
    case UserAttribute::Deleted:
        user.deleted = flag();
        break;
    default:
        break;
    }
}

} // namespace lockstep

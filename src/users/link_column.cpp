// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/link_column.h"

#include "users/sql_connection.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

QString linkColumnName() { return u"mautic_contact_id"_s; }

LinkColumnAdvice adviseLinkColumn(const SqlConnection &connection, const UsersMapping &mapping, bool behindPrisma)
{
    // What Prisma itself would write for `Int?`, so that both ways end in the same column.
    const QString type = connection.kind() == DatabaseKind::MariaDb ? u"INTEGER NULL"_s : u"INTEGER"_s;
    return {.prismaLine = u"mauticContactId Int? @map(\""_s + linkColumnName() + u"\")"_s,
            .prismaCommand = u"npx prisma migrate dev --name add_"_s + linkColumnName(),
            .statement = u"ALTER TABLE "_s + connection.quoted(mapping.schema, mapping.table) + u" ADD COLUMN "_s
                + connection.quoted(linkColumnName()) + u' ' + type,
            .behindPrisma = behindPrisma};
}

} // namespace lockstep

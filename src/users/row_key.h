// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "users/catalogue_reader.h"
#include "users/users_url.h"

#include <QSet>
#include <QVariantList>

#include <optional>

namespace lockstep
{

/// The right side of a comparison with several ids.
struct KeyList {
    QString text;
    QVariantList values;
    /// The ids in it, as rows hold them.
    QSet<QString> ids;
};

/// How a user's id is bound so that the database compares it in the column's own type and order, and can use its
/// index.
class RowKey
{
public:
    /// Of a column of ids, of the users themselves or of a table that refers to them. UsersTableUnsuitable for bytes.
    [[nodiscard]] static Result<RowKey> of(SqlConnection &connection, const TableDescription &table,
                                           const ColumnDescription &column);
    RowKey() = default;
    RowKey(DatabaseKind kind, ColumnNature nature)
        : m_kind(kind)
        , m_nature(nature)
    {
    }

    /// What stands in the statement for a value of the key.
    [[nodiscard]] QString placeholder() const;
    /// Nothing where no row can have that id, such as a word where ids are numbers.
    [[nodiscard]] std::optional<QVariant> bound(const AppUserId &id) const;
    /// `IN (…)` with these values; those no row can have are left out. Empty text where none is left.
    [[nodiscard]] KeyList among(const QList<AppUserId> &ids) const;
    /// Texts may be equal in the database's eyes and yet differ; numbers and uuids may not.
    [[nodiscard]] bool mayTie() const { return !isWhole() && m_nature != ColumnNature::Uuid; }

private:
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] static QString asJson(const QVariantList &values);
    [[nodiscard]] std::optional<QVariant> boundNumber(const QString &text) const;

    DatabaseKind m_kind = DatabaseKind::SQLite;
    ColumnNature m_nature = ColumnNature::Text;
};

} // namespace lockstep

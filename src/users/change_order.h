// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"
#include "domain/users_mapping.h"
#include "users/catalogue_reader.h"
#include "users/users_url.h"

#include <QVariant>

#include <optional>

namespace lockstep
{

class SqlConnection;

/// When a row was changed last, in a form the database compares: the column of changes, or that of creation where a
/// row was never changed and its table keeps both in the same form. Its own times and dates are compared as they are,
/// an index of the column serves; numbers, and everything in SQLite, where one column holds numbers and text, become
/// microseconds; times kept as text on a server are compared as text, UTC.
class ChangeOrder
{
public:
    ChangeOrder() = default;
    /// Nothing where no column tells of changes.
    [[nodiscard]] static std::optional<ChangeOrder> of(const SqlConnection &connection, const TableDescription &table,
                                                       const UsersMapping &mapping);

    /// Of the row `u`; NULL where it holds no time.
    [[nodiscard]] const QString &expression() const { return m_expression; }
    /// The same as text, exact.
    [[nodiscard]] const QString &readable() const { return m_readable; }
    /// What stands in the statement for a text of `readable`.
    [[nodiscard]] const QString &placeholder() const { return m_placeholder; }
    [[nodiscard]] std::optional<QVariant> bound(const QString &text) const;
    /// A condition that every row since then meets, and most others do not, without looking at the expression; may be
    /// empty.
    [[nodiscard]] QString roughlySince(Moment moment) const;
    [[nodiscard]] QString textOf(Moment moment) const;
    [[nodiscard]] std::optional<Moment> momentOf(const QString &text) const;

private:
    enum class Form { Micros, Time, Text };

    ChangeOrder(DatabaseKind kind, Form form)
        : m_kind(kind)
        , m_form(form)
    {
    }
    void compare(const QString &columns);

    DatabaseKind m_kind = DatabaseKind::SQLite;
    Form m_form = Form::Micros;
    QString m_changed;
    bool m_fallsBack = false;
    QString m_expression;
    QString m_readable;
    QString m_placeholder;
};

} // namespace lockstep

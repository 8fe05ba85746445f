// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/change_order.h"

#include "users/sql_connection.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Each number tells its own unit, as `timeUnitOf` does; nonsense stays within what 64 bits hold.
QString microsOfNumber(const QString &number)
{
    return uR"(CASE WHEN abs(%1) < 100000000000 THEN %1 * 1000000 WHEN abs(%1) < 100000000000000 THEN %1 * 1000
        WHEN %1 < 9000000000000000000 THEN %1 ELSE 9000000000000000000 END)"_s.arg(number);
}

QString microsExpression(DatabaseKind kind, const QString &value)
{
    switch (kind) {
    case DatabaseKind::SQLite:
        // SQLite's own times have milliseconds.
        return uR"(CASE typeof(%1) WHEN 'text'
            THEN CAST(round((julianday(%1) - 2440587.5) * 86400000.0) AS INTEGER) * 1000
            WHEN 'blob' THEN NULL WHEN 'null' THEN NULL ELSE CAST(round(%2) AS INTEGER) END)"_s.arg(
            value, microsOfNumber(value));
    case DatabaseKind::PostgreSql:
        return u"CAST(round("_s + microsOfNumber(u"CAST(%1 AS numeric)"_s.arg(value)) + u") AS bigint)"_s;
    case DatabaseKind::MariaDb:
        return u"CAST(round("_s + microsOfNumber(value) + u") AS SIGNED)"_s;
    }
    return {};
}

/// `2026-11-01T10:00:00Z` and `2026-11-01 10:00:00` are the same.
QString textExpression(DatabaseKind kind, const QString &value)
{
    const bool mariaDb = kind == DatabaseKind::MariaDb;
    const QString text = mariaDb ? QString(u"CONVERT("_s + value + u" USING utf8mb4)"_s) : value;
    return u"replace(replace("_s + text + u", 'T', ' '), 'Z', '') COLLATE "_s
        + (mariaDb ? u"utf8mb4_bin"_s : u"\"C\""_s);
}

} // namespace

std::optional<ChangeOrder> ChangeOrder::of(const SqlConnection &connection, const TableDescription &table,
                                           const UsersMapping &mapping)
{
    const auto formOf = [&](const ColumnDescription *column) -> std::optional<Form> {
        if (!column)
            return std::nullopt;
        if (connection.kind() == DatabaseKind::SQLite || column->nature == ColumnNature::Integer
            || column->nature == ColumnNature::Number)
            return Form::Micros;
        if (column->nature == ColumnNature::Time)
            return Form::Time;
        return column->nature == ColumnNature::Text ? std::optional(Form::Text) : std::nullopt;
    };
    const auto *changed = table.column(mapping.columns.value(UserAttribute::UpdatedAt).column);
    const auto *created = table.column(mapping.columns.value(UserAttribute::CreatedAt).column);
    const auto form = formOf(changed);
    if (!form)
        return std::nullopt;
    ChangeOrder order(connection.kind(), *form);
    order.m_changed = u"u."_s + connection.quoted(changed->name);
    order.m_fallsBack = formOf(created) == form;
    order.compare(order.m_fallsBack
                      ? QString(u"coalesce("_s + order.m_changed + u", u."_s + connection.quoted(created->name) + u')')
                      : order.m_changed);
    return order;
}

void ChangeOrder::compare(const QString &columns)
{
    const bool postgres = m_kind == DatabaseKind::PostgreSql;
    m_placeholder = u"?"_s;
    switch (m_form) {
    case Form::Micros:
        m_expression = microsExpression(m_kind, columns);
        if (postgres)
            m_placeholder = u"CAST(? AS bigint)"_s;
        break;
    case Form::Time:
        m_expression = columns;
        m_placeholder = postgres ? u"CAST(? AS timestamptz)"_s : u"CAST(? AS DATETIME(6))"_s;
        break;
    case Form::Text:
        m_expression = textExpression(m_kind, columns);
        if (!postgres)
            m_placeholder = u"CONVERT(? USING utf8mb4)"_s;
        break;
    }
    m_readable = m_kind == DatabaseKind::MariaDb ? u"CAST("_s + m_expression + u" AS CHAR)"_s
                                                 : u"CAST("_s + m_expression + u" AS text)"_s;
}

std::optional<QVariant> ChangeOrder::bound(const QString &text) const
{
    if (m_form != Form::Micros)
        return text;
    bool isWhole = false;
    const qint64 micros = text.toLongLong(&isWhole);
    return isWhole ? std::optional<QVariant>(micros) : std::nullopt;
}

QString ChangeOrder::roughlySince(Moment moment) const
{
    const QString orNever = m_fallsBack ? u" OR "_s + m_changed + u" IS NULL"_s : QString();
    if (m_kind == DatabaseKind::SQLite) {
        // Whatever its offset, a text does not begin with a day before the last one. Every number is below every text.
        constexpr qint64 day = 86'400'000'000;
        const QString text = ChangeOrder(m_kind, Form::Time).textOf({moment.microseconds - day}).first(10);
        return u"("_s + m_changed + u" >= '"_s + text + u"' OR "_s + m_changed + u" < ''"_s + orNever + u')';
    }
    if (!m_fallsBack || m_form != Form::Time)
        return {};
    const bool postgres = m_kind == DatabaseKind::PostgreSql;
    const QString time = u"CAST('"_s + textOf(moment) + (postgres ? u"' AS timestamptz)"_s : u"' AS DATETIME(6))"_s);
    return u"("_s + m_changed + u" >= "_s + time + orNever + u')';
}

QString ChangeOrder::textOf(Moment moment) const
{
    if (m_form == Form::Micros)
        return QString::number(moment.microseconds);
    return toIsoText(moment).replace(u'T', u' ').remove(u'Z');
}

std::optional<Moment> ChangeOrder::momentOf(const QString &text) const
{
    if (m_form != Form::Micros)
        return parseMoment(text);
    bool isWhole = false;
    const qint64 micros = text.toLongLong(&isWhole);
    return isWhole ? std::optional(Moment{micros}) : std::nullopt;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/inventory_repository.h"

#include "store/json_text.h"
#include "store/stored_names.h"
#include "store/transaction.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

bool isSame(const UsableRule &a, const UsableRule &b)
{
    return a.rule == b.rule && a.field.label == b.field.label && a.field.type == b.field.type
        && a.field.lengthLimit == b.field.lengthLimit && a.field.choices == b.field.choices && a.toBeMade == b.toBeMade;
}

UsableRule readRule(const Statement &row)
{
    const QString alias = row.text(1);
    return {.rule = {.attribute = attributeNamed(row.text(0)).value_or(UserAttribute::Id), .alias = alias},
            .field = {.alias = alias,
                      .label = row.text(2),
                      .type = fromStoredName<ContactFieldType>(row.text(3)).value_or(ContactFieldType::Text),
                      .lengthLimit = int(row.number(4)),
                      .choices = textsOf(row.text(5))},
            .toBeMade = row.flag(6)};
}

Result<void> addRule(Database &database, qint64 position, const UsableRule &rule)
{
    auto statement = database.statement(u"mautic_field_add"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":position"_s, position)
        .bind(u":attribute"_s, nameOf(rule.rule.attribute))
        .bind(u":alias"_s, rule.rule.alias)
        .bind(u":label"_s, rule.field.label)
        .bind(u":type"_s, storedName(rule.field.type))
        .bind(u":length_limit"_s, rule.field.lengthLimit)
        .bind(u":choices"_s, jsonList(QStringList(rule.field.choices)))
        .bind(u":to_be_made"_s, rule.toBeMade)
        .exec();
}

Result<void> replaceRules(Database &database, const QList<UsableRule> &rules)
{
    auto clear = database.statement(u"mautic_field_clear"_s);
    if (!clear)
        return tl::unexpected(clear.error());
    if (auto done = clear->exec(); !done)
        return done;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (auto done = addRule(database, i, rules.at(i)); !done)
            return done;
    }
    return {};
}

Result<void> saveSegment(Database &database, const SegmentTarget &segment)
{
    auto statement = database.statement(u"segment_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":id"_s, segment.id->value).bind(u":name"_s, segment.name).exec();
}

} // namespace

Result<void> InventoryRepository::saveRules(const QList<UsableRule> &rules)
{
    const auto known = InventoryRepository::rules();
    if (!known)
        return tl::unexpected(known.error());
    if (std::equal(known->cbegin(), known->cend(), rules.cbegin(), rules.cend(), isSame))
        return {};
    return inTransaction(m_database, [&] { return replaceRules(m_database, rules); });
}

Result<QList<UsableRule>> InventoryRepository::rules()
{
    auto statement = m_database.statement(u"mautic_field_all"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->rows<UsableRule>(readRule);
}

Result<void> InventoryRepository::saveSegments(const QList<SegmentTarget> &segments)
{
    const auto known = segmentNames();
    if (!known)
        return tl::unexpected(known.error());
    for (const SegmentTarget &segment : segments) {
        if (!segment.id || (known->contains(*segment.id) && known->value(*segment.id) == segment.name))
            continue;
        if (auto done = saveSegment(m_database, segment); !done)
            return done;
    }
    return {};
}

Result<QHash<SegmentId, QString>> InventoryRepository::segmentNames()
{
    auto statement = m_database.statement(u"segment_all"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Row = std::pair<SegmentId, QString>;
    const auto rows = statement->rows<Row>([](const Statement &row) { return Row{{row.number(0)}, row.text(1)}; });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<SegmentId, QString> names;
    for (const auto &[segment, name] : *rows)
        names.insert(segment, name);
    return names;
}

} // namespace lockstep

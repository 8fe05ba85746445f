// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_list.h"

#include "sandbox/row_filter.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// Conditions may name columns as properties, an order may not (mautic-api.md 3.2).
QString databaseName(const QString &column)
{
    QString name;
    for (const QChar c : column) {
        name += c.isUpper() ? QString(u"_"_s + c.toLower()) : QString(c);
    }
    return name;
}

using ColumnOfContact = QString (*)(const SandboxContact &);

/// Columns that are not contact fields.
const QHash<QString, ColumnOfContact> &ownColumns()
{
    static const QHash<QString, ColumnOfContact> columns{
        {u"id"_s, [](const SandboxContact &c) { return QString::number(c.id); }},
        {u"points"_s, [](const SandboxContact &c) { return QString::number(c.points); }},
        {u"is_published"_s, [](const SandboxContact &) { return u"1"_s; }},
        {u"date_added"_s, [](const SandboxContact &c) { return databaseText(c.stamps.addedAt); }},
        {u"date_modified"_s, [](const SandboxContact &c) { return databaseText(c.stamps.modifiedAt); }},
        {u"last_active"_s, [](const SandboxContact &c) { return databaseText(c.lastActive); }},
        {u"date_identified"_s, [](const SandboxContact &c) { return databaseText(c.identifiedAt); }},
        {u"created_by_user"_s, [](const SandboxContact &c) { return c.stamps.createdByUser; }},
        {u"modified_by_user"_s, [](const SandboxContact &c) { return c.stamps.modifiedByUser; }},
        {u"owner_id"_s, [](const SandboxContact &) { return QString(); }},
        {u"stage_id"_s, [](const SandboxContact &) { return QString(); }}};
    return columns;
}

QString valueOf(const SandboxContact &contact, const QString &column)
{
    const ColumnOfContact read = ownColumns().value(column);
    return read ? read(contact) : contact.values.value(column);
}

bool isColumn(const MauticState &state, const QString &column)
{
    return ownColumns().contains(column) || state.fields.find(column);
}

/// One `search` of the contact list: a command or plain text.
class ContactSearch
{
public:
    ContactSearch(const MauticState &state, const QString &text)
        : m_state(state)
        , m_negated(text.startsWith(u'!'))
    {
        const QString search = m_negated ? text.mid(1) : text;
        const qsizetype colon = search.indexOf(u':');
        m_command = colon < 0 ? QString() : search.left(colon);
        m_argument = search.mid(colon + 1).trimmed();
        m_strict = m_argument.startsWith(u'+') && colon >= 0;
        if (m_strict) {
            m_argument.remove(0, 1);
        }
    }

    [[nodiscard]] bool matches(const SandboxContact &contact) const
    {
        return m_argument.isEmpty() || finds(contact) != m_negated;
    }

private:
    [[nodiscard]] bool finds(const SandboxContact &contact) const;
    [[nodiscard]] bool isInSegment(const SandboxContact &contact) const;
    [[nodiscard]] bool hasDoNotContact(const SandboxContact &contact) const;
    [[nodiscard]] bool hasTag(const SandboxContact &contact) const;
    [[nodiscard]] bool isKind(const SandboxContact &contact) const;
    [[nodiscard]] bool isListed(const SandboxContact &contact) const;
    [[nodiscard]] bool containsText(const SandboxContact &contact) const;

    const MauticState &m_state;
    QString m_command;
    QString m_argument;
    bool m_negated;
    bool m_strict;
};

bool ContactSearch::isInSegment(const SandboxContact &contact) const
{
    return std::ranges::any_of(m_state.segments, [&](const SandboxSegment &segment) {
        return segment.alias == m_argument && segment.members.contains(contact.id)
            && !segment.members.value(contact.id).manuallyRemoved;
    });
}

bool ContactSearch::hasDoNotContact(const SandboxContact &contact) const
{
    return std::ranges::any_of(contact.doNotContact, [&](const SandboxDoNotContact &row) {
        return m_argument == "any"_L1 || row.channel == m_argument;
    });
}

bool ContactSearch::containsText(const SandboxContact &contact) const
{
    static const QStringList searched{u"firstname"_s, u"lastname"_s, u"email"_s,   u"company"_s,
                                      u"city"_s,      u"state"_s,    u"zipcode"_s, u"country"_s};
    const QString wanted = collated(m_command.isEmpty() ? m_argument : QString(m_command + u':' + m_argument));
    return std::ranges::any_of(
        searched, [&](const QString &alias) { return collated(contact.values.value(alias)).contains(wanted); });
}

bool ContactSearch::hasTag(const SandboxContact &contact) const
{
    return std::ranges::any_of(contact.tags, [&](qint64 id) { return m_state.tags.value(id) == m_argument; });
}

bool ContactSearch::isKind(const SandboxContact &contact) const
{
    return m_argument != "anonymous"_L1 || !contact.identifiedAt.isValid();
}

bool ContactSearch::isListed(const SandboxContact &contact) const
{
    return m_argument.split(u',').contains(QString::number(contact.id));
}

bool ContactSearch::finds(const SandboxContact &contact) const
{
    using Command = bool (ContactSearch::*)(const SandboxContact &) const;
    static const QHash<QString, Command> commands{{u"segment"_s, &ContactSearch::isInSegment},
                                                  {u"dnc"_s, &ContactSearch::hasDoNotContact},
                                                  {u"ids"_s, &ContactSearch::isListed},
                                                  {u"is"_s, &ContactSearch::isKind},
                                                  {u"tag"_s, &ContactSearch::hasTag}};
    if (const Command command = commands.value(m_command)) {
        return (this->*command)(contact);
    }
    if (!m_state.fields.find(m_command)) {
        return containsText(contact);
    }
    const QString value = collated(contact.values.value(m_command));
    return m_strict ? value == collated(m_argument) : value.startsWith(collated(m_argument));
}

/// The conditions with columns as the database names them; nothing where it does not know one.
std::optional<QList<WhereCondition>> conditionsOf(const MauticState &state, const SandboxQuery &query)
{
    auto where = query.where();
    if (!where) {
        return std::nullopt;
    }
    for (WhereCondition &condition : *where) {
        condition.column = databaseName(condition.column);
        if (!isColumn(state, condition.column)) {
            return std::nullopt;
        }
    }
    return where;
}

/// Contacts come in the order of their ids, so that the usual order costs nothing.
void sortContacts(QList<const SandboxContact *> &contacts, const QList<OrderTerm> &order)
{
    if (order.size() == 1 && order.first().column == "id"_L1 && !order.first().descending) {
        return;
    }
    for (auto term = order.crbegin(); term != order.crend(); ++term) {
        std::ranges::stable_sort(contacts, [&](const SandboxContact *a, const SandboxContact *b) {
            const int compared = compareValues(valueOf(*a, term->column), valueOf(*b, term->column));
            return term->descending ? compared > 0 : compared < 0;
        });
    }
}

} // namespace

std::optional<ContactPage> listContacts(const MauticState &state, const SandboxQuery &query)
{
    const auto where = conditionsOf(state, query);
    const QList<OrderTerm> order = query.order();
    if (!where || !std::ranges::all_of(order, [&](const OrderTerm &term) { return isColumn(state, term.column); })) {
        return std::nullopt;
    }
    const RowFilter filter(*where);
    const ContactSearch search(state, query.value(u"search"_s));
    ContactPage page;
    for (const SandboxContact &contact : state.contacts()) {
        const auto read = [&contact](const QString &column) { return valueOf(contact, column); };
        if (filter.matches(read) && search.matches(contact)) {
            page.contacts.append(&contact);
        }
    }
    sortContacts(page.contacts, order);
    page.total = page.contacts.size();
    const int limit = query.number(u"limit"_s, 30);
    page.contacts = page.contacts.mid(query.number(u"start"_s, 0), limit == 0 ? -1 : limit);
    return page;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/contact_reader.h"

#include "domain/field_mapping.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

ContactReader::ContactReader(const QStringList &wantedAliases)
{
    m_wanted.emplace(emailAlias.toStdString(), emailAlias);
    for (const QString &alias : wantedAliases)
        m_wanted.emplace(alias.toStdString(), alias);
}

Result<Contact> ContactReader::contact(JsonValue value) const
{
    const auto id = wholeNumber(member(value, "id"));
    if (!id || *id <= 0)
        return fail(ErrorKind::BadReply, u"a contact without an id"_s);
    Contact out{.id = {*id}};
    out.addedAt = parseMoment(textOf(member(value, "dateAdded")));
    const auto fields = member(value, "fields");
    if (!fields)
        return out;
    simdjson::dom::object all;
    if (const auto found = member(*fields, "all"); found && found->get(all) == simdjson::SUCCESS)
        readAll(all, out);
    else
        readGroups(*fields, out);
    return out;
}

Result<QList<Contact>> ContactReader::page(JsonValue root) const
{
    const auto list = member(root, "contacts");
    if (!isMap(list))
        return fail(ErrorKind::BadReply, u"no contacts in the answer"_s);
    QList<Contact> out;
    std::optional<Error> broken;
    forEachEntry(list, [&](qint64, JsonValue value) {
        if (auto each = contact(value); each)
            out.append(*std::move(each));
        else
            broken = each.error();
    });
    if (broken)
        return fail(*broken);
    if (out.isEmpty() && wholeNumber(member(root, "total")).value_or(0) > 0)
        return fail(ErrorKind::ServerFault, u"contacts are counted but not listed"_s);
    std::sort(out.begin(), out.end(), [](const Contact &a, const Contact &b) { return a.id < b.id; });
    return out;
}

void ContactReader::readAll(const simdjson::dom::object &all, Contact &contact) const
{
    for (const auto [key, value] : all) {
        if (const auto wanted = m_wanted.find(std::string(key)); wanted != m_wanted.end())
            contact.fields.insert(wanted->second, textOf(value));
    }
}

void ContactReader::readGroups(JsonValue fields, Contact &contact) const
{
    forEachEntry(fields, [&](qint64, JsonValue group) {
        for (const auto &[alias, name] : m_wanted) {
            if (const auto field = member(group, alias))
                contact.fields.insert(name, textOf(member(*field, "value")));
        }
    });
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "mautic/json.h"

#include <QStringList>

#include <string>
#include <unordered_map>

namespace lockstep
{

/// Takes contacts out of Mautic's JSON: the id, the time it was added and the wanted fields, of which `email` always
/// is one.
class ContactReader
{
public:
    explicit ContactReader(const QStringList &wantedAliases);

    /// One contact; BadReply when it has no id.
    [[nodiscard]] Result<Contact> contact(JsonValue value) const;
    /// The answer of a list, ascending by id. ServerFault when Mautic counts contacts and lists none
    /// (mautic-api.md 15).
    [[nodiscard]] Result<QList<Contact>> page(JsonValue root) const;

private:
    void readAll(const simdjson::dom::object &all, Contact &contact) const;
    void readGroups(JsonValue fields, Contact &contact) const;

    std::unordered_map<std::string, QString> m_wanted;
};

} // namespace lockstep

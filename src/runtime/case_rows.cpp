// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/case_rows.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype casesAtOnce = 500;

} // namespace

Result<QList<CaseRow>> CaseRowReader::rowsOf(const QList<OpenCase> &cases)
{
    if (auto read = readMautic(); !read)
        return fail(read.error());
    QList<CaseRow> rows;
    rows.reserve(cases.size());
    for (qsizetype first = 0; first < cases.size(); first += casesAtOnce) {
        const QList<OpenCase> page = cases.mid(first, casesAtOnce);
        if (auto read = readSome(page); !read)
            return fail(read.error());
        for (const OpenCase &open : page)
            rows.append(rowOf(open));
    }
    return rows;
}

QString CaseRowReader::addressOf(ContactId contact) const
{
    return m_mautic + u"/s/contacts/view/"_s + QString::number(contact.value);
}

Result<void> CaseRowReader::readMautic()
{
    const auto identity = m_store.workspace.find();
    if (!identity)
        return fail(identity.error());
    m_mautic = identity->value_or(Workspace()).mauticAddress;
    return {};
}

Result<void> CaseRowReader::readSome(const QList<OpenCase> &cases)
{
    QList<AppUserId> users;
    QList<ContactId> contacts;
    for (const OpenCase &open : cases) {
        users.append(open.content.user);
        users += open.content.otherUsers;
        contacts += open.content.contacts;
    }
    const auto knownUsers = m_store.users.namesOf(users);
    if (!knownUsers)
        return fail(knownUsers.error());
    const auto knownContacts = m_store.contacts.namesOf(contacts);
    if (!knownContacts)
        return fail(knownContacts.error());
    for (const PersonName &user : *knownUsers)
        m_users.insert(user.user, user);
    for (const ContactName &contact : *knownContacts)
        m_contacts.insert(contact.contact, contact);
    return {};
}

CaseContact CaseRowReader::contactOf(ContactId id) const
{
    const ContactName contact = m_contacts.value(id);
    return {.id = id, .name = contact.name, .email = contact.email, .address = addressOf(id)};
}

CaseRow CaseRowReader::rowOf(const OpenCase &open) const
{
    CaseRow row{.open = open, .user = m_users.value(open.content.user, {.user = open.content.user})};
    for (const AppUserId &other : open.content.otherUsers)
        row.otherUsers.append(m_users.value(other, {.user = other}));
    for (const ContactId id : open.content.contacts)
        row.contacts.append(contactOf(id));
    return row;
}

} // namespace lockstep

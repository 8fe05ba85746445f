// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/cases_flow.h"

#include "flows/person_names_flow.h"
#include "runtime/open_workspace.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype casesAtOnce = 500;

/// Reads those a page of cases is about in two questions, however many there are.
class CaseReader
{
public:
    CaseReader(Repositories &store, QString mautic)
        : m_store(store)
        , m_mautic(std::move(mautic))
    {
    }

    Result<QList<CaseRow>> rowsOf(const QList<OpenCase> &cases)
    {
        QList<AppUserId> users;
        QList<ContactId> contacts;
        for (const OpenCase &open : cases) {
            users.append(open.content.user);
            users += open.content.otherUsers;
            contacts += open.content.contacts;
        }
        if (auto read = readUsers(users); !read)
            return fail(read.error());
        if (auto read = readContacts(contacts); !read)
            return fail(read.error());
        QList<CaseRow> rows;
        for (const OpenCase &open : cases)
            rows.append(rowOf(open));
        return rows;
    }

private:
    Result<void> readUsers(const QList<AppUserId> &users)
    {
        const auto known = m_store.users.keptWithIds(users);
        if (!known)
            return fail(known.error());
        for (const AppUser &user : *known)
            m_users.insert(user.id, nameOf(user));
        return {};
    }

    Result<void> readContacts(const QList<ContactId> &ids)
    {
        const auto known = m_store.contacts.withIds(ids);
        if (!known)
            return fail(known.error());
        for (const Contact &contact : *known)
            m_contacts.insert(contact.id, contact);
        return {};
    }

    CaseContact contactOf(ContactId id) const
    {
        const Contact contact = m_contacts.value(id);
        const QString name = contact.fields.value(u"firstname"_s) + u' ' + contact.fields.value(u"lastname"_s);
        return {.id = id,
                .name = name.trimmed(),
                .email = contact.email(),
                .address = QString(m_mautic + u"/s/contacts/view/"_s + QString::number(id.value))};
    }

    CaseRow rowOf(const OpenCase &open) const
    {
        CaseRow row{.open = open, .user = m_users.value(open.content.user, {.user = open.content.user})};
        for (const AppUserId &other : open.content.otherUsers)
            row.otherUsers.append(m_users.value(other, {.user = other}));
        for (const ContactId id : open.content.contacts)
            row.contacts.append(contactOf(id));
        return row;
    }

    Repositories &m_store;
    QString m_mautic;
    QHash<AppUserId, PersonName> m_users;
    QHash<ContactId, Contact> m_contacts;
};

Result<QList<CaseRow>> readCases(const QString &folder, const std::stop_token &stop)
{
    const auto workspace = OpenWorkspace::openExisting(folder);
    if (!workspace)
        return fail(workspace.error());
    Repositories &store = (*workspace)->store();
    const auto identity = store.workspace.find();
    if (!identity)
        return fail(identity.error());
    const auto open = store.cases.open();
    if (!open)
        return fail(open.error());
    CaseReader reader(store, identity->value_or(Workspace()).mauticAddress);
    QList<CaseRow> rows;
    for (qsizetype first = 0; first < open->size() && !stop.stop_requested(); first += casesAtOnce) {
        const auto page = reader.rowsOf(open->mid(first, casesAtOnce));
        if (!page)
            return fail(page.error());
        rows += *page;
    }
    return rows;
}

} // namespace

CasesFlow::CasesFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void CasesFlow::read()
{
    m_reading.abandon();
    m_reading = m_context.read.start(
        *this, [folder = m_context.workspace](const std::stop_token &stop) { return readCases(folder, stop); },
        [this](const Result<QList<CaseRow>> &cases) {
            if (cases)
                Q_EMIT casesRead(*cases);
            else
                Q_EMIT failed(cases.error());
        });
}

} // namespace lockstep

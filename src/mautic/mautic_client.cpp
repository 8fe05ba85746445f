// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/mautic_client.h"

#include "domain/email_address.h"
#include "mautic/connection_check.h"
#include "mautic/contact_fields.h"
#include "mautic/mautic_query.h"
#include "mautic/stats_rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int rowsInAPage = 5000;
/// More of them and an address of a request grows past 8 KB (mautic-api.md 3.2).
constexpr qsizetype emailsInACall = 100;
constexpr qsizetype longestEmailList = 6000;
constexpr qsizetype additionsInACall = 500;

QByteArray text(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

MauticCall write(const QString &path, const QByteArray &json, Patience patience = Patience::Usual)
{
    return {.kind = RequestKind::Write,
            .verb = QByteArrayLiteral("POST"),
            .path = path,
            .json = json,
            .patience = patience};
}

// The addresses as Mautic holds them, in groups that fit into one request each.
QList<QStringList> groupsOf(const QStringList &emails)
{
    QList<QStringList> groups;
    qsizetype length = longestEmailList;
    for (const QString &email : emails) {
        const QString sent = emailForMautic(email, 254).value_or(email.trimmed());
        if (sent.isEmpty() || sent.contains(u','))
            continue;
        const qsizetype own = QUrl::toPercentEncoding(sent).size() + 3;
        if (length + own > longestEmailList || groups.last().size() == emailsInACall) {
            groups.append(QStringList());
            length = 0;
        }
        groups.last().append(sent);
        length += own;
    }
    return groups;
}

} // namespace

MauticClient::MauticClient(MauticAccess access, const MauticClientSettings &settings, HttpTransport &transport,
                           const Clock &clock)
    : m_session(std::move(access), transport, clock)
    , m_clock(clock)
    , m_contacts(settings.wantedAliases)
    , m_batchLimit(settings.batchLimit)
{
}

Result<MauticCheck> MauticClient::check(const std::stop_token &stop)
{
    return checkConnection(m_session, m_clock, stop);
}

Result<QList<Contact>> MauticClient::contactsAfter(ContactId last, int limit, const std::stop_token &stop)
{
    auto page = pageOfContacts(where(0, u"id"_s, u"gt"_s, QString::number(last.value)), limit, stop);
    if (page && !page->isEmpty() && page->constFirst().id <= last)
        return fail(ErrorKind::BadReply, u"contacts that were not asked for"_s);
    return page;
}

Result<Contact> MauticClient::contact(ContactId id, const std::stop_token &stop)
{
    const auto root = ask({.path = u"contacts/%1"_s.arg(id.value)}, stop);
    if (!root)
        return tl::unexpected(root.error());
    return m_contacts.contact(member(*root, "contact").value_or(*root));
}

Result<QList<Contact>> MauticClient::contactsWithEmails(const QStringList &emails, const std::stop_token &stop)
{
    QSet<QString> asked;
    for (const QString &email : emails)
        asked.insert(emailKey(email));
    asked.remove(QString());
    QList<Contact> out;
    for (const QStringList &group : groupsOf(emails)) {
        auto found = contactsIn(group, stop);
        if (!found)
            return found;
        for (const Contact &each : *found) {
            if (asked.contains(emailKey(each.email())) && !out.contains(each))
                out.append(each);
        }
    }
    return out;
}

Result<QList<Contact>> MauticClient::contactsIn(const QStringList &emails, const std::stop_token &stop)
{
    constexpr int limit = 500;
    QList<Contact> out;
    ContactId last;
    for (qsizetype found = limit; found == limit;) {
        auto page = pageOfContacts(where(0, u"email"_s, u"in"_s, emails.join(u','))
                                       + where(1, u"id"_s, u"gt"_s, QString::number(last.value)),
                                   limit, stop);
        if (!page)
            return page;
        found = page->size();
        out += *page;
        last = out.isEmpty() ? last : out.constLast().id;
    }
    return out;
}

Result<QList<Contact>> MauticClient::pageOfContacts(const MauticQuery &where, int limit, const std::stop_token &stop)
{
    const MauticQuery order{{u"minimal"_s, u"1"_s},
                            {u"limit"_s, QString::number(limit)},
                            {u"orderBy"_s, u"id"_s},
                            {u"orderByDir"_s, u"asc"_s}};
    const auto root = ask({.path = u"contacts"_s, .query = order + where, .patience = Patience::Batch}, stop);
    if (!root)
        return tl::unexpected(root.error());
    return m_contacts.page(*root);
}

Result<QList<ContactField>> MauticClient::contactFields(const std::stop_token &stop)
{
    auto root = ask({.path = u"fields/contact"_s, .query = {{u"limit"_s, u"5000"_s}}}, stop);
    if (!root && root.error().kind == ErrorKind::Forbidden)
        root = ask({.path = u"contacts/list/fields"_s}, stop);
    if (!root)
        return tl::unexpected(root.error());
    return readFields(*root);
}

Result<ContactField> MauticClient::createField(const NewContactField &field, const std::stop_token &stop)
{
    const auto body = encodedField(field);
    if (!body)
        return tl::unexpected(body.error());
    const auto answer = m_session.call(write(u"fields/contact/new"_s, *body, Patience::Batch), stop);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->status == 202)
        return fail(ErrorKind::Rejected, u"queued"_s, u"%1 (mautic:custom-field:create-column)"_s.arg(field.alias));
    const auto root = m_json.read(answer->body);
    const auto made = root ? readField(member(*root, "field").value_or(*root)) : std::nullopt;
    if (!made)
        return fail(ErrorKind::OutcomeUnknown, u"no field in the answer"_s, field.alias);
    if (made->alias != field.alias)
        return fail(ErrorKind::Rejected, u"made under another alias"_s, made->alias);
    return *made;
}

Result<QList<Segment>> MauticClient::segments(const std::stop_token &stop)
{
    const auto root = ask({.path = u"segments"_s, .query = {{u"limit"_s, u"5000"_s}}}, stop);
    if (!root)
        return tl::unexpected(root.error());
    return readSegments(*root);
}

Result<Segment> MauticClient::createSegment(const QString &name, const std::stop_token &stop)
{
    const QJsonObject body{{u"name"_s, name}, {u"isPublished"_s, 1}};
    const auto root = ask(write(u"segments/new"_s, text(body)), stop);
    if (!root)
        return tl::unexpected(root.error());
    const auto made = readSegment(member(*root, "list").value_or(*root));
    if (!made)
        return fail(ErrorKind::OutcomeUnknown, u"no segment in the answer"_s);
    return *made;
}

Result<QList<SegmentMember>> MauticClient::segmentMembers(SegmentId segment, const std::stop_token &stop)
{
    QList<SegmentMember> out;
    ContactId last;
    for (qsizetype found = rowsInAPage; found == rowsInAPage;) {
        const auto conditions = where(0, u"leadlist_id"_s, u"eq"_s, QString::number(segment.value))
            + where(1, u"lead_id"_s, u"gt"_s, QString::number(last.value));
        const auto root = ask(statsCall(u"lead_lists_leads"_s, u"lead_id"_s, rowsInAPage, conditions), stop);
        if (!root)
            return tl::unexpected(root.error());
        auto page = readMemberRows(*root);
        if (!page)
            return page;
        if (!page->isEmpty() && page->constFirst().contact <= last)
            return fail(ErrorKind::BadReply, u"rows that were not asked for"_s);
        found = page->size();
        out += *page;
        last = out.isEmpty() ? last : out.constLast().contact;
    }
    return out;
}

Result<QList<SegmentAddition>> MauticClient::addToSegment(SegmentId segment, const QList<ContactId> &contacts,
                                                          const std::stop_token &stop)
{
    if (contacts.size() > additionsInACall)
        return fail(ErrorKind::BadInput, u"more than 500 contacts for a segment at once"_s);
    if (contacts.isEmpty())
        return QList<SegmentAddition>();
    QJsonArray ids;
    for (const ContactId id : contacts)
        ids.append(id.value);
    const auto root =
        ask(write(u"segments/%1/contacts/add"_s.arg(segment.value), text({{u"ids"_s, ids}}), Patience::Batch), stop);
    if (!root)
        return tl::unexpected(root.error());
    QSet<qint64> added;
    forEachEntry(member(*root, "details"), [&](qint64 id, JsonValue detail) {
        if (isOn(member(detail, "success")))
            added.insert(id);
    });
    QList<SegmentAddition> out;
    for (const ContactId id : contacts)
        out.append({.contact = id, .added = added.contains(id.value)});
    return out;
}

Result<DoNotContactPage> MauticClient::doNotContactAfter(qint64 lastRow, int limit, const std::stop_token &stop)
{
    const auto root = ask(
        statsCall(u"lead_donotcontact"_s, u"id"_s, limit, where(0, u"id"_s, u"gt"_s, QString::number(lastRow))), stop);
    if (!root)
        return tl::unexpected(root.error());
    auto rows = readDoNotContactRows(*root);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->isEmpty() && rows->constFirst().rowId <= lastRow)
        return fail(ErrorKind::BadReply, u"rows that were not asked for"_s);
    const bool isLast = rows->size() < limit;
    return DoNotContactPage{.rows = *std::move(rows), .isLast = isLast};
}

Result<QList<DoNotContact>> MauticClient::addDoNotContact(ContactId contact, DoNotContactReason reason,
                                                          const QString &comments, const std::stop_token &stop)
{
    const QJsonObject body{{u"reason"_s, static_cast<int>(reason)}, {u"comments"_s, comments}};
    const auto root = ask(write(u"contacts/%1/dnc/email/add"_s.arg(contact.value), text(body)), stop);
    if (!root)
        return tl::unexpected(root.error());
    return readOptOuts(*root);
}

Result<JsonValue> MauticClient::ask(const MauticCall &call, const std::stop_token &stop)
{
    const auto answer = m_session.call(call, stop);
    if (!answer)
        return tl::unexpected(answer.error());
    auto root = m_json.read(answer->body);
    if (!root && call.kind == RequestKind::Write)
        root.error().kind = ErrorKind::OutcomeUnknown;
    return root;
}

} // namespace lockstep

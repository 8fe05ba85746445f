// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/usual_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype batch = 200;

QJsonObject objectOf(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

QByteArray bytesOf(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return document.toJson(QJsonDocument::Compact);
}

} // namespace

UsualClient::UsualClient(const MauticAccess &access, const Clock &clock)
    : m_address(access.address)
    , m_transport({.deadline = std::chrono::seconds(60), .parallelRequests = 1}, m_gate, clock)
{
    if (const auto *client = std::get_if<ClientCredentials>(&access.credentials)) {
        m_clientId = client->clientId;
        m_clientSecret = client->clientSecret.duplicate();
    }
}

Result<void> UsualClient::signIn()
{
    const QString token = u"/oauth/v2/token"_s;
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"client_credentials"_s);
    form.addQueryItem(u"client_id"_s, m_clientId);
    form.addQueryItem(u"client_secret"_s, QString::fromUtf8(m_clientSecret.revealForSending()));
    const auto answer = ask("POST", token, form.toString(QUrl::FullyEncoded).toUtf8());
    if (!answer)
        return fail(answer.error());
    m_authorization = "Bearer " + objectOf(*answer)[u"access_token"_s].toString().toUtf8();
    return {};
}

Result<QByteArray> UsualClient::ask(const QByteArray &verb, const QString &path, const QByteArray &body)
{
    const bool isForm = m_authorization.isEmpty();
    HttpRequest request{.kind = isForm         ? RequestKind::SignIn
                            : verb == "GET"_ba ? RequestKind::Read
                                               : RequestKind::Write,
                        .verb = verb,
                        .url = QUrl(m_address.toString() + path),
                        .headers = {{"Accept", "application/json"}},
                        .body = body,
                        .patience = Patience::Batch};
    if (!body.isEmpty())
        request.headers.append(
            HttpHeader{"Content-Type", isForm ? "application/x-www-form-urlencoded" : "application/json"});
    if (!isForm)
        request.authorization = &m_authorization;
    ++m_requests;
    auto answer = m_transport.send(request, {});
    if (!answer)
        return fail(answer.error());
    if (answer->status < 200 || answer->status > 299)
        return fail(ErrorKind::Internal, QString::number(answer->status), path);
    return answer->body;
}

Result<ContactId> UsualClient::idIn(const QByteArray &answer) const
{
    const qint64 id = objectOf(answer)[u"contact"_s][u"id"_s].toInteger();
    return id > 0 ? Result<ContactId>(ContactId{id}) : fail(ErrorKind::Internal, u"no contact in the answer"_s);
}

Result<void> UsualClient::bring(const AppUser &user, SegmentId segment)
{
    const QString search = QString::fromLatin1(QUrl::toPercentEncoding(u"email:"_s + user.email));
    const auto found = ask("GET", u"/api/contacts?limit=1&minimal=1&search="_s + search);
    if (!found)
        return fail(found.error());
    const QStringList known = objectOf(*found)[u"contacts"_s].toObject().keys();
    const QByteArray values = bytesOf(
        QJsonObject{{u"email"_s, user.email}, {u"firstname"_s, user.firstName}, {u"lastname"_s, user.lastName}});
    const auto written = known.isEmpty() ? ask("POST", u"/api/contacts/new"_s, values)
                                         : ask("PATCH", u"/api/contacts/%1/edit"_s.arg(known.first()), values);
    if (!written)
        return fail(written.error());
    const auto contact = idIn(*written);
    if (!contact)
        return fail(contact.error());
    m_brought.append(*contact);
    const auto added = ask("POST", u"/api/segments/%1/contact/%2/add"_s.arg(segment.value).arg(contact->value), "{}");
    return added ? Result<void>() : fail(added.error());
}

Result<void> UsualClient::edit(const QList<ContactId> &contacts, const QString &alias, const QString &value)
{
    for (qsizetype first = 0; first < contacts.size(); first += batch) {
        QJsonArray edits;
        for (const ContactId contact : contacts.mid(first, batch))
            edits.append(QJsonObject{{u"id"_s, contact.value}, {alias, value}});
        if (const auto edited = ask("PATCH", u"/api/contacts/batch/edit"_s, bytesOf(edits)); !edited)
            return fail(edited.error());
    }
    return {};
}

Result<void> UsualClient::remove(const QList<ContactId> &contacts)
{
    for (qsizetype first = 0; first < contacts.size(); first += batch) {
        QStringList ids;
        for (const ContactId contact : contacts.mid(first, batch))
            ids.append(QString::number(contact.value));
        if (const auto removed = ask("DELETE", u"/api/contacts/batch/delete?ids="_s + ids.join(u',')); !removed)
            return fail(removed.error());
    }
    return {};
}

} // namespace lockstep

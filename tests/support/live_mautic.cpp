// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/live_mautic.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lockstep::testing
{

namespace
{

MauticAccess copied(const MauticAccess &access)
{
    const auto &client = std::get<ClientCredentials>(access.credentials);
    return {.address = access.address,
            .credentials =
                ClientCredentials{.clientId = client.clientId, .clientSecret = client.clientSecret.duplicate()}};
}

QStringList wantedAliases(const QString &mark)
{
    return {u"firstname"_s, u"lastname"_s, u"city"_s, u"preferred_locale"_s, mark};
}

} // namespace

std::optional<MauticAccess> liveAccess()
{
    const QString address = qEnvironmentVariable("LOCKSTEP_LIVE_URL");
    if (address.isEmpty())
        return std::nullopt;
    return MauticAccess{.address = QUrl(address),
                        .credentials =
                            ClientCredentials{.clientId = qEnvironmentVariable("LOCKSTEP_LIVE_CLIENT_ID"),
                                              .clientSecret = Secret(qgetenv("LOCKSTEP_LIVE_CLIENT_SECRET"))}};
}

LiveMautic::LiveMautic(MauticAccess access)
    : m_access(std::move(access))
    , m_mark(u"live%1"_s.arg(QRandomGenerator::global()->bounded(0x1000000), 6, 16, QChar(u'0')))
    , transport({}, gate, clock)
    , client(copied(m_access), {.wantedAliases = wantedAliases(m_mark)}, transport, clock)
    , m_session(copied(m_access), transport, clock)
{
}

LiveMautic::~LiveMautic() { removeNow(); }

QString LiveMautic::address(const QString &name) const { return u"%1.%2@example.com"_s.arg(name, m_mark); }

QJsonObject LiveMautic::ask(const MauticCall &call)
{
    const auto answer = m_session.call(call, {});
    return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

ContactId LiveMautic::visitor()
{
    QUrl url = m_access.address;
    url.setPath(QString(url.path() + u"/mtc/event"_s));
    const auto answer = transport.send({.kind = RequestKind::Write,
                                        .verb = "POST",
                                        .url = url,
                                        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                                        .body = "page_url=https%3A%2F%2Fexample.com%2Fpricing&page_title=Pricing"},
                                       {});
    if (!answer)
        return {};
    const QJsonValue id = QJsonDocument::fromJson(answer->body).object().value("id"_L1);
    const ContactId contact{id.toVariant().toLongLong()};
    removeLater(contact);
    return contact;
}

ContactId LiveMautic::contact(const QString &email, QHash<QString, QString> fields)
{
    fields.insert(u"email"_s, email);
    const auto results = client.createContacts({{.fields = fields}}, {});
    if (!results || !results->constFirst().contact)
        return {};
    removeLater(results->constFirst().contact->id);
    return results->constFirst().contact->id;
}

void LiveMautic::removeFieldLater(const QString &alias)
{
    const QJsonObject fields =
        ask({.path = u"fields/contact"_s, .query = {{u"limit"_s, u"500"_s}}}).value("fields"_L1).toObject();
    for (const QJsonValue &field : fields) {
        if (field["alias"_L1].toString() == alias)
            m_others.append(u"fields/contact/%1/delete"_s.arg(field["id"_L1].toInt()));
    }
}

void LiveMautic::removeNow()
{
    constexpr qsizetype atOnce = 100;
    while (!m_contacts.isEmpty()) {
        const QStringList some = m_contacts.mid(0, atOnce);
        m_contacts.remove(0, some.size());
        remove(u"contacts/batch/delete"_s, {{u"ids"_s, some.join(u',')}});
    }
    for (const QString &path : std::exchange(m_others, {}))
        remove(path, {});
}

void LiveMautic::remove(const QString &path, const MauticQuery &query)
{
    const MauticCall call{.kind = RequestKind::Write,
                          .verb = "DELETE",
                          .path = path,
                          .query = query,
                          .json = "{}",
                          .patience = Patience::Batch};
    if (ask(call).isEmpty())
        qWarning("left behind: %s", qPrintable(path));
}

} // namespace lockstep::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox_mautic.h"

#include "http/http_receiver.h"
#include "sandbox/command_line_merge.h"
#include "sandbox/contact_form.h"
#include "sandbox/sandbox_server.h"

#include <algorithm>
#include <mutex>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

ReceiverSettings receiverSettings(quint16 port)
{
    return {.port = port,
            .methods = {"GET", "POST", "PATCH", "PUT", "DELETE"},
            .lengthRequired = false,
            .originRefused = false,
            .keepAlive = true,
            .headerBytes = qsizetype{64} << 10,
            .bodyBytes = qsizetype{8} << 20,
            .bufferedBytes = qsizetype{64} << 20,
            .connectionsPerAddress = 1024,
            .requestsPerSecondPerAddress = 0,
            .requestDeadline = std::chrono::seconds(60),
            .writeDeadline = std::chrono::seconds(60),
            .idleDeadline = std::chrono::minutes(10)};
}

QHash<QString, QString> fieldsOf(const MauticState &state, const SandboxContact &contact)
{
    QHash<QString, QString> fields;
    for (const SandboxField &field : state.fields.all()) {
        fields.insert(field.alias, contact.values.value(field.alias, u""_s));
    }
    fields.insert(u"points"_s, QString::number(contact.points));
    fields.insert(u"last_active"_s, databaseText(contact.lastActive));
    return fields;
}

Moment momentOf(const QDateTime &time) { return Moment::fromSeconds(time.toSecsSinceEpoch()); }

} // namespace

class SandboxMautic::Running
{
public:
    explicit Running(SandboxSettings settings)
        : server(std::move(settings))
        , receiver(receiverSettings(server.settings().port), [this](const ReceivedRequest &request) {
            const std::scoped_lock lock(mutex);
            return server.answer(request);
        })
    {
    }

    mutable std::mutex mutex;
    SandboxServer server;
    HttpReceiver receiver;
};

SandboxMautic::SandboxMautic(SandboxSettings settings)
    : m_running(std::make_unique<Running>(std::move(settings)))
{
}

SandboxMautic::~SandboxMautic() = default;

Result<void> SandboxMautic::start() { return m_running->receiver.start(); }

void SandboxMautic::stop() { m_running->receiver.stop(); }

QUrl SandboxMautic::address() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_running->receiver.port())); }

QByteArray SandboxMautic::clientId() const { return m_running->server.settings().clientId; }

QByteArray SandboxMautic::clientSecret() const { return m_running->server.settings().clientSecret; }

QByteArray SandboxMautic::userName() const { return m_running->server.settings().userName; }

QByteArray SandboxMautic::password() const { return m_running->server.settings().password; }

QList<SeenRequest> SandboxMautic::requests() const
{
    const std::scoped_lock lock(m_running->mutex);
    return m_running->server.seen();
}

int SandboxMautic::writingRequests() const
{
    return static_cast<int>(std::ranges::count_if(requests(), &SeenRequest::isWriting));
}

void SandboxMautic::forgetRequests()
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.seen().clear();
}

void SandboxMautic::inject(const SandboxFault &fault)
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.inject(fault);
}

void SandboxMautic::clearFaults()
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.clearFaults();
}

void SandboxMautic::setApiEnabled(bool enabled)
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.signIn().setApiEnabled(enabled);
}

void SandboxMautic::setBasicEnabled(bool enabled)
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.signIn().setBasicEnabled(enabled);
}

void SandboxMautic::setForbiddenPaths(const QStringList &paths)
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.setForbiddenPaths(paths);
}

void SandboxMautic::expireTokens()
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.signIn().expireTokens();
}

ContactId SandboxMautic::addContact(const QHash<QString, QString> &fields)
{
    const std::scoped_lock lock(m_running->mutex);
    MauticState &state = m_running->server.state();
    SandboxContact &contact = state.addContact();
    contact.stamps.modifiedAt = contact.stamps.addedAt;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        state.setValue(contact, it.key(), it.value());
    }
    state.audit({.userName = u"System"_s, .objectId = contact.id, .action = u"create"_s});
    identify(state, contact, u"import"_s);
    return {contact.id};
}

ContactId SandboxMautic::addVisitor()
{
    const std::scoped_lock lock(m_running->mutex);
    return {newVisitor(m_running->server.state()).id};
}

void SandboxMautic::setField(ContactId contact, const QString &alias, const QString &value)
{
    const std::scoped_lock lock(m_running->mutex);
    MauticState &state = m_running->server.state();
    if (SandboxContact *known = state.contact(contact.value)) {
        state.setValue(*known, alias, value);
    }
}

void SandboxMautic::setAddedAt(ContactId contact, const QDateTime &time)
{
    const std::scoped_lock lock(m_running->mutex);
    if (SandboxContact *known = m_running->server.state().contact(contact.value)) {
        known->stamps.addedAt = time;
        known->stamps.modifiedAt = time;
    }
}

void SandboxMautic::removeContact(ContactId contact)
{
    const std::scoped_lock lock(m_running->mutex);
    MauticState &state = m_running->server.state();
    state.audit({.userName = u"System"_s, .objectId = contact.value, .action = u"delete"_s});
    state.removeContact(contact.value);
}

void SandboxMautic::mergeByCommandLine(ContactId older, ContactId newer)
{
    const std::scoped_lock lock(m_running->mutex);
    lockstep::mergeByCommandLine(m_running->server.state(), older.value, newer.value);
}

void SandboxMautic::addDoNotContact(ContactId contact, const QString &channel, DoNotContactReason reason,
                                    const QString &comments)
{
    const std::scoped_lock lock(m_running->mutex);
    MauticState &state = m_running->server.state();
    if (SandboxContact *known = state.contact(contact.value)) {
        lockstep::addDoNotContact(
            state, *known,
            {.channel = channel, .reason = static_cast<int>(reason), .comments = comments.isNull() ? u""_s : comments});
    }
}

void SandboxMautic::addContactField(const QString &alias, const QString &label, const QString &type)
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.state().fields.add({.alias = alias,
                                          .label = label,
                                          .type = type,
                                          .group = u"core"_s,
                                          .lengthLimit = 64,
                                          .addedAt = sandboxNow(),
                                          .createdByUser = u"Operator"_s});
}

SegmentId SandboxMautic::addSegment(const QString &name, const QString &alias)
{
    const std::scoped_lock lock(m_running->mutex);
    auto &segments = m_running->server.state().segments;
    const qint64 id = segments.isEmpty() ? 1 : segments.lastKey() + 1;
    segments.insert(id,
                    {.id = id,
                     .name = name,
                     .publicName = name,
                     .alias = alias,
                     .stamps = {.addedAt = sandboxNow(), .modifiedAt = sandboxNow()}});
    return {id};
}

void SandboxMautic::addToSegment(SegmentId segment, ContactId contact)
{
    const std::scoped_lock lock(m_running->mutex);
    m_running->server.state().segments[segment.value].members.insert(contact.value, {.addedAt = sandboxNow()});
}

std::optional<Contact> SandboxMautic::contact(ContactId id) const
{
    const std::scoped_lock lock(m_running->mutex);
    const MauticState &state = m_running->server.state();
    const SandboxContact *known = state.contact(id.value);
    if (!known || known->id != id.value) {
        return std::nullopt;
    }
    return Contact{.id = id, .fields = fieldsOf(state, *known), .addedAt = momentOf(known->stamps.addedAt)};
}

QList<ContactId> SandboxMautic::contactIds() const
{
    const std::scoped_lock lock(m_running->mutex);
    QList<ContactId> ids;
    for (const SandboxContact &contact : m_running->server.state().contacts()) {
        ids.append(ContactId{contact.id});
    }
    return ids;
}

QList<ContactId> SandboxMautic::contactsWithEmail(const QString &email) const
{
    const std::scoped_lock lock(m_running->mutex);
    QList<ContactId> ids;
    for (const qint64 id : m_running->server.state().withEmail(email)) {
        ids.append(ContactId{id});
    }
    return ids;
}

QList<DoNotContact> SandboxMautic::doNotContact(ContactId contact) const
{
    const std::scoped_lock lock(m_running->mutex);
    QList<DoNotContact> rows;
    if (const SandboxContact *known = std::as_const(m_running->server).state().contact(contact.value)) {
        for (const SandboxDoNotContact &row : known->doNotContact) {
            rows.append({.rowId = row.id,
                         .contact = {known->id},
                         .channel = row.channel,
                         .reason = static_cast<DoNotContactReason>(row.reason),
                         .comments = row.comments,
                         .addedAt = momentOf(row.addedAt)});
        }
    }
    return rows;
}

QList<ContactId> SandboxMautic::members(SegmentId segment) const
{
    const std::scoped_lock lock(m_running->mutex);
    QList<ContactId> ids;
    const auto members = m_running->server.state().segments.value(segment.value).members;
    for (auto it = members.cbegin(); it != members.cend(); ++it) {
        if (!it->manuallyRemoved) {
            ids.append(ContactId{it.key()});
        }
    }
    return ids;
}

} // namespace lockstep

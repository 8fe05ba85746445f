// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_world.h"

#include "support/scripted_server.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep::testing
{

namespace
{

const QString registeredAt = u"registered_at"_s;

const TestCertificate &certificateOf(BadTls bad)
{
    static const TestCertificate good;
    static const TestCertificate unknown;
    static const TestCertificate expired("127.0.0.1", 10, -5);
    static const TestCertificate other("127.0.0.9");
    switch (bad) {
    case BadTls::UnknownAuthority:
        return unknown;
    case BadTls::Expired:
        return expired;
    case BadTls::WrongHost:
        return other;
    default:
        return good;
    }
}

QStringList aliases()
{
    QStringList out;
    for (const FieldRule &rule : defaultFieldRules())
        out.append(rule.alias);
    return out;
}

TransportSettings transportSettings(bool isImpatient)
{
    TransportSettings settings{.writeGrace = 50ms, .largestAnswer = 2'000'000, .parallelRequests = 1};
    if (isImpatient)
        settings.deadline = settings.batchDeadline = settings.idleTimeout = 300ms;
    // Whoever is wrong otherwise is not: expired and made for another host, but by somebody we trust.
    for (const BadTls bad : {BadTls::None, BadTls::Expired, BadTls::WrongHost})
        settings.authorities.append(certificateOf(bad).certificate);
    return settings;
}

} // namespace

QSslConfiguration FaultWorld::tls(BadTls bad)
{
    QSslConfiguration configuration;
    configuration.setLocalCertificate(certificateOf(bad).certificate);
    configuration.setPrivateKey(certificateOf(bad).key);
    if (bad == BadTls::TooOld) {
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        configuration.setProtocol(QSsl::TlsV1_0);
        QT_WARNING_POP
    }
    return configuration;
}

FaultWorld::FaultWorld(EngineMode mode, bool overTls)
    : m_mode(mode)
{
    if (!mautic.start())
        qFatal("no pretend Mautic");
    proxy.emplace(mautic.address(), overTls ? std::optional(tls(BadTls::None)) : std::nullopt);
    start(false);
    workspace.emplace(*client, gate);
    makePeople();
    const RunsEnd first = run();
    if (!first.kinds.isEmpty() || first.open > 0)
        qFatal("the first sync fails: %s", qPrintable(first.detail));
    makeWork();
    gate.asked.clear();
    proxy->forgetRequests();
}

void FaultWorld::start(bool isImpatient)
{
    client.reset();
    transport.emplace(transportSettings(isImpatient), gate, clock);
    client.emplace(MauticAccess{.address = proxy->url(),
                                .credentials = ClientCredentials{.clientId = QString::fromLatin1(mautic.clientId()),
                                                                 .clientSecret = Secret(mautic.clientSecret())}},
                   MauticClientSettings{.wantedAliases = aliases()}, *transport, clock);
}

RunsEnd FaultWorld::run(bool isImpatient)
{
    start(isImpatient);
    return m_mode == EngineMode::ByHand ? runByHand() : runInBackground();
}

RunsEnd FaultWorld::runByHand()
{
    const auto alone = workspace->syncOnly({u"gus"_s});
    const auto report = !alone || alone->applied->stoppedBy ? alone : workspace->sync();
    const Error *error = !report     ? &report.error()
        : report->applied->stoppedBy ? &*report->applied->stoppedBy
                                     : nullptr;
    return error ? RunsEnd{.kinds = {error->kind}, .detail = error->detail} : RunsEnd();
}

RunsEnd FaultWorld::runInBackground()
{
    RunsEnd end;
    Moment &now = workspace->clock().at;
    const Moment until{now.microseconds + std::chrono::microseconds(5min).count()};
    makeEngine();
    while (now < until) {
        const auto next = m_engine->step({});
        const auto trouble = next ? m_engine->status().trouble : std::optional(next.error());
        if (trouble) {
            end.kinds.insert(trouble->kind);
            end.detail = trouble->detail;
        }
        if (!next)
            return end;
        now = std::clamp(*next, Moment{now.microseconds + 1}, until);
    }
    const QueueCounts queue = m_engine->status().queue;
    end.open = queue.open() + queue.dead + queue.held;
    return end;
}

void FaultWorld::makeEngine()
{
    m_engine.reset();
    auto directory = SqlUserDirectory::open({.kind = DatabaseKind::SQLite, .file = workspace->usersFile()},
                                            workspace->settings().users);
    if (!directory)
        qFatal("no directory");
    m_directory = std::move(*directory);
    workspace->settings().requestsPerHour = 0;
    m_engine = std::make_unique<BackgroundEngine>(
        SyncParts{.mautic = *client,
                  .directory = *m_directory,
                  .store = workspace->store(),
                  .gate = gate,
                  .clock = workspace->clock(),
                  .settings = workspace->settings(),
                  .mauticAddress = u"https://mautic.example.com"_s,
                  .reportProgress = [](const Progress &) {}},
        BackgroundOptions{.fence = ++m_fence, .owner = u"test"_s, .usersInterval = 30s});
}

void FaultWorld::makePeople()
{
    for (const QString &name : {u"bob"_s, u"cid"_s, u"eve"_s, u"fay"_s, u"gus"_s}) {
        mautic.addContact({{u"email"_s, QString(name + u"@example.com"_s)}, {u"firstname"_s, u"Some"_s}});
        workspace->signUp(name);
    }
    if (m_mode == EngineMode::Background) {
        mautic.addContactField(appUserIdAlias, u"App user id"_s);
        mautic.addSegment(workspace->settings().segmentName, u"new-signups"_s);
        return;
    }
    workspace->settings().segmentName = u"First wave"_s;
    workspace->settings().rules.removeIf([](const FieldRule &rule) { return rule.alias == registeredAt; });
}

void FaultWorld::makeWork()
{
    if (m_mode == EngineMode::ByHand) {
        workspace->settings().segmentName = u"Second wave"_s;
        workspace->settings().segmentPerMethod = true;
        workspace->settings().rules.append({UserAttribute::CreatedAt, registeredAt});
        mautic.addSegment(u"Second wave"_s, u"second-wave"_s);
    }
    pass(25h);
    const QString now = m_mode == EngineMode::ByHand ? WorkspaceWorld::tomorrow() : toIsoText(workspace->clock().at);
    for (const QString &name : {u"ada"_s, u"ann"_s})
        workspace->signUp(name, {{u"createdAt"_s, now}, {u"updatedAt"_s, now}, {u"name"_s, u"New One"_s}});
    for (const QString &name : {u"bob"_s, u"fay"_s, u"gus"_s})
        workspace->changeUser(name, {{u"name"_s, u"Other One"_s}, {u"updatedAt"_s, now}});
    workspace->changeUser(u"cid"_s, {{u"marketingOptOut"_s, 1}, {u"updatedAt"_s, now}});
    mautic.removeContact(workspace->contactOf(u"eve"_s));
}

QMap<QString, PersonInMautic> FaultWorld::people() const
{
    QMap<QString, PersonInMautic> out;
    for (const ContactId id : mautic.contactIds()) {
        const auto contact = mautic.contact(id);
        PersonInMautic &person = out[contact->email()];
        ++person.contacts;
        person.firstName = contact->fields.value(u"firstname"_s);
        person.isOptedOut = !mautic.doNotContact(id).isEmpty();
        for (const qint64 segment : {1, 2, 3}) {
            if (mautic.members({segment}).contains(id))
                person.segments.append(segment);
        }
    }
    return out;
}

} // namespace lockstep::testing

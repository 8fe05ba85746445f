// SPDX-License-Identifier: GPL-3.0-or-later
#include "network_faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep::testing
{

namespace
{

using enum ErrorKind;
using After = WireReply::After;
using Change = std::function<QByteArray(const QByteArray &body)>;

constexpr qsizetype tooMuch = 5'000'000;

NetworkFault ends(const char *name, qsizetype (*kept)(const RawAnswer &), After after)
{
    return {.name = name, .kinds = {Offline, BadReply}, .reply = [kept, after](const RawAnswer &answer) {
                return WireReply{.bytes = answer.bytes().left(kept(answer)), .after = after};
            }};
}

qsizetype nothing(const RawAnswer &) { return 0; }
qsizetype halfTheHead(const RawAnswer &answer) { return (answer.bytes().size() - answer.body.size()) / 2; }
qsizetype halfTheBody(const RawAnswer &answer) { return answer.bytes().size() - (answer.body.size() + 1) / 2; }

NetworkFault body(const char *name, const Change &change, bool mayPass = false)
{
    return {.name = name,
            .kinds = {BadReply},
            .reply =
                [change](RawAnswer answer) {
                    answer.body = change(answer.body);
                    return WireReply{.bytes = answer.bytes()};
                },
            .mayPass = mayPass};
}

/// With one more member at its front.
Change member(const QByteArray &text)
{
    return [text](const QByteArray &body) {
        return body.startsWith('{') && body.size() > 2 ? QByteArray('{' + text + ',' + body.mid(1))
                                                       : QByteArray('{' + text + '}');
    };
}

NetworkFault status(int status, const QSet<ErrorKind> &kinds, const QByteArray &headers = {})
{
    static QByteArrayList names;
    const QByteArray said = headers.trimmed();
    names.append(
        QByteArray("status " + QByteArray::number(status) + (said.isEmpty() ? said : QByteArray(", " + said))));
    return {.name = names.constLast().constData(),
            .kinds = kinds,
            .reply =
                [status, headers](const RawAnswer &) {
                    const QByteArray code = QByteArray::number(status);
                    const RawAnswer answer{.status = status,
                                           .headers = QByteArray("Content-Type: application/json\r\n" + headers),
                                           .body =
                                               QByteArray("{\"errors\":[{\"code\":" + code + ",\"message\":\"no\"}]}")};
                    return WireReply{.bytes = answer.bytes()};
                },
            .mayPass = status < 500 && status != 429};
}

NetworkFault redirect(const char *name, int status, const QByteArray &place)
{
    return {.name = name, .kinds = {WrongAddress}, .reply = [status, place](const RawAnswer &) {
                const RawAnswer answer{
                    .status = status, .headers = QByteArray("Location: " + place + "\r\n"), .body = "moved"};
                return WireReply{.bytes = answer.bytes()};
            }};
}

NetworkFault typed(const char *name, const QByteArray &type, const Change &change)
{
    return {.name = name, .kinds = {WrongAddress}, .reply = [type, change](RawAnswer answer) {
                answer.headers = "Content-Type: " + type + "\r\n";
                answer.body = change(answer.body);
                return WireReply{.bytes = answer.bytes()};
            }};
}

/// The contacts a batch was answered with, and what each of them got.
NetworkFault batch(const char *name, const std::function<void(QJsonArray &)> &change)
{
    return {.name = name,
            .kinds = {BadReply, OutcomeUnknown},
            .reply =
                [change](RawAnswer answer) {
                    QJsonObject root = QJsonDocument::fromJson(answer.body).object();
                    QJsonArray contacts = root.value("contacts"_L1).toArray();
                    change(contacts);
                    root.insert("contacts"_L1, contacts);
                    answer.body = QJsonDocument(root).toJson(QJsonDocument::Compact);
                    return WireReply{.bytes = answer.bytes()};
                },
            .mayPass = true,
            .isOfBatches = true};
}

void otherIds(QJsonArray &contacts)
{
    for (auto &&each : contacts) {
        QJsonObject contact = each.toObject();
        contact.insert("id"_L1, 4711);
        each = contact;
    }
}

QByteArray bomb() { return qCompress(QByteArray(60'000'000, ' ')).mid(4); }

QByteArray hugeIds(const QByteArray &body)
{
    static const QRegularExpression ids(u"\"id\":\"?\\d+\"?"_s);
    const QString text = QString::fromUtf8(body);
    return text.contains(ids) ? QString(text).replace(ids, u"\"id\":99999999999999999999"_s).toUtf8()
                              : member("\"huge\":99999999999999999999")(body);
}

QList<NetworkFault> connectionFaults()
{
    return {{.name = "refused", .kinds = {Offline}, .outage = Outage::Refused},
            {.name = "no answer to a connection", .kinds = {TimedOut}, .outage = Outage::BlackHole, .isSlow = true},
            // Of some connections Qt does not notice the end while it writes to them; then the deadline does.
            {.name = "reset as it connects", .kinds = {Offline, TimedOut}, .outage = Outage::Reset, .isSlow = true},
            {.name = "certificate of nobody we know", .kinds = {NotSecure}, .tls = BadTls::UnknownAuthority},
            {.name = "certificate that expired", .kinds = {NotSecure}, .tls = BadTls::Expired},
            {.name = "certificate of another host", .kinds = {NotSecure}, .tls = BadTls::WrongHost},
            {.name = "TLS of the past", .kinds = {NotSecure}, .tls = BadTls::TooOld}};
}

QList<NetworkFault> wireFaults()
{
    return {ends("closed before the answer", nothing, After::Close),
            ends("reset before the answer", nothing, After::Reset),
            ends("closed mid header", halfTheHead, After::Close),
            ends("reset mid header", halfTheHead, After::Reset),
            ends("closed mid body", halfTheBody, After::Close),
            ends("reset mid body", halfTheBody, After::Reset),
            {.name = "silence",
             .kinds = {TimedOut},
             .reply = [](const RawAnswer &) { return WireReply{.after = After::Hang}; },
             .isSlow = true},
            {.name = "drip",
             .kinds = {TimedOut},
             .reply = [](const RawAnswer &answer) { return WireReply{.bytes = answer.bytes(), .drips = true}; },
             .isSlow = true},
            {.name = "100 ms of latency",
             .kinds = {BadReply},
             .reply = [](const RawAnswer &answer) { return WireReply{.bytes = answer.bytes(), .delay = 100ms}; },
             .mayPass = true},
            // Qt now and then loses a short answer that comes together with the end of its connection.
            {.name = "no length, then closed",
             .kinds = {BadReply, Offline},
             .reply =
                 [](const RawAnswer &answer) {
                     return WireReply{.bytes =
                                          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + answer.body,
                                      .after = After::Close};
                 },
             .mayPass = true},
            {.name = "chunks that end early",
             .kinds = {Offline, BadReply},
             .reply =
                 [](const RawAnswer &answer) {
                     return WireReply{.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                               "Transfer-Encoding: chunked\r\n\r\nfffff\r\n"
                                          + answer.body,
                                      .after = After::Close};
                 }},
            {.name = "longer by its length",
             .kinds = {Offline},
             .reply =
                 [](const RawAnswer &answer) {
                     QByteArray bytes = RawAnswer{.headers = answer.headers, .body = answer.body + "12345"}.bytes();
                     return WireReply{.bytes = bytes.chopped(5), .after = After::Close};
                 }},
            {.name = "shorter by its length", .kinds = {BadReply}, .reply = [](const RawAnswer &answer) {
                 const QByteArray half = answer.body.left(answer.body.size() / 2);
                 const QByteArray bytes = RawAnswer{.headers = answer.headers, .body = half}.bytes();
                 return WireReply{.bytes = bytes + answer.body.mid(half.size())};
             }}};
}

QList<NetworkFault> contentFaults()
{
    const auto same = [](const QByteArray &text) { return text; };
    const auto page = [](const QByteArray &) { return QByteArray("<!DOCTYPE html><title>Sign in</title>"); };
    NetworkFault noContent = body("status 204", [](const QByteArray &) { return QByteArray(); });
    noContent.reply = [](const RawAnswer &) { return WireReply{.bytes = "HTTP/1.1 204 No Content\r\n\r\n"}; };
    NetworkFault packed = body("a body that unpacks to 60 MB", [](const QByteArray &) { return bomb(); });
    packed.reply = [](const RawAnswer &) {
        return WireReply{.bytes = RawAnswer{.headers = "Content-Encoding: deflate\r\n", .body = bomb()}.bytes()};
    };
    return {
        typed("a page to sign in", "text/html", page),
        typed("JSON called text/html", "text/html; charset=utf-8", same),
        noContent,
        body("nothing", [](const QByteArray &) { return QByteArray(); }),
        body("JSON and more", [](const QByteArray &text) { return QByteArray(text + "}"); }),
        body("2,000 levels deep",
             [](const QByteArray &) { return QByteArray(QByteArray(2000, '[') + QByteArray(2000, ']')); }),
        body("a key twice", member("\"twice\":1,\"twice\":2"), true),
        body("numbers beyond 2^63", hugeIds),
        body(
            "a byte order mark", [](const QByteArray &text) { return QByteArray("\xEF\xBB\xBF" + text); }, true),
        body("no UTF-8", member("\"x\":\"\xFF\xFE\"")),
        body("half a surrogate pair", member("\"x\":\"\\ud800\""), true),
        packed,
        body("more than is read", [](const QByteArray &text) { return QByteArray(text + QByteArray(tooMuch, ' ')); })};
}

QList<NetworkFault> statusFaults()
{
    return {redirect("302 to the same host", 302, "/elsewhere"),
            redirect("307 to another host", 307, "http://127.0.0.2:9/api"),
            redirect("308 in a circle", 308, "/api/contacts"),
            redirect("301 to a file", 301, "file:///etc/hostname"),
            redirect("303 to https", 303, "https://example.com/"),
            status(400, {Rejected}),
            status(401, {Unauthorised}),
            status(403, {Forbidden}),
            status(404, {NotFound, WrongAddress}),
            status(408, {TimedOut}),
            status(409, {Rejected}),
            status(413, {Rejected}),
            status(422, {Rejected}),
            status(429, {RateLimited}, "Retry-After: 30\r\n"),
            status(429, {RateLimited}, "Retry-After: -1\r\n"),
            status(429, {RateLimited}, "Retry-After: 315360000\r\n"),
            status(429, {RateLimited}, "X-RateLimit-Reset: 60\r\n"),
            status(500, {ServerFault}),
            status(502, {ServerFault}),
            status(503, {ServerFault}),
            status(504, {ServerFault})};
}

QList<NetworkFault> batchFaults()
{
    return {batch("a batch of fewer items", [](QJsonArray &contacts) { contacts.removeLast(); }),
            batch("a batch of more items", [](QJsonArray &contacts) { contacts.append(contacts.first()); }),
            batch("a batch in another order", [](QJsonArray &contacts) { contacts.append(contacts.takeAt(0)); }),
            batch("a batch of other contacts", otherIds)};
}

} // namespace

RawAnswer RawAnswer::of(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    RawAnswer answer{.status = bytes.mid(9, 3).toInt(), .body = bytes.mid(end + 4)};
    for (const QByteArray &line : bytes.mid(bytes.indexOf("\r\n") + 2, end - bytes.indexOf("\r\n") - 2).split('\n')) {
        if (!line.toLower().startsWith("content-length:"))
            answer.headers += line.trimmed() + "\r\n";
    }
    return answer;
}

QByteArray RawAnswer::bytes() const
{
    return QByteArray("HTTP/1.1 " + QByteArray::number(status) + " Said\r\n" + headers
                      + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

const QList<NetworkFault> &networkFaults()
{
    static const QList<NetworkFault> faults =
        connectionFaults() + wireFaults() + contentFaults() + statusFaults() + batchFaults();
    return faults;
}

WireReply faultyReply(const NetworkFault &fault, FaultPosition position, const FaultProxy::Forward &forward)
{
    if (position == FaultPosition::BeforeApply)
        return fault.reply({.headers = "Content-Type: application/json\r\n", .body = "{}"});
    const RawAnswer real = RawAnswer::of(forward());
    WireReply reply = fault.isOfConnections() ? WireReply{.bytes = real.bytes()} : fault.reply(real);
    if (position == FaultPosition::AfterApply)
        return reply;
    if (reply.bytes.isEmpty())
        reply.bytes = real.bytes();
    const qsizetype body = reply.bytes.indexOf("\r\n\r\n") + 4;
    reply.bytes.truncate(body + 1 < reply.bytes.size() ? (body + reply.bytes.size()) / 2 : reply.bytes.size() / 2);
    if (reply.after == WireReply::KeepOpen)
        reply.after = fault.isOfConnections() ? WireReply::Reset : WireReply::Close;
    return reply;
}

} // namespace lockstep::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/raw_client.h"
#include "sandbox/sandbox_mautic.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

const QString folder = QStringLiteral(LOCKSTEP_TEST_DATA "/mautic-recordings/");

struct Exchange {
    QString name;
    QJsonObject request;
    QJsonObject response;
};

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no such file: %s", qPrintable(path));
    }
    return file.readAll();
}

QList<Exchange> recordedExchanges()
{
    QList<Exchange> exchanges;
    const QDir dir(folder + u"7.0.0"_s);
    for (const QString &file : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const QJsonObject json = QJsonDocument::fromJson(fileContent(dir.filePath(file))).object();
        exchanges.append({json["name"_L1].toString(), json["request"_L1].toObject(), json["response"_L1].toObject()});
    }
    return exchanges;
}

/// The names in left_out.txt: asked all the same, since what follows depends on it, but not compared.
QStringList leftOut()
{
    QStringList names;
    for (const QByteArray &line : fileContent(folder + u"7.0.0/left_out.txt"_s).split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#')) {
            names.append(QString::fromUtf8(line.split('\t').first()));
        }
    }
    return names;
}

/// Members whose values differ from one run to the next, whatever the server does right.
bool isVolatile(const QString &member)
{
    static const QStringList members{u"access_token"_s, u"ip_address"_s, u"device_id"_s, u"sid"_s};
    return members.contains(member);
}

/// Times, wherever they stand: in members of their own or inside a serialized text; and made-up secrets.
QString withoutChance(QString text)
{
    static const QRegularExpression secret(u"^[0-9a-f]{60,64}$"_s);
    static const QRegularExpression time(u"20\\d\\d-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\+00:00)?"_s);
    return text.replace(time, u"<time>"_s).replace(secret, u"<secret>"_s);
}

/// A timeline is ordered by time only, to the second.
QJsonValue inAnyOrder(const QJsonValue &events)
{
    QMap<QByteArray, QJsonValue> sorted;
    for (const QJsonValue event : events.toArray()) {
        sorted.insert(QJsonDocument(event.toObject()).toJson(), event);
    }
    QJsonArray list;
    for (const QJsonValue &event : std::as_const(sorted)) {
        list.append(event);
    }
    return list;
}

QJsonValue masked(const QJsonValue &value)
{
    if (value.isString()) {
        return withoutChance(value.toString());
    }
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue item : value.toArray()) {
            list.append(masked(item));
        }
        return list;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        it.value() = isVolatile(it.key()) && it.value().isString() ? QJsonValue(u"<volatile>"_s) : masked(it.value());
        if (it.key() == "events"_L1) {
            it.value() = inAnyOrder(it.value());
        }
    }
    return object;
}

/// The first place where two answers differ, for the message of a failure.
QString difference(const QJsonValue &expected, const QJsonValue &actual, const QString &path = u"$"_s)
{
    if (expected == actual) {
        return {};
    }
    if (expected.isObject() && actual.isObject()) {
        const QJsonObject a = expected.toObject();
        const QJsonObject b = actual.toObject();
        QStringList keys = a.keys() + b.keys();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys)) {
            const QString found = difference(a.value(key), b.value(key), path + u'.' + key);
            if (!found.isEmpty()) {
                return found;
            }
        }
    }
    if (expected.isArray() && actual.isArray() && expected.toArray().size() == actual.toArray().size()) {
        for (qsizetype i = 0; i < expected.toArray().size(); ++i) {
            const QString found =
                difference(expected.toArray().at(i), actual.toArray().at(i), path + u'/' + QString::number(i));
            if (!found.isEmpty()) {
                return found;
            }
        }
    }
    const auto text = [](const QJsonValue &value) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(300);
    };
    return path + u": recorded "_s + text(expected) + u", answered "_s + text(actual);
}

} // namespace

/// Asks the sandbox what a running Mautic 7.0.0 was asked, in the same order, and compares the answers.
class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sandbox_answersAsMauticDid_data();
    void sandbox_answersAsMauticDid();

private:
    [[nodiscard]] RawAnswer replay(const Exchange &exchange) const;
    [[nodiscard]] QByteArray withCredentials(QByteArray text) const;
    void doWhatWasDoneByHand(const QString &nextName);

    SandboxMautic m_mautic{{.actor = u"bench [1]"_s}};
    QByteArray m_token;
    QList<Exchange> m_exchanges = recordedExchanges();
    QStringList m_leftOut = leftOut();
};

void TestRecordings::initTestCase()
{
    QVERIFY(m_mautic.start());
    QCOMPARE(m_exchanges.size(), 132);
    const RawAnswer granted =
        ask(m_mautic.address(), "POST", "/oauth/v2/token", {{"Content-Type", "application/x-www-form-urlencoded"}},
            withCredentials("grant_type=client_credentials&client_id=<client-id>&client_secret=<client-secret>"));
    m_token = granted.json()["access_token"_L1].toString().toLatin1();
}

QByteArray TestRecordings::withCredentials(QByteArray text) const
{
    const QByteArray basic = QByteArray(m_mautic.userName() + ':' + m_mautic.password()).toBase64();
    return text.replace("<client-id>", m_mautic.clientId())
        .replace("<client-secret>", m_mautic.clientSecret())
        .replace("<credentials>", basic)
        .replace("<token>", m_token);
}

RawAnswer TestRecordings::replay(const Exchange &exchange) const
{
    const QJsonValue body = exchange.request["body"_L1];
    const bool isForm = exchange.request["form"_L1].toBool();
    const QByteArray target = exchange.request["path"_L1].toString().toUtf8();
    RawHeaders headers;
    // A robot's name, as the recorder had, but for the visitor: else its address would be remembered.
    headers.emplaceBack("User-Agent", target.startsWith("/mtc") ? "Mozilla/5.0" : "python-requests/2.31");
    const QString authorization = exchange.request["headers"_L1]["Authorization"_L1].toString();
    if (!authorization.isEmpty()) {
        headers.emplaceBack("Authorization", withCredentials(authorization.toUtf8()));
    }
    QByteArray bytes;
    if (isForm) {
        QUrlQuery form;
        for (const QString &name : body.toObject().keys()) {
            form.addQueryItem(name, QString::fromUtf8(withCredentials(body[name].toString().toUtf8())));
        }
        headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
        bytes = form.toString(QUrl::FullyEncoded).toUtf8();
    } else if (!body.isNull() && !body.isUndefined()) {
        headers.emplaceBack("Content-Type", "application/json");
        bytes = body.isString() ? body.toString().toUtf8()
            : body.isArray()    ? QJsonDocument(body.toArray()).toJson()
                                : QJsonDocument(body.toObject()).toJson();
    }
    return ask(m_mautic.address(), exchange.request["method"_L1].toString().toLatin1(), target, headers, bytes);
}

/// See the README beside the recordings: an old import had given two contacts one address; later they were merged.
void TestRecordings::doWhatWasDoneByHand(const QString &nextName)
{
    if (nextName == "shared-email-patch-refused"_L1) {
        m_mautic.setField(ContactId{15}, u"email"_s, u"keep@example.com"_s);
    } else if (nextName == "merged-by-cli-get-first"_L1) {
        m_mautic.mergeByCommandLine(ContactId{14}, ContactId{15});
    }
}

void TestRecordings::sandbox_answersAsMauticDid_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < m_exchanges.size(); ++i) {
        QTest::newRow(qPrintable(u"%1-%2"_s.arg(i + 1, 3, 10, QChar(u'0')).arg(m_exchanges.at(i).name)))
            << static_cast<int>(i);
    }
}

void TestRecordings::sandbox_answersAsMauticDid()
{
    QFETCH(const int, index);
    const Exchange &exchange = m_exchanges.at(index);
    doWhatWasDoneByHand(exchange.name);
    const RawAnswer answer = replay(exchange);
    if (m_leftOut.contains(exchange.name)) {
        QSKIP("left out, see left_out.txt");
    }
    QCOMPARE(answer.status, exchange.response["status"_L1].toInt());
    const QJsonObject headers = exchange.response["headers"_L1].toObject();
    QCOMPARE(answer.header("Mautic-Version"), headers["mautic-version"_L1].toString().toLatin1());
    QCOMPARE(answer.header("Location"), headers["location"_L1].toString().toLatin1());
    QCOMPARE(answer.header("WWW-Authenticate"), headers["www-authenticate"_L1].toString().toLatin1());
    const QJsonValue recorded = exchange.response["body"_L1];
    const QJsonDocument json = answer.json();
    const QJsonValue answered = json.isArray() ? QJsonValue(json.array())
        : json.isObject()                      ? QJsonValue(json.object())
                                               : QJsonValue(QString::fromUtf8(answer.body));
    const QString found = difference(masked(recorded), masked(answered));
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_world.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int patience = 120'000;

SandboxSettings withSecret(SandboxSettings settings)
{
    settings.clientSecret = AgentWorld::secret;
    return settings;
}

/// As it may stand in an output: as it is, in base64 at each of its three places, percent-encoded, in hexadecimal and
/// in UTF-16 (reliability.md 2.9).
QByteArrayList formsOf(const QByteArray &canary)
{
    QByteArrayList forms{canary, canary.toPercentEncoding(), canary.toHex()};
    for (int before = 0; before < 3; ++before) {
        const QByteArray encoded = QByteArray(QByteArray(before, 'x') + canary).toBase64();
        forms.append(encoded.mid(4, encoded.size() - 8));
    }
    const QString text = QString::fromUtf8(canary);
    forms.append(QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    return forms;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QJsonObject AgentRun::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

AgentWorld::AgentWorld(SandboxSettings settings)
    : m_mautic(std::make_unique<SandboxMautic>(withSecret(std::move(settings))))
{
    const auto started = m_mautic->start();
    QVERIFY(started);
    QSqlDatabase::addDatabase(u"QSQLITE"_s, u"application"_s).setDatabaseName(file(u"application.sqlite"_s));
    change(uR"(CREATE TABLE "user" (id TEXT PRIMARY KEY, email TEXT NOT NULL, "emailVerified" INTEGER NOT NULL,
               name TEXT NOT NULL, "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "mauticId" TEXT))"_s);
    writeCredentials(credentials());
}

AgentWorld::~AgentWorld()
{
    QSqlDatabase::database(u"application"_s).close();
    QSqlDatabase::removeDatabase(u"application"_s);
}

void AgentWorld::addUsers(int count)
{
    auto database = QSqlDatabase::database(u"application"_s);
    database.transaction();
    for (int i = 0; i < count; ++i) {
        const QString number = QString::number(++m_users);
        addUser({.id = u"u"_s + number, .email = u"user"_s + number + u'@' + canaryDomain});
    }
    QVERIFY(database.commit());
}

void AgentWorld::addUser(const WorldUser &user)
{
    QSqlQuery query(QSqlDatabase::database(u"application"_s));
    query.prepare(uR"(INSERT INTO "user" VALUES (?, ?, ?, ?, '2026-11-02T10:00:00.000Z', '2026-11-02T10:00:00.000Z',
                      NULL))"_s);
    for (const QVariant &value :
         {QVariant(user.id), QVariant(user.email), QVariant(user.verified), QVariant(user.name)})
        query.addBindValue(value);
    QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
}

void AgentWorld::change(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(u"application"_s));
    QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
}

void AgentWorld::start(QProcess &process, const QStringList &arguments, const QStringList &environment)
{
    // Nothing of the tester's own environment may sign in anywhere.
    process.setEnvironment(QStringList{u"HOME="_s + m_folder.path(), u"TZ=Pacific/Auckland"_s, u"LC_ALL=C.UTF-8"_s,
                                       u"PATH=/usr/bin:/bin"_s}
                           + environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProgram(QStringLiteral(LOCKSTEP_AGENT));
    process.setArguments(arguments + QStringList{u"--workspace"_s, workspace()});
    process.start();
}

AgentRun AgentWorld::finish(QProcess &process)
{
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return {.code = -2, .out = process.readAllStandardOutput(), .err = "did not end"};
    }
    const AgentRun run{.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                       .out = process.readAllStandardOutput(),
                       .err = process.readAllStandardError()};
    m_said += run.err;
    return run;
}

AgentRun AgentWorld::run(const QStringList &arguments, const QStringList &environment)
{
    QProcess process;
    QStringList all = arguments;
    if (!environment.contains(u"NO_FILE=1"_s))
        all += QStringList{u"--credentials"_s, file(u"credentials"_s)};
    start(process, all, environment);
    return finish(process);
}

QByteArray AgentWorld::credentials() const
{
    return "MAUTIC_API_URL=" + m_mautic->address().toString().toUtf8()
        + "/api\nMAUTIC_CLIENT_ID=" + m_mautic->clientId() + "\nMAUTIC_CLIENT_SECRET=" + secret
        + "\nMAUTIC_RATE_LIMIT=1000000\nLOCKSTEP_USERS_URL=sqlite://" + file(u"application.sqlite"_s).toUtf8() + '\n';
}

void AgentWorld::writeCredentials(const QByteArray &content)
{
    QFile out(file(u"credentials"_s));
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    out.write(content);
}

QStringList AgentWorld::leaks() const
{
    QStringList found;
    const QDir folder(workspace());
    QByteArray all = m_said;
    for (const QString &name : folder.entryList({u"lockstep.log*"_s, u"settings.ini"_s}, QDir::Files))
        all += contentOf(folder.filePath(name));
    for (const QByteArray &canary : {secret, canaryDomain.toUtf8(), QByteArrayLiteral("Canary Person")}) {
        for (const QByteArray &form : formsOf(canary)) {
            if (all.contains(form))
                found.append(QString::fromUtf8(canary));
        }
    }
    return found;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/credentials_flow.h"
#include "flows/flow_context.h"
#include "flows/sync_flow.h"
#include "runtime/sample_setup.h"
#include "sandbox/sandbox_mautic.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

namespace lockstep::testing
{

using namespace Qt::StringLiterals;

/// A pretend Mautic over HTTP, an application's SQLite database, a workspace that is set up, and the threads of the
/// window.
class RunWorld
{
public:
    explicit RunWorld(const SandboxSettings &settings = {})
        : m_mautic(settings)
        , m_credentials(m_folder.filePath(u"lockstep.env"_s))
    {
        if (!m_mautic.start())
            qFatal("no Mautic");
        QSqlDatabase::addDatabase(u"QSQLITE"_s, u"runs"_s).setDatabaseName(application());
        change(uR"(CREATE TABLE "user" (id TEXT PRIMARY KEY, email TEXT NOT NULL, "emailVerified" INTEGER NOT NULL,
                   name TEXT NOT NULL, "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL))"_s);
    }
    ~RunWorld()
    {
        QSqlDatabase::database(u"runs"_s).close();
        QSqlDatabase::removeDatabase(u"runs"_s);
    }
    RunWorld(const RunWorld &) = delete;
    RunWorld &operator=(const RunWorld &) = delete;

    void change(const QString &sql)
    {
        if (!QSqlQuery(QSqlDatabase::database(u"runs"_s)).exec(sql))
            qFatal("the application's database refused");
    }
    void signUp(const QString &id, const QString &at = u"2026-02-01T10:00:00.000Z"_s)
    {
        change(uR"(INSERT INTO "user" VALUES ('%1', '%1@example.com', 1, 'Ada %1', '%2', '%2'))"_s.arg(id, at));
    }
    /// By hand, with a yes to whatever Mautic lacks.
    [[nodiscard]] bool sync()
    {
        SyncFlow flow(context(), m_credentials);
        QSignalSpy ended(&flow, &SyncFlow::workspaceChanged);
        QSignalSpy finished(&flow, &SyncFlow::finished);
        flow.syncCreating(true);
        return ended.wait(30'000) && finished.size() == 1;
    }
    void writeCredentials(int requestsPerHour = 1'000'000)
    {
        QFile file(m_folder.filePath(u"lockstep.env"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write("MAUTIC_API_URL=" + m_mautic.address().toString().toUtf8() + "\nMAUTIC_CLIENT_ID="
                   + m_mautic.clientId() + "\nMAUTIC_CLIENT_SECRET=" + m_mautic.clientSecret() + "\nLOCKSTEP_USERS_URL="
                   + application().toUtf8() + "\nMAUTIC_RATE_LIMIT=" + QByteArray::number(requestsPerHour) + '\n');
    }
    [[nodiscard]] Result<void> setUp()
    {
        writeCredentials();
        const auto credentials = loadProcessCredentials(m_folder.filePath(u"lockstep.env"_s));
        if (!credentials)
            return fail(credentials.error());
        return setUpSampleWorkspace(workspace(), *credentials);
    }

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString workspace() const { return m_folder.filePath(u"workspace"_s); }
    [[nodiscard]] SandboxMautic &mautic() { return m_mautic; }
    [[nodiscard]] CredentialsFlow &credentials() { return m_credentials; }
    [[nodiscard]] FlowContext context() { return {workspace(), m_engine, m_read, m_work}; }

private:
    [[nodiscard]] QString application() const { return m_folder.filePath(u"application.sqlite"_s); }

    QTemporaryDir m_folder;
    SandboxMautic m_mautic;
    CredentialsFlow m_credentials;
    JobThread m_engine{"engine"};
    JobThread m_read{"read"};
    JobThread m_work{"work"};
};

} // namespace lockstep::testing

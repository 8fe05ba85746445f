// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/sandbox_process.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lockstep
{

SandboxProcess::SandboxProcess(QString folder)
    : m_folder(std::move(folder))
{
}

SandboxProcess::~SandboxProcess()
{
    m_process.terminate();
    m_process.waitForFinished();
}

Result<std::unique_ptr<SandboxProcess>> SandboxProcess::start(const QString &folder, SandboxSize size)
{
    std::unique_ptr<SandboxProcess> sandbox(new SandboxProcess(folder));
    QProcess &process = sandbox->m_process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(programBeside(u"lockstep-sandbox"_s),
                  {u"--folder"_s, folder, u"--users"_s, QString::number(size.users), u"--contacts"_s,
                   QString::number(size.contacts), u"--log"_s, sandbox->logFile()});
    constexpr int patience = 300'000;
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patience))
            return fail(ErrorKind::Internal, u"does not come up"_s, u"lockstep-sandbox"_s);
    }
    return sandbox;
}

QString SandboxProcess::usersDatabase() const { return m_folder + u"/application.sqlite"_s; }

QString SandboxProcess::credentialsFile() const { return m_folder + u"/sandbox.env"_s; }

QString SandboxProcess::logFile() const { return m_folder + u".log"_s; }

Result<int> SandboxProcess::requests() const
{
    QFile log(logFile());
    if (!log.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, u"no log"_s, u"lockstep-sandbox"_s);
    return static_cast<int>(log.readAll().count('\n'));
}

QString programBeside(const QString &name) { return QCoreApplication::applicationDirPath() + u'/' + name; }

} // namespace lockstep

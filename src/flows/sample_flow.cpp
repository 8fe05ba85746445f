// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/sample_flow.h"

#include <QCoreApplication>
#include <QDir>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int endsWithinMilliseconds = 3000;

QString sandboxProgram() { return QDir(QCoreApplication::applicationDirPath()).filePath(u"lockstep-sandbox"_s); }

} // namespace

SampleFlow::SampleFlow(QObject *parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Should this program be killed, the pretend Mautic must not stay behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        if (m_isReady)
            return;
        m_isReady = true;
        Q_EMIT ready();
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this] { fail(m_process.errorString()); });
    connect(&m_process, &QProcess::finished, this, [this] { fail(u"it ended"_s); });
}

SampleFlow::~SampleFlow()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    m_process.waitForFinished(endsWithinMilliseconds);
}

void SampleFlow::start() { m_process.start(sandboxProgram(), {u"--folder"_s, m_folder.filePath(u"sample"_s)}); }

void SampleFlow::fail(const QString &detail)
{
    Q_EMIT failed({.kind = ErrorKind::Internal, .detail = detail, .subject = u"lockstep-sandbox"_s});
}

} // namespace lockstep

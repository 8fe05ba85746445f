// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/running_application.h"

#include "support/sample_application.h"
#include "support/test_database.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep::test
{

using namespace Qt::StringLiterals;

RunningApplication::RunningApplication(const TestDatabase &database)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setWorkingDirectory(SampleApplication::folder());
    m_process.start(
        u"node"_s, {u"app.mjs"_s, u"--database"_s, database.url().replace("sqlite://"_L1, "sqlite:"_L1), u"--serve"_s});
    while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine()
           && m_process.waitForReadyRead(60'000)) { }
    m_isReady = m_process.readLine() == "ready\n";
}

RunningApplication::~RunningApplication()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished();
}

void RunningApplication::signUp(const QJsonArray &people, int pause)
{
    order({{u"signUp"_s, people}, {u"pause"_s, pause}});
}

void RunningApplication::signUpAtOnce(const QJsonArray &people) { order({{u"signUp"_s, people}, {u"atOnce"_s, true}}); }

void RunningApplication::change(const QJsonArray &profiles, int pause)
{
    order({{u"change"_s, profiles}, {u"pause"_s, pause}});
}

void RunningApplication::order(const QJsonObject &order)
{
    m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
}

QList<StoredChange> RunningApplication::takeStored()
{
    QList<StoredChange> stored;
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        stored.append({.email = line.value(u"email"_s).toString(), .at = line.value(u"at"_s).toInteger()});
    }
    return stored;
}

} // namespace lockstep::test

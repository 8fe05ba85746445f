// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/raw_client.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 30'000;

/// The program itself, started as people and scripts do.
class Program
{
public:
    explicit Program(const QStringList &arguments)
    {
        m_process.start(qEnvironmentVariable("LOCKSTEP_SANDBOX"), arguments);
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }

    /// The line it prints when it is ready.
    QJsonObject announcement()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) { }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

    void terminate() { m_process.terminate(); }
    bool waitUntilGone() { return m_process.waitForFinished(patience); }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    QByteArray complaints() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

} // namespace

class TestSandboxProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_announcesAServerThatAnswers();
    void termination_endsItWell();
    void withoutAFolder_itSaysWhatIsNeeded();
    void takenPort_isSaid();
};

void TestSandboxProgram::start_announcesAServerThatAnswers()
{
    const QTemporaryDir folder;
    Program program({u"--folder"_s, folder.filePath(u"sample"_s), u"--users"_s, u"60"_s, u"--contacts"_s, u"40"_s});
    const QJsonObject announced = program.announcement();
    QCOMPARE(announced["database"_L1].toString(), folder.filePath(u"sample/application.sqlite"_s));
    QFile file(folder.filePath(u"sample/sandbox.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), announced);
    const QByteArray form = "grant_type=client_credentials&client_id=" + announced["clientId"_L1].toString().toUtf8()
        + "&client_secret=" + announced["clientSecret"_L1].toString().toUtf8();
    const RawAnswer granted = ask(QUrl(announced["url"_L1].toString()), "POST", "/oauth/v2/token",
                                  {{"Content-Type", "application/x-www-form-urlencoded"}}, form);
    QCOMPARE(granted.status, 200);
    QCOMPARE(granted.json()["token_type"_L1], QJsonValue(u"bearer"_s));
}

void TestSandboxProgram::termination_endsItWell()
{
    const QTemporaryDir folder;
    Program program({u"--folder"_s, folder.path(), u"--users"_s, u"60"_s, u"--contacts"_s, u"40"_s});
    QVERIFY(!program.announcement().isEmpty());
    program.terminate();
    QVERIFY(program.waitUntilGone());
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 0);
}

void TestSandboxProgram::withoutAFolder_itSaysWhatIsNeeded()
{
    Program program({});
    QVERIFY(program.waitUntilGone());
    QCOMPARE(program.exitCode(), 2);
    QCOMPARE(program.complaints(), QByteArray("lockstep-sandbox: --folder is needed\n"));
}

void TestSandboxProgram::takenPort_isSaid()
{
    const QTemporaryDir folder;
    const QStringList small{u"--users"_s, u"60"_s, u"--contacts"_s, u"40"_s};
    Program first(QStringList{u"--folder"_s, folder.filePath(u"one"_s)} + small);
    const QString port = QString::number(QUrl(first.announcement()["url"_L1].toString()).port());
    Program second(QStringList{u"--folder"_s, folder.filePath(u"two"_s), u"--port"_s, port} + small);
    QVERIFY(second.waitUntilGone());
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(second.complaints().startsWith(QByteArray("lockstep-sandbox: " + port.toLatin1() + ": ")));
    QVERIFY(!QDir(folder.filePath(u"two"_s)).exists());
}

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_sandbox_program.moc"

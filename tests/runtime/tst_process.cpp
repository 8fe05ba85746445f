// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/redacted.h"
#include "runtime/log_file.h"
#include "runtime/operator_identity.h"
#include "runtime/process_setup.h"
#include "runtime/system_clock.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hardening_leavesNoCoreAndNoOpenFiles();
    void logLines_areJsonWithoutAddressesAndTokens();
    void aFullLog_isRotated();
    void operatorAndClock_areTheSystems();
};

namespace
{

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

} // namespace

void TestProcess::hardening_leavesNoCoreAndNoOpenFiles()
{
    hardenProcess();

    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t{0});
    QTemporaryDir folder;
    QFile file(folder.filePath(u"f"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestProcess::logLines_areJsonWithoutAddressesAndTokens()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log"_s);
    startLogging(path);

    qWarning("user canary@example.com said \"Bearer abc.def-123\" and <Other.One+x@sub.example.org>, line\nbreak");
    qDebug("third-party chatter");
    qInstallMessageHandler(nullptr);

    const QList<QByteArray> lines = linesOf(path);
    QCOMPARE(lines.size(), 1);
    const QJsonObject line = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(line.value("level"_L1).toString(), u"warning"_s);
    QCOMPARE(line.value("message"_L1).toString(),
             u"user %1 said \"Bearer ***\" and <%2>, line\nbreak"_s.arg(redacted(u"canary@example.com"),
                                                                        redacted(u"Other.One+x@sub.example.org")));
}

void TestProcess::aFullLog_isRotated()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log"_s);
    startLogging(path);

    const QByteArray kilobyte(1000, 'x');
    for (int i = 0; i < 2200; ++i)
        qWarning("%s", kilobyte.constData());
    qInstallMessageHandler(nullptr);

    QVERIFY(QFile::exists(path + u".1"_s));
    QVERIFY(QFile(path).size() < QFile(path + u".1"_s).size());
}

void TestProcess::operatorAndClock_areTheSystems()
{
    QVERIFY(!currentOperator().account.isEmpty());
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = SystemClock().now().milliseconds();
    QVERIFY(now >= before && now <= QDateTime::currentMSecsSinceEpoch());
}

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"

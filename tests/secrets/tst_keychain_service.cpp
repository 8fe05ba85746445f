// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_vault.h"

#include <QProcess>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Against a real Secret Service; started by support/with_keyring.sh.
class KeychainServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            qFatal("start this with with_keyring.sh");
    }

    void whatWasWritten_isRead()
    {
        const QByteArray secret("p\0ä'\"\n€", 11);
        QVERIFY(write(u"w/secret"_s, secret));
        QCOMPARE(read(u"w/secret"_s), secret);
    }

    void anEntry_isReplaced()
    {
        QVERIFY(write(u"w/replaced"_s, "old"));
        QVERIFY(write(u"w/replaced"_s, "new"));
        QCOMPARE(read(u"w/replaced"_s), QByteArray("new"));
    }

    void whatWasRemoved_isNotFound()
    {
        QVERIFY(write(u"w/removed"_s, "s"));
        QVERIFY(remove(u"w/removed"_s));
        QCOMPARE(read(u"w/removed"_s), QByteArray());
        QVERIFY(remove(u"w/removed"_s));
    }

    void theEntryItself_isBase64_ofOurService()
    {
        QVERIFY(write(u"w/raw"_s, "plain password"));

        const QByteArray raw =
            outputOf(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"lockstep"_s, u"user"_s, u"w/raw"_s});

        QCOMPARE(raw.trimmed(), QByteArray("plain password").toBase64());
    }

    void manyCallsAtOnce_areAnsweredInTheirOrder()
    {
        QByteArrayList found;
        for (int i = 0; i < 20; ++i) {
            const QString key = u"w/many%1"_s.arg(i);
            m_vault.write(key, Secret(QByteArray::number(i)), [](const Result<void> &done) { QVERIFY(done); });
            m_vault.read(key, [&found](Result<std::optional<Secret>> answer) {
                found.append(answer && *answer ? (*answer)->revealForSending() : QByteArray());
            });
        }
        QTRY_COMPARE(found.size(), 20);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(found[i], QByteArray::number(i));
    }

    /// Last: without a display nobody can unlock it again.
    void aLockedKeyring_refusesWrites_andShowsNoEntries()
    {
        QVERIFY(write(u"w/locked"_s, "s"));
        outputOf(u"dbus-send"_s,
                 {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s,
                  u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.Lock"_s,
                  u"array:objpath:/org/freedesktop/secrets/collection/login"_s});

        QCOMPARE(read(u"w/locked"_s), QByteArray());
        const auto written = write(u"w/locked"_s, "other");

        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::KeychainLocked);
    }

private:
    static QByteArray outputOf(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("%s failed", qPrintable(program));
        return process.readAllStandardOutput();
    }

    Result<void> write(const QString &key, const QByteArray &secret)
    {
        std::optional<Result<void>> answer;
        m_vault.write(key, Secret(secret), [&answer](const Result<void> &done) { answer = done; });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer : fail(ErrorKind::TimedOut);
    }
    Result<void> remove(const QString &key)
    {
        std::optional<Result<void>> answer;
        m_vault.remove(key, [&answer](const Result<void> &done) { answer = done; });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer : fail(ErrorKind::TimedOut);
    }
    /// Empty where it is not found.
    QByteArray read(const QString &key)
    {
        std::optional<QByteArray> answer;
        m_vault.read(key, [&answer](Result<std::optional<Secret>> found) {
            answer = found && *found ? (*found)->revealForSending() : QByteArray(found ? "" : "failed");
        });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer : QByteArray("no answer");
    }

    KeychainVault m_vault;
};

QTEST_GUILESS_MAIN(KeychainServiceTest)
#include "tst_keychain_service.moc"

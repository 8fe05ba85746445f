// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_vault.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Keychains that are none. Run twice: with GLib's event loop, and without as `QT_NO_GLIB=1` makes it.
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
        m_answers.clear();
    }

    void withoutASessionBus_everyCallSaysThereIsNone()
    {
        KeychainVault vault;

        vault.read(u"w/a"_s, noteFound());
        vault.write(u"w/a"_s, Secret("s"), noteDone());
        vault.remove(u"w/a"_s, noteDone());

        QVERIFY(m_answers.isEmpty());
        QTRY_COMPARE(m_answers, QList<ErrorKind>(3, ErrorKind::KeychainMissing));
    }

    void withoutGLib_thereIsNoneRatherThanAHang()
    {
        if (qEnvironmentVariableIsEmpty("QT_NO_GLIB"))
            QSKIP("only where QT_NO_GLIB is set");
        qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray("unix:path=" + QFile::encodeName(m_folder.path()) + "/none"));
        KeychainVault vault;

        vault.read(u"w/a"_s, noteFound());

        QTRY_COMPARE(m_answers, QList{ErrorKind::KeychainMissing});
    }

    void aVaultThatHasGone_callsNobody()
    {
        {
            KeychainVault vault;
            vault.read(u"w/a"_s, noteFound());
        }
        QTest::qWait(50);
        QVERIFY(m_answers.isEmpty());
    }

    /// Last: the bus of a process is connected to once. The job still hangs when the vault has gone and the test ends.
    void aKeychainThatNeverAnswers_isSaidToWait_andBlocksNothing()
    {
        if (!qEnvironmentVariableIsEmpty("QT_NO_GLIB"))
            QSKIP("only with GLib");
        QLocalServer silent;
        QVERIFY(silent.listen(m_folder.filePath(u"bus"_s)));
        qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray("unix:path=" + QFile::encodeName(silent.fullServerName())));
        {
            KeychainVault vault(200ms);
            QElapsedTimer timer;
            timer.start();

            vault.read(u"w/a"_s, noteFound());
            vault.write(u"w/b"_s, Secret("s"), noteDone());

            QVERIFY(timer.elapsed() < 100);
            QTRY_COMPARE(m_answers, QList<ErrorKind>(2, ErrorKind::KeychainSlow));
            QVERIFY(timer.elapsed() < 2000);
        }
        QTest::qWait(50);
        QCOMPARE(m_answers, QList<ErrorKind>(2, ErrorKind::KeychainSlow));
    }

private:
    SecretVault::Found noteFound()
    {
        return [this](const Result<std::optional<Secret>> &found) { m_answers.append(found.error().kind); };
    }
    SecretVault::Done noteDone()
    {
        return [this](const Result<void> &done) { m_answers.append(done.error().kind); };
    }

    QTemporaryDir m_folder;
    QList<ErrorKind> m_answers;
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"

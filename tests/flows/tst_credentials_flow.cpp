// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/credentials_flow.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class CredentialsFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_loaded.reset();
    }

    void whatTheProcessWasGiven_isLoadedFromTheEventLoop()
    {
        CredentialsFlow flow(fileWith("MAUTIC_API_URL=https://m.example.com\nMAUTIC_API_TOKEN=t\n"));

        load(flow);

        QVERIFY(!m_loaded);
        QTRY_VERIFY(m_loaded);
        QCOMPARE((*m_loaded)->mautic->address, QUrl(u"https://m.example.com"_s));
    }

    void aFileThatIsNotThere_isAFailure()
    {
        CredentialsFlow flow(m_folder->filePath(u"nothing"_s));

        load(flow);

        QTRY_VERIFY(m_loaded);
        QCOMPARE(m_loaded->error().kind, ErrorKind::NoCredentials);
    }

    void aContextThatHasGone_isNotCalled()
    {
        CredentialsFlow flow(fileWith("MAUTIC_API_TOKEN=t\n"));
        bool isCalled = false;
        {
            QObject context;
            flow.load(context, [&isCalled](const Result<LoadedCredentials> &) { isCalled = true; });
        }

        QCoreApplication::processEvents();

        QVERIFY(!isCalled);
    }

private:
    QString fileWith(const QByteArray &lines)
    {
        QFile file(m_folder->filePath(u"lockstep.env"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(lines);
        return file.fileName();
    }

    void load(CredentialsFlow &flow)
    {
        flow.load(*this, [this](Result<LoadedCredentials> loaded) { m_loaded = std::move(loaded); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Result<LoadedCredentials>> m_loaded;
};

QTEST_GUILESS_MAIN(CredentialsFlowTest)
#include "tst_credentials_flow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mautic_address.h"
#include "secrets/env_file.h"
#include "secrets/loaded_credentials.h"
#include "secrets/secret_names.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void envFile_isReadAsShellsWriteIt_data();
    void envFile_isReadAsShellsWriteIt();
    void mauticAddress_losesApiAndSlash_data();
    void mauticAddress_losesApiAndSlash();
    void mauticAddress_withAPasswordInIt_isRefused();
    void clientCredentials_winOverTokenAndPassword();
    void aToken_winsOverPassword();
    void userNameAndPassword_areTakenLast();
    void apiUrl_winsOverBaseUrl();
    void halfAPair_isNamed();
    void noAddress_isNamed();
    void namesOfOtherPrograms_areSaidToBeIgnored();
    void aFileOthersCanRead_isRefused_data();
    void aFileOthersCanRead_isRefused();
    void aMissingFile_isNamed();
    void theNamedFile_winsOverSystemdAndEnvironment();
    void systemdCredentials_areReadByName();
    void rateLimitAndSegment_areNumbersOrRefused();

private:
    QString write(const QByteArray &content,
                  QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner);

    std::optional<QTemporaryDir> m_folder;
};

void TestCredentials::init()
{
    m_folder.emplace();
    for (const QByteArray &name : secretNames())
        qunsetenv(name.constData());
}

QString TestCredentials::write(const QByteArray &content, QFileDevice::Permissions permissions)
{
    QFile file(m_folder->filePath(u"credentials"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    file.setPermissions(permissions);
    return file.fileName();
}

void TestCredentials::envFile_isReadAsShellsWriteIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("KEY=a b") << QByteArray("a b");
    QTest::newRow("spaces") << QByteArray("  KEY =  a \t") << QByteArray("a");
    QTest::newRow("export") << QByteArray("export KEY=a") << QByteArray("a");
    QTest::newRow("crlf") << QByteArray("KEY=a\r\n") << QByteArray("a");
    QTest::newRow("comment behind") << QByteArray("KEY=a # b") << QByteArray("a");
    QTest::newRow("hash inside") << QByteArray("KEY=a#b") << QByteArray("a#b");
    QTest::newRow("equals inside") << QByteArray("KEY=a=b==") << QByteArray("a=b==");
    QTest::newRow("single quotes") << QByteArray("KEY='a # \\n$b'") << QByteArray("a # \\n$b");
    QTest::newRow("double quotes") << QByteArray("KEY=\"a # \\\"b\\\" \\\\ c\" # d") << QByteArray("a # \"b\" \\ c");
    QTest::newRow("open quote") << QByteArray("KEY='a") << QByteArray("a");
    QTest::newRow("commented out") << QByteArray("#KEY=a") << QByteArray();
    QTest::newRow("empty") << QByteArray("KEY=") << QByteArray();
    QTest::newRow("no line of ours") << QByteArray("\0\xff=\n====\nKEY", 11) << QByteArray();
}

void TestCredentials::envFile_isReadAsShellsWriteIt()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, value);

    QCOMPARE(parseEnvFile(line).secret("KEY").revealForSending(), value);
}

void TestCredentials::mauticAddress_losesApiAndSlash_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::newRow("plain") << u"https://m.example.com"_s << u"https://m.example.com"_s;
    QTest::newRow("api") << u"https://m.example.com/api"_s << u"https://m.example.com"_s;
    QTest::newRow("api and slash") << u" https://m.example.com/api/ "_s << u"https://m.example.com"_s;
    QTest::newRow("folder") << u"https://example.com/mautic/api"_s << u"https://example.com/mautic"_s;
    QTest::newRow("no scheme") << u"m.example.com/"_s << u"https://m.example.com"_s;
    QTest::newRow("port") << u"http://127.0.0.1:8080/"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("not api") << u"https://example.com/myapi"_s << u"https://example.com/myapi"_s;
    QTest::newRow("ftp") << u"ftp://example.com"_s << QString();
    QTest::newRow("no host") << u"https://"_s << QString();
    QTest::newRow("query") << u"https://m.example.com/?a=b"_s << QString();
}

void TestCredentials::mauticAddress_losesApiAndSlash()
{
    QFETCH(QString, text);
    QFETCH(QString, address);

    const auto read = mauticAddressFrom(text);

    QCOMPARE(read ? read->toString() : QString(), address);
}

void TestCredentials::mauticAddress_withAPasswordInIt_isRefused()
{
    const auto read = mauticAddressFrom(u"https://ann:canary@m.example.com"_s);

    QCOMPARE(read.error().kind, ErrorKind::BadSettings);
    QVERIFY(!read.error().subject.contains(u"canary"_s) && !read.error().detail.contains(u"canary"_s));
}

void TestCredentials::clientCredentials_winOverTokenAndPassword()
{
    const QString file =
        write("MAUTIC_API_URL=https://m.example.com/api\nMAUTIC_CLIENT_ID=1_a\nMAUTIC_CLIENT_SECRET=s\n"
              "MAUTIC_API_TOKEN=t\nMAUTIC_USERNAME=u\nMAUTIC_PASSWORD=p\n");

    const auto loaded = loadCredentials({.file = file});

    const MauticAccess &access = loaded->mautic.value();
    QCOMPARE(access.address, QUrl(u"https://m.example.com"_s));
    const auto &pair = std::get<ClientCredentials>(access.credentials);
    QCOMPARE(pair.clientId, u"1_a"_s);
    QCOMPARE(pair.clientSecret.revealForSending(), QByteArray("s"));
}

void TestCredentials::aToken_winsOverPassword()
{
    const QString file = write("MAUTIC_API_URL=https://m.example.com\nMAUTIC_CLIENT_ID=1_a\nMAUTIC_API_TOKEN=t\n"
                               "MAUTIC_USERNAME=u\nMAUTIC_PASSWORD=p\n");

    const auto loaded = loadCredentials({.file = file});

    QCOMPARE(std::get<BearerCredentials>(loaded->mautic->credentials).token.revealForSending(), QByteArray("t"));
}

void TestCredentials::userNameAndPassword_areTakenLast()
{
    const QString file = write("MAUTIC_API_URL=https://m.example.com\nMAUTIC_USERNAME=u\nMAUTIC_PASSWORD='p w'\n");

    const auto loaded = loadCredentials({.file = file});

    const auto &basic = std::get<BasicCredentials>(loaded->mautic->credentials);
    QCOMPARE(basic.userName, u"u"_s);
    QCOMPARE(basic.password.revealForSending(), QByteArray("p w"));
}

void TestCredentials::apiUrl_winsOverBaseUrl()
{
    const QString both = write("MAUTIC_BASEURL=https://b.example.com\nMAUTIC_API_URL=https://a.example.com\n"
                               "MAUTIC_API_TOKEN=t\n");
    QCOMPARE(loadCredentials({.file = both})->mautic->address, QUrl(u"https://a.example.com"_s));

    const QString base = write("MAUTIC_BASEURL=https://b.example.com\nMAUTIC_API_TOKEN=t\n");
    QCOMPARE(loadCredentials({.file = base})->mautic->address, QUrl(u"https://b.example.com"_s));
}

void TestCredentials::halfAPair_isNamed()
{
    const QString file = write("MAUTIC_API_URL=https://m.example.com\nMAUTIC_CLIENT_ID=1_a\n");

    const auto loaded = loadCredentials({.file = file});

    QCOMPARE(loaded->mautic.error().kind, ErrorKind::NoCredentials);
    QCOMPARE(loaded->mautic.error().subject, u"MAUTIC_CLIENT_SECRET"_s);
}

void TestCredentials::noAddress_isNamed()
{
    const auto loaded = loadCredentials({.file = write("MAUTIC_API_TOKEN=t\n")});

    QCOMPARE(loaded->mautic.error().kind, ErrorKind::NoCredentials);
    QCOMPARE(loaded->mautic.error().subject, u"MAUTIC_API_URL"_s);
}

void TestCredentials::namesOfOtherPrograms_areSaidToBeIgnored()
{
    const auto loaded = loadCredentials({.file = write("PUBLIC_MAUTIC_URL=x\nMYSQL_MAUTIC_DB=y\nOTHER=z\n")});

    QCOMPARE(loaded->ignored, (QStringList{u"PUBLIC_MAUTIC_URL"_s, u"MYSQL_MAUTIC_DB"_s}));
}

void TestCredentials::aFileOthersCanRead_isRefused_data()
{
    QTest::addColumn<QFileDevice::Permissions>("permissions");
    QTest::newRow("group") << (QFileDevice::ReadOwner | QFileDevice::ReadGroup);
    QTest::newRow("everyone") << (QFileDevice::ReadOwner | QFileDevice::ReadOther);
    QTest::newRow("group may write") << (QFileDevice::ReadOwner | QFileDevice::WriteGroup);
}

void TestCredentials::aFileOthersCanRead_isRefused()
{
    QFETCH(QFileDevice::Permissions, permissions);
    const QString file = write("MAUTIC_API_TOKEN=t\n", permissions);

    const auto loaded = loadCredentials({.file = file});

    QCOMPARE(loaded.error().kind, ErrorKind::CredentialsExposed);
    QCOMPARE(loaded.error().subject, file);
}

void TestCredentials::aMissingFile_isNamed()
{
    const QString file = m_folder->filePath(u"nothing"_s);

    const auto loaded = loadCredentials({.file = file});

    QCOMPARE(loaded.error().kind, ErrorKind::NoCredentials);
    QCOMPARE(loaded.error().subject, file);
}

void TestCredentials::theNamedFile_winsOverSystemdAndEnvironment()
{
    const QString file = write("MAUTIC_API_URL=https://file.example.com\n");
    qputenv("MAUTIC_API_URL", "https://environment.example.com");
    qputenv("MAUTIC_API_TOKEN", "from-environment");

    const auto loaded = loadCredentials({.file = file});

    QCOMPARE(loaded->mautic->address, QUrl(u"https://file.example.com"_s));
    QCOMPARE(std::get<BearerCredentials>(loaded->mautic->credentials).token.revealForSending(),
             QByteArray("from-environment"));
}

void TestCredentials::systemdCredentials_areReadByName()
{
    QFile secret(m_folder->filePath(u"LOCKSTEP_USERS_URL"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("postgresql://app:pw@localhost/app\n");
    secret.close();

    const auto loaded = loadCredentials({.systemdDirectory = m_folder->path()});

    QCOMPARE(loaded->usersUrl.revealForSending(), QByteArray("postgresql://app:pw@localhost/app"));
}

void TestCredentials::rateLimitAndSegment_areNumbersOrRefused()
{
    const auto good = loadCredentials({.file = write("MAUTIC_RATE_LIMIT=250/hour\nMAUTIC_DEFAULT_SEGMENT_ID=12\n")});
    QCOMPARE(good->requestsPerHour, std::optional<int>(250));
    QCOMPARE(good->segment, std::optional<SegmentId>(SegmentId{12}));

    QCOMPARE(loadCredentials({.file = write("MAUTIC_RATE_LIMIT=100\n")})->requestsPerHour, std::optional<int>(100));
    QCOMPARE(loadCredentials({.file = write("MAUTIC_RATE_LIMIT=many\n")}).error().subject, u"MAUTIC_RATE_LIMIT"_s);
    QCOMPARE(loadCredentials({.file = write("MAUTIC_DEFAULT_SEGMENT_ID=-1\n")}).error().subject,
             u"MAUTIC_DEFAULT_SEGMENT_ID"_s);
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"

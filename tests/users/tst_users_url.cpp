// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/users_url.h"

#include <QDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestUsersUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWayToNameASqliteFile_data();
    void everyWayToNameASqliteFile();
    void partsOfAPostgresUrl_areDecoded();
    void prismaParameters_areUnderstoodOrIgnored();
    void mariaDbSocket_isTaken();
    void descriptionOfAnAddress_holdsNoPassword();
    void badUrls_areRefusedWithoutShowingThePassword_data();
    void badUrls_areRefusedWithoutShowingThePassword();
};

namespace
{

Result<UsersDatabaseAddress> parsed(const QString &url) { return parseUsersUrl(Secret(url.toUtf8())); }

} // namespace

void TestUsersUrl::everyWayToNameASqliteFile_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("file");
    QTest::newRow("url") << u"sqlite:///srv/app/app.db"_s << u"/srv/app/app.db"_s;
    QTest::newRow("short url") << u"sqlite:/srv/app.db"_s << u"/srv/app.db"_s;
    QTest::newRow("path") << u"/srv/app/with ?#% name.db"_s << u"/srv/app/with ?#% name.db"_s;
    QTest::newRow("relative path") << u"app.db"_s << QDir::current().absoluteFilePath(u"app.db"_s);
    QTest::newRow("Prisma") << u"file:./dev.db?connection_limit=1"_s << QDir::current().absoluteFilePath(u"./dev.db"_s);
    QTest::newRow("encoded") << u"sqlite:///srv/a%20b%23.db"_s << u"/srv/a b#.db"_s;
}

void TestUsersUrl::everyWayToNameASqliteFile()
{
    QFETCH(QString, url);
    QFETCH(QString, file);

    const auto address = parsed(url);

    QVERIFY(address);
    QCOMPARE(address->kind, DatabaseKind::SQLite);
    QCOMPARE(QDir::cleanPath(address->file), QDir::cleanPath(file));
}

void TestUsersUrl::partsOfAPostgresUrl_areDecoded()
{
    const auto address =
        parsed(u"postgres://app%40team:p%40ss%2Fw%3Ard@db.example.com:6543/my%20app?sslmode=verify-full"
               "&sslrootcert=/etc/ca.pem"_s);

    QVERIFY(address);
    QCOMPARE(address->kind, DatabaseKind::PostgreSql);
    QCOMPARE(address->host, u"db.example.com"_s);
    QCOMPARE(address->port, 6543);
    QCOMPARE(address->database, u"my app"_s);
    QCOMPARE(address->user, u"app@team"_s);
    QCOMPARE(address->password.revealForSending(), QByteArray("p@ss/w:rd"));
    QCOMPARE(address->sslMode, u"verify-full"_s);
    QCOMPARE(address->sslRootCertificate, u"/etc/ca.pem"_s);
}

void TestUsersUrl::prismaParameters_areUnderstoodOrIgnored()
{
    const auto address =
        parsed(u"postgresql://app@localhost/app?schema=shop&connection_limit=5&host=/run/postgresql"_s);

    QVERIFY(address);
    QCOMPARE(address->schema, u"shop"_s);
    QCOMPARE(address->host, u"/run/postgresql"_s);
    QVERIFY(address->password.isEmpty());
}

void TestUsersUrl::mariaDbSocket_isTaken()
{
    const auto address = parsed(u"mariadb://root@localhost/app?socket=/tmp/a.sock"_s);

    QVERIFY(address);
    QCOMPARE(address->kind, DatabaseKind::MariaDb);
    QCOMPARE(address->socket, u"/tmp/a.sock"_s);
    QCOMPARE(address->database, u"app"_s);
}

void TestUsersUrl::descriptionOfAnAddress_holdsNoPassword()
{
    const auto address = parsed(u"mysql://app:hunter2@db.example.com:3307/app"_s);

    QVERIFY(address);
    QCOMPARE(address->describe(), u"mysql://app@db.example.com:3307/app"_s);
    QCOMPARE(address->duplicate().describe(), address->describe());
    QCOMPARE(address->duplicate().password.revealForSending(), QByteArray("hunter2"));
}

void TestUsersUrl::badUrls_areRefusedWithoutShowingThePassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("other database") << u"mongodb://app:hunter2@db.example.com/app"_s;
    QTest::newRow("no database") << u"postgres://app:hunter2@db.example.com"_s;
    QTest::newRow("slash in the password") << u"postgres://app:12/hunter2@db.example.com/app"_s;
    QTest::newRow("hash in the password") << u"postgres://app:12#hunter2@db.example.com/app"_s;
    QTest::newRow("bad port") << u"postgres://app:hunter2@db.example.com:x/app"_s;
    QTest::newRow("unknown sslmode") << u"postgres://app:hunter2@db.example.com/app?sslmode=yes"_s;
    QTest::newRow("unverifiable") << u"mysql://app:hunter2@db.example.com/app?sslaccept=strict"_s;
    QTest::newRow("smuggled option") << u"mysql://app:hunter2@localhost/app?socket=/tmp/a;CLIENT_COMPRESS=1"_s;
    QTest::newRow("memory") << u"sqlite::memory:"_s;
}

void TestUsersUrl::badUrls_areRefusedWithoutShowingThePassword()
{
    QFETCH(QString, url);

    const auto address = parsed(url);

    QVERIFY(!address);
    QCOMPARE(address.error().kind, ErrorKind::BadSettings);
    QVERIFY(!address.error().subject.contains(u"hunter2"_s));
    QVERIFY(!address.error().detail.contains(u"hunter2"_s));
}

QTEST_GUILESS_MAIN(TestUsersUrl)
#include "tst_users_url.moc"

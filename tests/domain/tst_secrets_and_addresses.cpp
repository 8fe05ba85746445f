// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mautic_address.h"
#include "domain/redacted.h"
#include "domain/secret.h"

#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using namespace lockstep;

class TestSecretsAndAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLog_showsNoPerson_data();
    void aLog_showsNoPerson();
    void aSecret_movesAndDoesNotCopy();
    void aSecret_isItsOwnCopyOfTheBytes();
    void mauticsAddress_isReadAsPeopleWriteIt_data();
    void mauticsAddress_isReadAsPeopleWriteIt();
    void whatIsNoAddressOfMautic_isRefused_data();
    void whatIsNoAddressOfMautic_isRefused();
};

void TestSecretsAndAddresses::aLog_showsNoPerson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    // By another program: printf '%s' TEXT | openssl dgst -sha256 -hmac workspace
    QTest::newRow("address") << u"ada.lovelace@example.com"_s << u"#0c105f91418a"_s;
    QTest::newRow("the same in capitals") << u"Ada.Lovelace@Example.com"_s << u"#0c105f91418a"_s;
    QTest::newRow("name") << u"ada lovelace"_s << u"#1e2b55d2a43f"_s;
    QTest::newRow("nothing") << u""_s << u"(empty)"_s;
}

void TestSecretsAndAddresses::aLog_showsNoPerson()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    useRedactionKey("workspace");

    QCOMPARE(redacted(text), shown);
}

void TestSecretsAndAddresses::aSecret_movesAndDoesNotCopy()
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    Secret first(QByteArrayLiteral("hush"));

    const Secret second = std::move(first);

    QCOMPARE(second.revealForSending(), QByteArray("hush"));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that it is gone is the point
}

void TestSecretsAndAddresses::aSecret_isItsOwnCopyOfTheBytes()
{
    const QByteArray bytes("hush");
    Secret copy;
    {
        const Secret secret(bytes);
        copy = secret.duplicate();
        QVERIFY(secret.revealForSending().constData() != bytes.constData());
        QVERIFY(copy.revealForSending().constData() != secret.revealForSending().constData());
    }
    QCOMPARE(bytes, QByteArray("hush"));
    QCOMPARE(copy.revealForSending(), QByteArray("hush"));
}

void TestSecretsAndAddresses::mauticsAddress_isReadAsPeopleWriteIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    const QString plain = u"https://mautic.example.com"_s;
    QTest::newRow("plain") << plain << plain;
    QTest::newRow("host only") << u"mautic.example.com"_s << plain;
    QTest::newRow("slash") << u"https://mautic.example.com/"_s << plain;
    QTest::newRow("api") << u"https://mautic.example.com/api"_s << plain;
    QTest::newRow("api and slashes") << u" https://mautic.example.com/api// "_s << plain;
    QTest::newRow("folder") << u"https://example.com/mautic/api/"_s << u"https://example.com/mautic"_s;
    QTest::newRow("folder that only sounds so") << u"https://example.com/myapi"_s << u"https://example.com/myapi"_s;
    QTest::newRow("port") << u"localhost:8080/api"_s << u"https://localhost:8080"_s;
    QTest::newRow("http") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("letter case") << u"HTTPS://Mautic.Example.com"_s << plain;
}

void TestSecretsAndAddresses::mauticsAddress_isReadAsPeopleWriteIt()
{
    QFETCH(const QString, text);
    QFETCH(const QString, address);

    const auto read = mauticAddressFrom(text);

    QVERIFY(read);
    QCOMPARE(read->toString(), address);
}

void TestSecretsAndAddresses::whatIsNoAddressOfMautic_isRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "  ", "https://", "ftp://example.com", "file:///etc/passwd", "https://ada:hush@example.com",
          "https://example.com/?token=hush", "https://example.com/#top", "https://exam ple.com",
          "https://example.com:99999", "javascript:alert(1)"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSecretsAndAddresses::whatIsNoAddressOfMautic_isRefused()
{
    QFETCH(const QString, text);

    const auto read = mauticAddressFrom(text);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadSettings);
    QVERIFY(!read.error().detail.contains("hush"_L1));
}

QTEST_APPLESS_MAIN(TestSecretsAndAddresses)
#include "tst_secrets_and_addresses.moc"

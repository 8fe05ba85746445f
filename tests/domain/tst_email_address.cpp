// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/email_address.h"

#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

constexpr int limit = 64;

/// What Mautic does to an address before it looks for its owner: PHP's FILTER_SANITIZE_EMAIL (mautic-api.md 3.6).
QString sanitised(const QString &address)
{
    static const QString kept = u"!#$%&'*+/=?^_`{|}~@.[]-"_s;
    QString left;
    for (const QChar c : address) {
        const bool isAscii = c < u'\x80';
        if ((isAscii && c.isLetterOrNumber()) || kept.contains(c))
            left.append(c);
    }
    return left;
}

/// The test set shows control characters by their pictures.
QString withRealControls(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() >= 0x2400 && c.unicode() <= 0x241f)
            c = QChar(c.unicode() - 0x2400);
    }
    return text;
}

QStringList publishedAddresses(const QString &file)
{
    QFile xml(file);
    QStringList addresses;
    if (!xml.open(QIODevice::ReadOnly))
        return addresses;
    QXmlStreamReader reader(&xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == "address"_L1)
            addresses.append(withRealControls(reader.readElementText()));
    }
    return addresses;
}

} // namespace

class TestEmailAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usableAddresses_goAsTheyAre_data();
    void usableAddresses_goAsTheyAre();
    void unusableAddresses_haveAReason_data();
    void unusableAddresses_haveAReason();
    void equalAddresses_haveOneKey_data();
    void equalAddresses_haveOneKey();
    void differentAddresses_haveDifferentKeys_data();
    void differentAddresses_haveDifferentKeys();
    void nothing_hasNoKey();
    void thePublishedCases_neverBecomeSomebodyElse();
};

void TestEmailAddress::usableAddresses_goAsTheyAre_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("sent");
    QTest::newRow("plain") << u"ada@example.com"_s << u"ada@example.com"_s;
    QTest::newRow("letter case is kept") << u"Ada.L@Example.COM"_s << u"Ada.L@Example.COM"_s;
    QTest::newRow("blanks around") << u"  ada@example.com\n"_s << u"ada@example.com"_s;
    QTest::newRow("tag") << u"ada+news@example.com"_s << u"ada+news@example.com"_s;
    QTest::newRow("apostrophe") << u"o'hara@example.com"_s << u"o'hara@example.com"_s;
    QTest::newRow("odd but right") << u"!#$'+/=?_`{|}~-@example.com"_s << u"!#$'+/=?_`{|}~-@example.com"_s;
    QTest::newRow("digits") << u"1@123.example"_s << u"1@123.example"_s;
    QTest::newRow("other script") << u"ada@bücher.example"_s << u"ada@xn--bcher-kva.example"_s;
    QTest::newRow("punycode") << u"ada@xn--bcher-kva.example"_s << u"ada@xn--bcher-kva.example"_s;
    QTest::newRow("last label in another script") << u"ada@example.рф"_s << u"ada@example.xn--p1ai"_s;
    QTest::newRow("exactly at the limit")
        << QString(QString(52, u'a') + u"@example.com"_s) << QString(QString(52, u'a') + u"@example.com"_s);
}

void TestEmailAddress::usableAddresses_goAsTheyAre()
{
    QFETCH(const QString, address);
    QFETCH(const QString, sent);

    QCOMPARE(emailProblem(address, limit), std::nullopt);
    QCOMPARE(emailForMautic(address, limit), std::optional(sent));
    QCOMPARE(sanitised(sent), sent);
}

void TestEmailAddress::unusableAddresses_haveAReason_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("lengthLimit");
    QTest::addColumn<EmailProblem>("problem");
    const auto row = [](const char *name, const QString &address, EmailProblem problem, int lengthLimit = limit) {
        QTest::newRow(name) << address << lengthLimit << problem;
    };
    row("nothing", u""_s, EmailProblem::Empty);
    row("blanks", u" \t\n"_s, EmailProblem::Empty);
    row("no at", u"ada.example.com"_s, EmailProblem::Malformed);
    row("nobody", u"@example.com"_s, EmailProblem::Malformed);
    row("nowhere", u"ada@"_s, EmailProblem::Malformed);
    row("no dot", u"ada@localhost"_s, EmailProblem::Malformed);
    row("two dots", u"ada@example..com"_s, EmailProblem::Malformed);
    row("dot at the end", u"ada@example.com."_s, EmailProblem::Malformed);
    row("hyphen first", u"ada@-example.com"_s, EmailProblem::Malformed);
    row("underscore", u"ada@ex_ample.com"_s, EmailProblem::Malformed);
    row("number of a host", u"ada@192.0.2.1"_s, EmailProblem::Malformed);
    row("literal of a host", u"ada@[192.0.2.1]"_s, EmailProblem::Malformed);
    row("long label", QString(u"ada@"_s + QString(64, u'b') + u".com"_s), EmailProblem::Malformed);
    row("blank in the domain", u"ada@exam ple.com"_s, EmailProblem::Malformed);
    row("umlaut", u"jörg@example.com"_s, EmailProblem::WouldBeRewritten);
    row("full width", u"ａda@example.com"_s, EmailProblem::WouldBeRewritten);
    row("comma", u"te,st@example.com"_s, EmailProblem::WouldBeRewritten);
    row("quoted", u"\"ada l\"@example.com"_s, EmailProblem::WouldBeRewritten);
    row("two at", u"ada@home@example.com"_s, EmailProblem::WouldBeRewritten);
    row("ampersand", u"a&b@example.com"_s, EmailProblem::WouldBeRewritten);
    row("circumflex", u"a^b@example.com"_s, EmailProblem::WouldBeRewritten);
    row("percent", u"a%b@example.com"_s, EmailProblem::WouldBeRewritten);
    row("star", u"a*b@example.com"_s, EmailProblem::WouldBeRewritten);
    row("dot first", u".ada@example.com"_s, EmailProblem::WouldBeRewritten);
    row("dots in a row", u"a..da@example.com"_s, EmailProblem::WouldBeRewritten);
    row("line break inside", u"a\nda@example.com"_s, EmailProblem::WouldBeRewritten);
    row("NUL inside", QString(u"a"_s + QChar(0) + u"da@example.com"_s), EmailProblem::WouldBeRewritten);
    row("one past the limit", QString(QString(53, u'a') + u"@example.com"_s), EmailProblem::TooLong);
    row("person past 64", QString(QString(65, u'a') + u"@example.com"_s), EmailProblem::TooLong, 254);
    const QString longDomain = QString(QString(60, u'b') + u'.').repeated(4) + u"example"_s;
    row("past 254 whatever the field says", QString(u"adalovelace@"_s + longDomain), EmailProblem::TooLong, 1'000);
}

void TestEmailAddress::unusableAddresses_haveAReason()
{
    QFETCH(const QString, address);
    QFETCH(const int, lengthLimit);
    QFETCH(const EmailProblem, problem);

    QCOMPARE(emailProblem(address, lengthLimit), std::optional(problem));
    QCOMPARE(emailForMautic(address, lengthLimit), std::nullopt);
}

void TestEmailAddress::equalAddresses_haveOneKey_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("letter case") << u"Ada@Example.COM"_s << u"ada@example.com"_s;
    QTest::newRow("blanks") << u" ada@example.com\t"_s << u"ada@example.com"_s;
    QTest::newRow("full width") << u"ａda＠example.com"_s << u"ada@example.com"_s;
    QTest::newRow("composed") << u"jo\u0308rg@example.com"_s << u"jörg@example.com"_s;
    QTest::newRow("letter case of umlauts") << u"JÖRG@example.com"_s << u"jörg@example.com"_s;
    QTest::newRow("punycode") << u"ada@xn--bcher-kva.example"_s << u"ada@bücher.example"_s;
    QTest::newRow("PUNYCODE") << u"ada@XN--BCHER-KVA.example"_s << u"ada@BÜCHER.example"_s;
    QTest::newRow("ideographic dot") << u"ada@bücher。example"_s << u"ada@bücher.example"_s;
    QTest::newRow("composed domain") << u"ada@bu\u0308cher.example"_s << u"ada@bücher.example"_s;
}

void TestEmailAddress::equalAddresses_haveOneKey()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);

    QCOMPARE(emailKey(one), emailKey(other));
}

void TestEmailAddress::differentAddresses_haveDifferentKeys_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("what Mautic would make of it") << u"jörg@example.com"_s << u"jrg@example.com"_s;
    QTest::newRow("tag is no identity") << u"ada+a@example.com"_s << u"ada@example.com"_s;
    QTest::newRow("dot is no identity") << u"a.da@example.com"_s << u"ada@example.com"_s;
    QTest::newRow("sharp s in a domain") << u"ada@straße.example"_s << u"ada@strasse.example"_s;
    QTest::newRow("look-alike letter") << u"аda@example.com"_s << u"ada@example.com"_s;
}

void TestEmailAddress::differentAddresses_haveDifferentKeys()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);

    QVERIFY(emailKey(one) != emailKey(other));
}

void TestEmailAddress::nothing_hasNoKey()
{
    QCOMPARE(emailKey(u""), QString());
    QCOMPARE(emailKey(u"  \n"), QString());
    QCOMPARE(emailKey(u"\u00a0"), QString());
}

void TestEmailAddress::thePublishedCases_neverBecomeSomebodyElse()
{
    const QString shared = qEnvironmentVariable("LOCKSTEP_SHARED");
    if (shared.isEmpty())
        QSKIP("skipped: LOCKSTEP_SHARED names no folder with the published addresses");
    const QStringList addresses = publishedAddresses(shared + u"/data/isemail-tests.xml"_s);
    QVERIFY(addresses.size() > 150);

    qsizetype sent = 0;
    for (const QString &address : addresses) {
        const auto usable = emailForMautic(address, 254);
        if (!usable)
            continue;
        ++sent;
        QCOMPARE(sanitised(*usable), *usable);
        QCOMPARE(emailKey(*usable), emailKey(address));
        QCOMPARE(emailForMautic(*usable, 254), usable);
    }
    QVERIFY(sent > 20);
}

QTEST_APPLESS_MAIN(TestEmailAddress)
#include "tst_email_address.moc"

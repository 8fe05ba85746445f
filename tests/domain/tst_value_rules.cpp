// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/value_rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

using Type = ContactFieldType;
using Problem = ValueProblem;

PreparedValue text(const QString &value) { return {.text = value}; }
PreparedValue no(Problem problem) { return {.problem = problem}; }

ContactField fieldOf(Type type, QList<QString> choices = {})
{
    return {.alias = u"field"_s, .type = type, .lengthLimit = 64, .choices = std::move(choices)};
}

} // namespace

Q_DECLARE_METATYPE(lockstep::PreparedValue)

class TestValueRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_areBroughtIntoTheFormOfTheField_data();
    void values_areBroughtIntoTheFormOfTheField();
    void lengths_areCountedInCharacters();
    void anAddressInAnyField_passesTheSameGate();
    void choices_areTakenExactly();
    void equalValues_areEqualForTheField_data();
    void equalValues_areEqualForTheField();
};

void TestValueRules::values_areBroughtIntoTheFormOfTheField_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<PreparedValue>("prepared");
    const auto row = [](const char *name, Type type, const QString &value, const PreparedValue &prepared) {
        QTest::newRow(name) << type << value << prepared;
    };
    const auto unknown = no(Problem::NotUnderstood);

    row("nothing", Type::Text, u""_s, {});
    row("blanks are nothing", Type::Locale, u"  "_s, {});
    row("trimmed", Type::Text, u" Ada \n"_s, text(u"Ada"_s));
    row("markup is Mautic's to strip", Type::Text, u"<b>Ada</b> & co"_s, text(u"<b>Ada</b> & co"_s));
    row("right to left", Type::Text, u"عائشة"_s, text(u"عائشة"_s));
    row("joined emoji", Type::Text, u"👩‍💻"_s, text(u"👩‍💻"_s));
    row("NUL", Type::Text, QString(u"A"_s + QChar(0) + u"da"_s), no(Problem::ControlCharacters));
    row("line break", Type::Text, u"Ada\nBcc: x"_s, no(Problem::ControlCharacters));
    row("delete", Type::Text, u"A\u007fda"_s, no(Problem::ControlCharacters));
    row("C1", Type::Text, u"A\u0085da"_s, no(Problem::ControlCharacters));
    row("lines in a long text", Type::LongText, u"one\r\n\ttwo"_s, text(u"one\r\n\ttwo"_s));
    row("bell in a long text", Type::LongText, u"one\atwo"_s, no(Problem::ControlCharacters));
    row("long text has no limit", Type::LongText, QString(5'000, u'a'), text(QString(5'000, u'a')));

    row("language", Type::Locale, u"en"_s, text(u"en"_s));
    row("browser", Type::Locale, u"en-US"_s, text(u"en_US"_s));
    row("letter case", Type::Locale, u"PT_br"_s, text(u"pt_BR"_s));
    row("POSIX form", Type::Locale, u"de_DE.UTF-8@euro"_s, text(u"de_DE"_s));
    row("script", Type::Locale, u"zh-hant-tw"_s, text(u"zh_Hant_TW"_s));
    row("old short form", Type::Locale, u"zh-TW"_s, text(u"zh_TW"_s));
    row("region by number", Type::Locale, u"es-419"_s, text(u"es_419"_s));
    row("unknown region", Type::Locale, u"de-ZZ"_s, text(u"de"_s));
    row("region Mautic lacks", Type::Locale, u"sq-XK"_s, text(u"sq"_s));
    row("variant Mautic lacks", Type::Locale, u"en_US_POSIX"_s, text(u"en_US"_s));
    row("three letters", Type::Locale, u"fil-PH"_s, unknown);
    row("unknown language", Type::Locale, u"xx-YY"_s, unknown);
    row("C", Type::Locale, u"C.UTF-8"_s, unknown);
    row("word", Type::Locale, u"English"_s, unknown);
    row("only a dash", Type::Locale, u"-"_s, unknown);
    row("control in a locale", Type::Locale, u"e\nn"_s, unknown);

    row("zone", Type::TimeZone, u" Europe/Berlin "_s, text(u"Europe/Berlin"_s));
    row("zone in three parts", Type::TimeZone, u"America/Argentina/Ushuaia"_s, text(u"America/Argentina/Ushuaia"_s));
    row("UTC", Type::TimeZone, u"UTC"_s, text(u"UTC"_s));
    row("Etc/UTC", Type::TimeZone, u"Etc/UTC"_s, text(u"UTC"_s));
    row("as Chrome says", Type::TimeZone, u"Asia/Calcutta"_s, text(u"Asia/Kolkata"_s));
    row("renamed", Type::TimeZone, u"America/Buenos_Aires"_s, text(u"America/Argentina/Buenos_Aires"_s));
    row("by country", Type::TimeZone, u"US/Pacific"_s, text(u"America/Los_Angeles"_s));
    row("abbreviation", Type::TimeZone, u"EST5EDT"_s, unknown);
    row("offset", Type::TimeZone, u"+02:00"_s, unknown);
    row("made up", Type::TimeZone, u"Europe/Atlantis"_s, unknown);
    row("path", Type::TimeZone, u"Europe/../../etc/passwd"_s, unknown);
    row("not a place", Type::TimeZone, u"Etc/GMT+3"_s, unknown);
    row("long", Type::TimeZone, QString(u"Europe/"_s + QString(500, u'x')), unknown);

    row("time", Type::DateTime, u"2026-11-01 10:00:00.9+02"_s, text(u"2026-11-01T08:00:00+00:00"_s));
    row("no time", Type::DateTime, u"yesterday"_s, unknown);
    row("date", Type::Date, u"2026-11-01T00:30:00+02:00"_s, text(u"2026-10-31"_s));
    row("true", Type::Boolean, u"True"_s, text(u"1"_s));
    row("false", Type::Boolean, u"0"_s, text(u"0"_s));
    row("maybe", Type::Boolean, u"maybe"_s, unknown);
    row("number", Type::Number, u"-3.50"_s, text(u"-3.50"_s));
    row("no number", Type::Number, u"12 apples"_s, unknown);
    row("not finite", Type::Number, u"inf"_s, unknown);
}

void TestValueRules::values_areBroughtIntoTheFormOfTheField()
{
    QFETCH(const Type, type);
    QFETCH(const QString, value);
    QFETCH(const PreparedValue, prepared);

    QCOMPARE(prepareValue(value, fieldOf(type)), prepared);
}

void TestValueRules::lengths_areCountedInCharacters()
{
    const ContactField field = fieldOf(Type::Text);
    const QString emoji = QString::fromUcs4(U"\U0001F600");

    QCOMPARE(prepareValue(QString(64, u'a'), field), text(QString(64, u'a')));
    QCOMPARE(prepareValue(QString(65, u'a'), field), no(Problem::TooLong));
    QCOMPARE(prepareValue(emoji.repeated(64), field), text(emoji.repeated(64)));
    QCOMPARE(prepareValue(emoji.repeated(65), field), no(Problem::TooLong));
    QCOMPARE(prepareValue(QString(QString(64, u'a') + u"   "_s), field), text(QString(64, u'a')));
}

void TestValueRules::anAddressInAnyField_passesTheSameGate()
{
    QCOMPARE(prepareValue(u"ada@bücher.example"_s, fieldOf(Type::Email)), text(u"ada@xn--bcher-kva.example"_s));
    QCOMPARE(prepareValue(u"jörg@example.com"_s, fieldOf(Type::Email)), no(Problem::NotUnderstood));
}

void TestValueRules::choices_areTakenExactly()
{
    const ContactField tiers = fieldOf(Type::Select, {u"free"_s, u"premium"_s});

    QCOMPARE(prepareValue(u"premium"_s, tiers), text(u"premium"_s));
    QCOMPARE(prepareValue(u" free "_s, tiers), text(u"free"_s));
    QCOMPARE(prepareValue(u"Premium"_s, tiers), no(Problem::NotUnderstood));
    QCOMPARE(prepareValue(u"gold"_s, tiers), no(Problem::NotUnderstood));
    QCOMPARE(prepareValue(u"gold"_s, fieldOf(Type::Select)), text(u"gold"_s));
    QCOMPARE(prepareValue(u"go\bld"_s, fieldOf(Type::Select)), no(Problem::ControlCharacters));
    QCOMPARE(prepareValue(u"DE"_s, fieldOf(Type::Country, {u"Germany"_s})), no(Problem::NotUnderstood));
}

void TestValueRules::equalValues_areEqualForTheField_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<bool>("same");
    QTest::newRow("exact") << Type::Text << u"Ada"_s << u"Ada"_s << true;
    QTest::newRow("letter case counts in a name") << Type::Text << u"Ada"_s << u"ADA"_s << false;
    QTest::newRow("composed") << Type::Text << u"Zoe\u0308"_s << u"Zoë"_s << true;
    QTest::newRow("full width is another text") << Type::Text << u"Ａda"_s << u"Ada"_s << false;
    QTest::newRow("address") << Type::Email << u"Ada@Example.com"_s << u"ada@example.COM"_s << true;
    QTest::newRow("other address") << Type::Email << u"ada@example.com"_s << u"ida@example.com"_s << false;
    QTest::newRow("time as Mautic keeps it")
        << Type::DateTime << u"2026-11-01T10:00:00+00:00"_s << u"2026-11-01 10:00:00"_s << true;
    QTest::newRow("other time") << Type::DateTime << u"2026-11-01T10:00:00+00:00"_s << u"2026-11-01 10:00:01"_s
                                << false;
    QTest::newRow("no time") << Type::DateTime << u"2026-11-01T10:00:00+00:00"_s << u""_s << false;
    QTest::newRow("number") << Type::Number << u"3"_s << u"3.0"_s << true;
    QTest::newRow("other number") << Type::Number << u"3"_s << u"4"_s << false;
    QTest::newRow("no number") << Type::Number << u"0"_s << u""_s << false;
    QTest::newRow("boolean") << Type::Boolean << u"1"_s << u"true"_s << true;
    QTest::newRow("other boolean") << Type::Boolean << u"1"_s << u"0"_s << false;
    QTest::newRow("no boolean") << Type::Boolean << u"0"_s << u""_s << false;
}

void TestValueRules::equalValues_areEqualForTheField()
{
    QFETCH(const Type, type);
    QFETCH(const QString, ours);
    QFETCH(const QString, theirs);
    QFETCH(const bool, same);

    QCOMPARE(sameValue(ours, theirs, type), same);
}

QTEST_APPLESS_MAIN(TestValueRules)
#include "tst_value_rules.moc"

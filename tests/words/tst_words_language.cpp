// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/error_words.h"
#include "words/notice_words.h"
#include "words/words_language.h"

#include <QLocale>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestWordsLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theLanguage_isWhatWasWanted_data();
    void theLanguage_isWhatWasWanted();
    void german_speaksWithItsPluralsAndNumbers();
    void everyFailure_isSaidInGerman();
};

namespace
{

const QByteArray languageVariable = QByteArrayLiteral("LOCKSTEP_LANGUAGE");
const QByteArray localeVariable = QByteArrayLiteral("LC_ALL");

} // namespace

void TestWordsLanguage::init() { qunsetenv(languageVariable.constData()); }

void TestWordsLanguage::cleanup()
{
    qputenv(localeVariable.constData(), "C.UTF-8");
    QLocale::setDefault(QLocale::system());
}

void TestWordsLanguage::theLanguage_isWhatWasWanted_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("the option before all") << u"de"_s << QByteArray("en") << QByteArray("en_US.UTF-8") << u"de"_s;
    QTest::newRow("the variable before the locale")
        << u""_s << QByteArray("de") << QByteArray("en_US.UTF-8") << u"de"_s;
    QTest::newRow("the locale") << u""_s << QByteArray() << QByteArray("de_AT.UTF-8") << u"de"_s;
    QTest::newRow("a country of its own") << u"de_CH"_s << QByteArray() << QByteArray("C") << u"de"_s;
    QTest::newRow("English for what we do not speak") << u""_s << QByteArray() << QByteArray("fi_FI.UTF-8") << u"en"_s;
    QTest::newRow("English without a locale") << u""_s << QByteArray() << QByteArray("C.UTF-8") << u"en"_s;
    QTest::newRow("English for nonsense") << u"../../x"_s << QByteArray() << QByteArray("C.UTF-8") << u"en"_s;
}

void TestWordsLanguage::theLanguage_isWhatWasWanted()
{
    QFETCH(const QString, wanted);
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, locale);
    QFETCH(const QString, spoken);
    qputenv(localeVariable.constData(), locale);
    if (!variable.isEmpty())
        qputenv(languageVariable.constData(), variable);

    QCOMPARE(installLanguage(wanted), spoken);

    const QString german = u"Es wurde nichts geschrieben."_s;
    const QString said = ErrorWords::sentencesFor({.kind = ErrorKind::NeedsYes}).whatItMeans;
    QCOMPARE(said, spoken == "de"_L1 ? german : u"Nothing was written."_s);
}

void TestWordsLanguage::german_speaksWithItsPluralsAndNumbers()
{
    installLanguage(u"de"_s);

    QCOMPARE(NoticeWords::sentence(NoticeKind::OptOutOnlyInMautic, 1),
             u"1 Person hat sich nur in Mautic abgemeldet; das bleibt so."_s);
    QCOMPARE(NoticeWords::sentence(NoticeKind::OptOutOnlyInMautic, 2),
             u"2 Personen haben sich nur in Mautic abgemeldet; das bleibt so."_s);
    QCOMPARE(QLocale().toString(12345), u"12.345"_s);
}

void TestWordsLanguage::everyFailure_isSaidInGerman()
{
    const auto allSentences = [](const QString &language) {
        installLanguage(language);
        QList<ErrorSentences> all;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Guarded); ++kind)
            all.append(ErrorWords::sentencesFor({.kind = static_cast<ErrorKind>(kind)}));
        return all;
    };
    const QList<ErrorSentences> english = allSentences(u"en"_s);
    const QList<ErrorSentences> german = allSentences(u"de"_s);

    for (qsizetype i = 0; i < english.size(); ++i) {
        QVERIFY2(english[i].whatHappened != german[i].whatHappened, qPrintable(german[i].whatHappened));
        QVERIFY2(english[i].whatItMeans != german[i].whatItMeans, qPrintable(german[i].whatItMeans));
        QVERIFY2(english[i].whatToDo != german[i].whatToDo, qPrintable(german[i].whatToDo));
    }
}

QTEST_GUILESS_MAIN(TestWordsLanguage)
#include "tst_words_language.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words_language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

void install(const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(u"lockstep language"_s);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
}

void forgetEarlierLanguage()
{
    // A QTranslator removes itself from the application when it goes.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(u"lockstep language"_s));
}

/// The first of "de-AT", "en-GB" and the like that we speak.
QString firstSpoken(const QStringList &languages)
{
    for (const QString &language : languages) {
        QString primary = language.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (primary == "de"_L1 || primary == "en"_L1)
            return primary;
    }
    return u"en"_s;
}

} // namespace

QString installLanguage(const QString &wanted)
{
    const QString named = wanted.isEmpty() ? qEnvironmentVariable("LOCKSTEP_LANGUAGE") : wanted;
    if (!named.isEmpty())
        QLocale::setDefault(QLocale(named));
    QString language = firstSpoken(named.isEmpty() ? QLocale::system().uiLanguages() : QStringList{named});
    forgetEarlierLanguage();
    install(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"lockstep_"_s + language, u":/translations"_s);
    return language;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words_language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace lockstep
{

void installLanguage()
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(QStringLiteral(":/translations/lockstep_en.qm")))
        QCoreApplication::installTranslator(translator);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/error_json.h"

#include "domain/error_names.h"
#include "words/error_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QJsonObject toJson(const Error &error)
{
    const ErrorSentences words = ErrorWords::sentencesFor(error);
    return {{u"kind"_s, nameOf(error.kind)},
            {u"subject"_s, error.subject},
            {u"whatHappened"_s, words.whatHappened},
            {u"whatItMeans"_s, words.whatItMeans},
            {u"whatToDo"_s, words.whatToDo}};
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_search.h"

#include "store/folded_text.h"

#include <algorithm>
#include <string.h>
#include <string_view>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// The longest word first: it is in the fewest texts.
QList<QByteArray> wordsOf(const QString &text)
{
    QList<QByteArray> words;
    for (const QString &word : foldedText(text).split(u' ', Qt::SkipEmptyParts))
        words.append(word.toUtf8());
    std::stable_sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return words;
}

/// The place of the word at or after `from`; the end where there is none. Much quicker than std::search.
size_t findIn(std::string_view text, size_t from, const QByteArray &word)
{
    const void *found = ::memmem(text.data() + from, text.size() - from, word.constData(), size_t(word.size()));
    return found == nullptr ? text.size() : size_t(static_cast<const char *>(found) - text.data());
}

} // namespace

void PeopleSearch::clear() { *this = {}; }

void PeopleSearch::add(qint64 id, const QByteArray &folded)
{
    m_texts.append(folded.constData(), size_t(folded.size()));
    m_texts.push_back('\n');
    m_ids.push_back(quint32(id));
    m_ends.push_back(quint32(m_texts.size()));
}

bool PeopleSearch::holds(size_t place, const QByteArray &word) const
{
    const size_t begin = place == 0 ? 0 : m_ends[place - 1];
    const std::string_view text = std::string_view(m_texts).substr(begin, m_ends[place] - begin);
    return findIn(text, 0, word) < text.size();
}

PersonSet PeopleSearch::find(const QString &text) const
{
    PersonSet found(size_t(lastId()) + 1);
    const QList<QByteArray> words = wordsOf(text);
    if (words.isEmpty()) {
        found.assign(found.size(), true);
        return found;
    }
    size_t place = 0;
    for (size_t at = findIn(m_texts, 0, words.first()); at < m_texts.size();) {
        while (m_ends[place] <= at)
            ++place;
        const bool hasAll =
            std::all_of(words.cbegin() + 1, words.cend(), [&](const QByteArray &word) { return holds(place, word); });
        if (hasAll)
            found[m_ids[place]] = true;
        at = findIn(m_texts, m_ends[place], words.first());
    }
    return found;
}

} // namespace lockstep

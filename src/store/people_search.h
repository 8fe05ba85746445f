// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <string>
#include <vector>

namespace lockstep
{

/// By id of a row.
using PersonSet = std::vector<bool>;

/// The folded texts of everybody in one piece of memory, for finding words anywhere in them.
class PeopleSearch
{
public:
    void clear();
    /// Ascending by id.
    void add(qint64 id, const QByteArray &folded);
    /// 0: none yet.
    [[nodiscard]] qint64 lastId() const { return m_ids.empty() ? 0 : qint64{m_ids.back()}; }
    /// Everybody in whose text each of the words is. The words are folded here.
    [[nodiscard]] PersonSet find(const QString &words) const;

private:
    [[nodiscard]] bool holds(size_t place, const QByteArray &word) const;

    std::string m_texts;
    std::vector<quint32> m_ids;
    /// Where the text of each ends.
    std::vector<quint32> m_ends;
};

} // namespace lockstep

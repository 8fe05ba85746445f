// SPDX-License-Identifier: GPL-3.0-or-later
#include "arrivals.h"

#include <algorithm>

namespace lockstep::test
{

using namespace Qt::StringLiterals;

void Arrivals::look(qint64 now)
{
    for (auto waiting = m_storedAt.begin(); waiting != m_storedAt.end();) {
        if (!m_hasArrived(waiting.key())) {
            ++waiting;
            continue;
        }
        // The application says that it has stored a row a moment after it has; the daemon may be quicker.
        m_delays.append(std::max<qint64>(now - waiting.value(), 0));
        waiting = m_storedAt.erase(waiting);
    }
}

QList<qint64> Arrivals::delays() const
{
    QList<qint64> sorted = m_delays;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QString Arrivals::distribution() const
{
    const QList<qint64> sorted = delays();
    if (sorted.isEmpty())
        return u"none"_s;
    const auto seconds = [](qint64 milliseconds) -> QString {
        return QString::number(static_cast<double>(milliseconds) / 1'000, 'f', 1) + u" s"_s;
    };
    const auto at = [&](qsizetype percent) { return seconds(sorted.at((sorted.size() - 1) * percent / 100)); };
    return QString::number(sorted.size()) + u": min "_s + at(0) + u", median "_s + at(50) + u", p95 "_s + at(95)
        + u", max "_s + at(100);
}

} // namespace lockstep::test

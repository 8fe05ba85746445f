// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>

namespace lockstep::test
{

/// Waits for changes of an application to be seen on the other side, and how long each took.
class Arrivals
{
public:
    /// True once the change to this address is there. Cheap: it is asked often.
    explicit Arrivals(std::function<bool(const QString &email)> hasArrived)
        : m_hasArrived(std::move(hasArrived))
    {
    }

    /// `at` in milliseconds since 1970.
    void expect(const QString &email, qint64 at) { m_storedAt.insert(email, at); }
    /// Looks for those that are still to come.
    void look(qint64 now);

    [[nodiscard]] int count() const { return static_cast<int>(m_storedAt.size() + m_delays.size()); }
    [[nodiscard]] bool allCame(int expected) const { return m_delays.size() == expected && m_storedAt.isEmpty(); }
    [[nodiscard]] QStringList missing() const { return m_storedAt.keys(); }
    /// Milliseconds, ascending.
    [[nodiscard]] QList<qint64> delays() const;
    /// `300: min 0.4 s, median 2.1 s, p95 5.0 s, max 5.9 s`
    [[nodiscard]] QString distribution() const;

private:
    std::function<bool(const QString &)> m_hasArrived;
    QHash<QString, qint64> m_storedAt;
    QList<qint64> m_delays;
};

} // namespace lockstep::test

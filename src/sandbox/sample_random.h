// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <random>

namespace lockstep
{

/// Numbers that follow from a seed, the same with every standard library.
class SampleRandom
{
public:
    explicit SampleRandom(quint64 seed)
        : m_generator(seed)
    {
    }

    /// From 0 up to, without, the limit.
    [[nodiscard]] int below(int limit) { return static_cast<int>(m_generator() % static_cast<quint64>(limit)); }
    [[nodiscard]] bool oneIn(int chances) { return below(chances) == 0; }

    template <class T>
    [[nodiscard]] const T &from(const QList<T> &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }

    /// Letters and digits, as the ids of Better Auth are.
    [[nodiscard]] QString id()
    {
        static const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        QString text;
        for (int i = 0; i < 32; ++i) {
            text += letters.at(below(static_cast<int>(letters.size())));
        }
        return text;
    }

private:
    std::mt19937_64 m_generator;
};

} // namespace lockstep

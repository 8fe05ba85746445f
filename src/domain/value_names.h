// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace lockstep
{

/// What the values of an enumeration are called where they are stored or read by scripts: by pairs, so that the order
/// of either does not matter. The names stay.
template <class E, size_t N>
using ValueNames = std::array<std::pair<E, QLatin1StringView>, N>;

/// Empty where it has none.
template <class E, size_t N>
[[nodiscard]] QString nameIn(const ValueNames<E, N> &names, E value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return {};
}

template <class E, size_t N>
[[nodiscard]] std::optional<E> valueIn(const ValueNames<E, N> &names, QStringView name)
{
    for (const auto &[value, known] : names) {
        if (name == known)
            return value;
    }
    return std::nullopt;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lockstep
{

/// The word an enumerator is stored as. Words never change; the order of enumerators may.
template <class E>
[[nodiscard]] QString storedName(E value);

/// Nothing for a word this program does not know.
template <class E>
[[nodiscard]] std::optional<E> fromStoredName(const QString &name);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_policy.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr std::array<QLatin1StringView, 4> directions{"off"_L1, "toMautic"_L1, "toApp"_L1, "both"_L1};
constexpr std::array<QLatin1StringView, 4> authorities{"ask"_L1, "app"_L1, "mautic"_L1, "newest"_L1};
constexpr std::array<QLatin1StringView, 2> modes{"overwrite"_L1, "onlyIfEmpty"_L1};
constexpr std::array<QLatin1StringView, 3> clearings{"propagate"_L1, "never"_L1, "ask"_L1};

template <typename Value, size_t size>
std::optional<Value> named(const std::array<QLatin1StringView, size> &names, QStringView name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

template <size_t size, typename Value>
QLatin1StringView nameIn(const std::array<QLatin1StringView, size> &names, Value value)
{
    return names.at(static_cast<size_t>(value));
}

} // namespace

QString nameOf(const FieldPolicy &policy)
{
    const QStringList words{nameIn(directions, policy.direction), nameIn(authorities, policy.authority),
                            nameIn(modes, policy.mode), nameIn(clearings, policy.clearing)};
    return words.join(u' ');
}

std::optional<FieldPolicy> policyNamed(QStringView text)
{
    const QList<QStringView> words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() != 4)
        return std::nullopt;
    const auto direction = named<SyncDirection>(directions, words[0]);
    const auto authority = named<Authority>(authorities, words[1]);
    const auto mode = named<WriteMode>(modes, words[2]);
    const auto clearing = named<ClearMode>(clearings, words[3]);
    if (!direction || !authority || !mode || !clearing)
        return std::nullopt;
    return FieldPolicy{*direction, *authority, *mode, *clearing};
}

} // namespace lockstep

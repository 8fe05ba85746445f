// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resolution.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr std::array<QLatin1StringView, 13> answers{
    "take-app"_L1,     "take-mautic"_L1,  "other-value"_L1, "keep-both"_L1, "never-sync-field"_L1,
    "link-contact"_L1, "not-the-same"_L1, "create-new"_L1,  "unlink"_L1,    "leave-alone"_L1,
    "make-room"_L1,    "try-again"_L1,    "plan-merge"_L1};
constexpr std::array<QLatin1StringView, 5> states{"waiting"_L1, "done"_L1, "stale"_L1, "undoing"_L1, "undone"_L1};

template <typename Value, size_t size>
std::optional<Value> named(const std::array<QLatin1StringView, size> &names, QStringView name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace

QString nameOf(Answer answer) { return answers.at(static_cast<size_t>(answer)); }

std::optional<Answer> answerNamed(QStringView name) { return named<Answer>(answers, name); }

QString nameOf(ResolutionState state) { return states.at(static_cast<size_t>(state)); }

std::optional<ResolutionState> resolutionStateNamed(QStringView name) { return named<ResolutionState>(states, name); }

} // namespace lockstep

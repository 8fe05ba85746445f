// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_policy.h"

#include "domain/value_names.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr ValueNames<SyncDirection, 4> directions = {{{SyncDirection::Off, "off"_L1},
                                                      {SyncDirection::ToMautic, "toMautic"_L1},
                                                      {SyncDirection::ToApp, "toApp"_L1},
                                                      {SyncDirection::Both, "both"_L1}}};
constexpr ValueNames<Authority, 4> authorities = {{{Authority::Ask, "ask"_L1},
                                                   {Authority::App, "app"_L1},
                                                   {Authority::Mautic, "mautic"_L1},
                                                   {Authority::Newest, "newest"_L1}}};
constexpr ValueNames<WriteMode, 2> modes = {
    {{WriteMode::Overwrite, "overwrite"_L1}, {WriteMode::OnlyIfEmpty, "onlyIfEmpty"_L1}}};
constexpr ValueNames<ClearMode, 3> clearings = {
    {{ClearMode::Propagate, "propagate"_L1}, {ClearMode::Never, "never"_L1}, {ClearMode::Ask, "ask"_L1}}};

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
    const auto direction = valueIn(directions, words[0]);
    const auto authority = valueIn(authorities, words[1]);
    const auto mode = valueIn(modes, words[2]);
    const auto clearing = valueIn(clearings, words[3]);
    if (!direction || !authority || !mode || !clearing)
        return std::nullopt;
    return FieldPolicy{*direction, *authority, *mode, *clearing};
}

} // namespace lockstep

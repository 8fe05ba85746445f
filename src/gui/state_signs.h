// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"
#include "gui/colours.h"

#include <QIcon>

class QPalette;

namespace lockstep
{

/// A themed icon in one colour, so that it is quiet beside its word and readable on this palette. To be asked for
/// again when the palette changes.
[[nodiscard]] QIcon tintedIcon(const QString &name, Tone tone, const QPalette &palette);

[[nodiscard]] Tone toneOf(PersonState state);
[[nodiscard]] QIcon signOf(PersonState state, const QPalette &palette);
[[nodiscard]] QIcon signOf(EmailConsent consent, const QPalette &palette);
/// Empty where nothing is to be said.
[[nodiscard]] QIcon signOf(FieldStanding standing, const QPalette &palette);
[[nodiscard]] QIcon signOf(TimelineKind kind, const QPalette &palette);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// Makes the sentences, and Qt's own where its translations are installed, speak the language of the person: `wanted`
/// ("de"), else the environment's LOCKSTEP_LANGUAGE, else the first language of the locale that we have, else English.
/// A language that was wanted decides how numbers and dates are written, too. Returns the language spoken: "en" or
/// "de". After the application object is made and before the first widget; on its thread. Called again, it replaces the
/// language, for what is made from then on.
QString installLanguage(const QString &wanted = {});

} // namespace lockstep

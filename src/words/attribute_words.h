// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"

#include <QCoreApplication>

namespace lockstep
{

/// What a column of the users table means, for people.
class AttributeWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::AttributeWords)

public:
    [[nodiscard]] static QString label(UserAttribute attribute);
};

} // namespace lockstep

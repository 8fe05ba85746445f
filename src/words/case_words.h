// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/situation.h"

#include <QCoreApplication>

namespace lockstep
{

/// Why a person is asked, and what they can do about it.
class CaseWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CaseWords)

public:
    /// For a heading over several: "address taken".
    [[nodiscard]] static QString label(CaseKind kind);
    /// One sentence about this one; names ids and fields, never an address.
    [[nodiscard]] static QString sentence(const Case &personCase);
    [[nodiscard]] static QString whatToDo(CaseKind kind);
};

} // namespace lockstep

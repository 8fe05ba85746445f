// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep
{

/// Who runs this process, as the operating system knows them.
struct OperatorIdentity {
    QString account;
    /// The full name of the account; empty where it has none.
    QString displayName = {};
};

[[nodiscard]] OperatorIdentity currentOperator();

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QCoreApplication>

namespace lockstep
{

/// Where sign-in data is kept and how one signs in, for people.
class SignInWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::SignInWords)

public:
    /// The file is the one the process was given; may be empty.
    [[nodiscard]] static QString place(const SignInState &state, const QString &file);
    [[nodiscard]] static QString method(SignInMethod method);
    [[nodiscard]] static QString nameLabel(SignInMethod method);
    [[nodiscard]] static QString secretLabel(SignInMethod method);
    /// Where in Mautic it is made or switched on.
    [[nodiscard]] static QString hint(SignInMethod method);
    [[nodiscard]] static QString database(DatabaseForm form);
    [[nodiscard]] static QString takenOver(const TakenOver &names);

private:
    [[nodiscard]] static QString inMemory(const SignInState &state);
};

} // namespace lockstep

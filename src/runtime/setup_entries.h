// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"
#include "secrets/secret_values.h"
#include "users/users_url.h"

namespace lockstep
{

/// What was typed, as sign-in data by name. BadSettings where the address of Mautic is none, NoCredentials where
/// something is empty; the subject names it.
[[nodiscard]] Result<SecretValues> signInValues(const MauticEntry &entry);
[[nodiscard]] Result<SecretValues> signInValues(const UsersEntry &entry);

/// The same back, without the secrets.
[[nodiscard]] MauticFields mauticFieldsIn(const SecretValues &values);
[[nodiscard]] UsersFields usersFieldsIn(const SecretValues &values);

/// Those of one side alone.
[[nodiscard]] SecretValues valuesOfSide(const SecretValues &values, SignInSide side);

/// A `.env` file: what Lockstep knows in it, `DATABASE_URL` taken for the users' database where LOCKSTEP_USERS_URL is
/// not given. NoCredentials where it cannot be read or holds nothing of use.
struct EnvFileContent {
    SecretValues values;
    TakenOver names;
};
[[nodiscard]] Result<EnvFileContent> readEnvFile(const QString &path);

/// How far a set-up has come and what was typed, without secrets: the file `setup.ini` of the workspace. What cannot be
/// read is as if it were not there.
void loadEntries(const QString &workspace, SetupState &state);
[[nodiscard]] Result<void> saveEntries(const QString &workspace, const SetupState &state);

} // namespace lockstep

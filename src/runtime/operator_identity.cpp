// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/operator_identity.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace lockstep
{

RunOperator currentOperator()
{
    std::array<char, 16384> buffer = {};
    passwd entry = {};
    passwd *found = nullptr;
    const uid_t user = ::getuid();
    if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return {.account = QString::number(user)};
    // The comment field holds name, room and telephone numbers, separated by commas.
    return {.account = QString::fromLocal8Bit(entry.pw_name),
            .displayName = QString::fromLocal8Bit(entry.pw_gecos).section(u',', 0, 0)};
}

} // namespace lockstep

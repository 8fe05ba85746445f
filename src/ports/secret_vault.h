// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/secret.h"

#include <functional>
#include <optional>

namespace lockstep
{

/// Where the desktop keeps secrets. Main thread only; never blocks. Answers come from the event loop, in the order of
/// the calls, and not at all once the vault has gone. Kinds of failure: KeychainLocked, KeychainMissing,
/// KeychainFailed, and KeychainSlow: the keychain waits for its owner. After KeychainSlow, and only then, the same
/// answer is called once more with what came of it in the end.
class SecretVault
{
public:
    using Found = std::function<void(Result<std::optional<Secret>>)>;
    using Done = std::function<void(Result<void>)>;

    virtual ~SecretVault() = default;

    /// Nothing where the keychain shows no such entry. A locked keychain shows none, too: who stored one before takes
    /// nothing for KeychainLocked.
    virtual void read(const QString &key, Found found) = 0;
    /// Done when it was read back and is the same.
    virtual void write(const QString &key, Secret secret, Done done) = 0;
    /// Done, too, where there is no such entry.
    virtual void remove(const QString &key, Done done) = 0;
};

} // namespace lockstep

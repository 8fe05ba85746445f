// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_vault.h"

#include <QMap>
#include <QObject>
#include <QTimer>

#include <vector>

namespace lockstep::testing
{

/// What a keychain held and how it behaves; outlives the vaults that a program makes of it one after the other.
struct FakeKeychain {
    QMap<QString, QByteArray> entries = {};
    /// Reads find nothing and writes are refused, as a Secret Service does without a display.
    bool isLocked = false;
    /// Every call fails so.
    std::optional<ErrorKind> failure = std::nullopt;
    /// Says at once that it waits for its owner; the answers come by `release`.
    bool isSlow = false;
    std::vector<std::function<void()>> held = {};
    int reads = 0;

    void release()
    {
        isSlow = false;
        for (const auto &answer : std::exchange(held, {}))
            answer();
    }
};

class FakeVault final : public QObject, public SecretVault
{
public:
    explicit FakeVault(FakeKeychain &keychain)
        : m_keychain(keychain)
    {
    }

    void read(const QString &key, Found found) override
    {
        ++m_keychain.reads;
        answer(found, [this, key]() -> Result<std::optional<Secret>> {
            if (m_keychain.isLocked || !m_keychain.entries.contains(key))
                return std::optional<Secret>();
            return std::optional(Secret(m_keychain.entries.value(key)));
        });
    }
    void write(const QString &key, Secret secret, Done done) override
    {
        answer(done, [this, key, bytes = secret.revealForSending()]() -> Result<void> {
            if (m_keychain.isLocked)
                return fail(ErrorKind::KeychainLocked);
            m_keychain.entries.insert(key, bytes);
            return {};
        });
    }
    void remove(const QString &key, Done done) override
    {
        answer(done, [this, key]() -> Result<void> {
            if (m_keychain.isLocked)
                return fail(ErrorKind::KeychainLocked);
            m_keychain.entries.remove(key);
            return {};
        });
    }

private:
    template <class Answer, class Work>
    void answer(std::function<void(Answer)> use, Work work)
    {
        QTimer::singleShot(0, this, [this, use, work] {
            if (m_keychain.failure)
                return use(fail(*m_keychain.failure));
            if (!m_keychain.isSlow)
                return use(work());
            m_keychain.held.push_back([use, work] { use(work()); });
            use(fail(ErrorKind::KeychainSlow));
        });
    }

    FakeKeychain &m_keychain;
};

} // namespace lockstep::testing

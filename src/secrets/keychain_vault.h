// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_vault.h"

#include <QObject>

#include <chrono>
#include <deque>

namespace QKeychain
{
class Job;
}

namespace lockstep
{

/// The desktop's keychain (Secret Service, KWallet) through QtKeychain, under the service "lockstep". One job at a
/// time; a job that was started is never deleted, since QtKeychain would use it afterwards: it outlives the vault if it
/// must. Values are kept as base64 text and nowhere else.
class KeychainVault final : public QObject, public SecretVault
{
    Q_OBJECT

public:
    /// Until a person is told that the keychain waits.
    explicit KeychainVault(std::chrono::milliseconds patience = std::chrono::seconds(5));

    void read(const QString &key, Found found) override;
    void write(const QString &key, Secret secret, Done done) override;
    void remove(const QString &key, Done done) override;

private:
    using Ended = std::function<void(QKeychain::Job &)>;

    /// Calls `answer` with KeychainSlow when the returned function was not called in time.
    template <class Answer>
    [[nodiscard]] std::function<void(Answer)> patiently(std::function<void(Answer)> answer);
    void enqueue(std::function<void()> begin);
    void beginNext();
    void run(QKeychain::Job &job, Ended ended);
    void readBack(const QString &key, const QByteArray &wanted, const Done &done);
    void finish(std::function<void()> answer);

    std::chrono::milliseconds m_patience;
    std::deque<std::function<void()>> m_waiting;
    bool m_isBusy = false;
};

} // namespace lockstep

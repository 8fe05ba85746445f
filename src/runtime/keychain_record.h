// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArrayList>

namespace lockstep
{

/// What a workspace knows of its entries in the keychain: their prefix, and which of them were stored. Where one that
/// was stored is not found, the keychain is locked or the entry has gone; it was not "never set". Holds no secret.
struct KeychainRecord {
    /// Random, made with the first entry; empty before.
    QString id;
    /// Names of secrets/secret_names.h.
    QByteArrayList stored = {};

    [[nodiscard]] QString keyOf(const QByteArray &name) const;
    friend bool operator==(const KeychainRecord &, const KeychainRecord &) = default;
};

/// Of the folder of a workspace; empty where there is none yet. A file that cannot be read is BadSettings.
[[nodiscard]] Result<KeychainRecord> loadKeychainRecord(const QString &workspace);
/// Makes the folder where it is not there. StoreReadOnly or DiskFull.
[[nodiscard]] Result<void> saveKeychainRecord(const QString &workspace, const KeychainRecord &record);

} // namespace lockstep

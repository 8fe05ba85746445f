// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/secret.h"

#include <QByteArrayList>
#include <QString>

#include <map>

namespace lockstep
{

/// Secrets by name, as they were found in the environment, a file or systemd's credentials. Empty ones are not kept.
class SecretValues
{
public:
    /// Keeps the first of a name.
    void add(const QByteArray &name, Secret value);
    /// Adds what is not there yet.
    void addMissingFrom(SecretValues &&others);
    void remove(const QByteArray &name) { m_values.erase(name); }

    [[nodiscard]] QByteArrayList names() const;
    [[nodiscard]] SecretValues duplicate() const;
    [[nodiscard]] bool has(const QByteArray &name) const { return m_values.contains(name); }
    /// Empty when there is none.
    [[nodiscard]] Secret secret(const QByteArray &name) const;
    /// For the names that are no secret: an address, a number, an id.
    [[nodiscard]] QString text(const QByteArray &name) const;

private:
    std::map<QByteArray, Secret> m_values;
};

} // namespace lockstep

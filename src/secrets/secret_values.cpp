// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secret_values.h"

namespace lockstep
{

void SecretValues::add(const QByteArray &name, Secret value)
{
    if (!value.isEmpty())
        m_values.try_emplace(name, std::move(value));
}

void SecretValues::addMissingFrom(SecretValues &&others) { m_values.merge(std::move(others.m_values)); }

QByteArrayList SecretValues::names() const
{
    QByteArrayList names;
    for (const auto &[name, value] : m_values)
        names.append(name);
    return names;
}

SecretValues SecretValues::duplicate() const
{
    SecretValues copy;
    for (const auto &[name, value] : m_values)
        copy.add(name, value.duplicate());
    return copy;
}

Secret SecretValues::secret(const QByteArray &name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? Secret() : found->second.duplicate();
}

QString SecretValues::text(const QByteArray &name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? QString() : QString::fromUtf8(found->second.revealForSending()).trimmed();
}

} // namespace lockstep

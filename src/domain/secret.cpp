// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/secret.h"

#include <cstring>
#include <utility>

namespace lockstep
{

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    m_bytes.detach();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret() { wipe(); }

Secret Secret::duplicate() const { return Secret(QByteArray(m_bytes.constData(), m_bytes.size())); }

void Secret::wipe()
{
    if (m_bytes.isEmpty())
        return;
    volatile char *byte = m_bytes.data();
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        byte[i] = 0;
    m_bytes.clear();
}

} // namespace lockstep

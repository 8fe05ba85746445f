// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/one_shot_body.h"

#include <algorithm>
#include <utility>

namespace lockstep
{

OneShotBody::OneShotBody(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    open(ReadOnly | Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const { return m_bytes.size() - m_sent + QIODevice::bytesAvailable(); }

qint64 OneShotBody::readData(char *out, qint64 most)
{
    if (m_sent >= m_bytes.size())
        return -1;
    const qint64 count = std::min<qint64>(most, m_bytes.size() - m_sent);
    std::copy_n(m_bytes.constData() + m_sent, count, out);
    m_sent += count;
    return count;
}

} // namespace lockstep

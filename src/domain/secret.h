// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lockstep
{

/// A password, a token or a client secret. Moves but does not copy, cannot be printed, and is wiped when it goes.
/// `revealForSending` is called by the code that puts it into a request or a connection, and by nothing else.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] const QByteArray &revealForSending() const { return m_bytes; }
    /// For the few places that must hold one more, such as a client per thread.
    [[nodiscard]] Secret duplicate() const;

private:
    void wipe();

    QByteArray m_bytes;
};

} // namespace lockstep

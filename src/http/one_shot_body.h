// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace lockstep
{

/// A request body that can be read once and never rewound, which is what keeps QNetworkAccessManager from sending a
/// request again by itself when the peer closes without an answer (reliability.md 0, finding 1).
class OneShotBody : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes);

    /// Nothing of the body went to the connection, so the peer cannot have acted on it.
    [[nodiscard]] bool isUntouched() const { return m_sent == 0; }
    /// Bytes the connection took.
    [[nodiscard]] qint64 sent() const { return m_sent; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *out, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_sent = 0;
};

} // namespace lockstep

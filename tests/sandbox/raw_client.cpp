// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/raw_client.h"

#include <QTcpSocket>

namespace lockstep
{

QByteArray RawAnswer::header(const QByteArray &name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

RawAnswer ask(const QUrl &server, const QByteArray &method, const QByteArray &target, const RawHeaders &headers,
              const QByteArray &body)
{
    constexpr int patience = 10'000;
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: " + server.authority().toLatin1()
        + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto &[name, value] : headers) {
        head += name + ": " + value + "\r\n";
    }
    QTcpSocket socket;
    socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    if (!socket.waitForConnected(patience)) {
        return {};
    }
    socket.write(head + "\r\n" + body);
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(patience)) { }
    const QByteArray raw = socket.readAll();
    const qsizetype end = raw.indexOf("\r\n\r\n");
    if (end < 0) {
        return {};
    }
    RawAnswer answer{.status = raw.mid(9, 3).toInt(), .body = raw.mid(end + 4)};
    for (const QByteArray &line : raw.left(end).split('\n').mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    return answer;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QUrl>

#include <utility>

namespace lockstep
{

using RawHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct RawAnswer {
    /// 0 when the connection was closed without an answer.
    int status = 0;
    RawHeaders headers = {};
    QByteArray body = {};

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(body); }
};

/// Sends one request over a socket of its own and waits for the whole answer: the sandbox is asked without Lockstep's
/// own transport, so that one does not hide what the other does.
[[nodiscard]] RawAnswer ask(const QUrl &server, const QByteArray &method, const QByteArray &target,
                            const RawHeaders &headers = {}, const QByteArray &body = {});

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace lockstep
{

struct SandboxSettings {
    /// 0 takes a free one.
    quint16 port = 0;
    QByteArray clientId = QByteArrayLiteral("1_sandbox");
    QByteArray clientSecret = QByteArrayLiteral("sandbox-client-secret");
    /// What the audit log calls whoever writes (mautic-api.md 1.3).
    QString actor = QStringLiteral("sandbox [1]");
    QByteArray userName = QByteArrayLiteral("operator");
    QByteArray password = QByteArrayLiteral("operator-password");
    std::chrono::seconds tokenLifetime{3'600};
    /// Waited before every answer.
    std::chrono::milliseconds latency{0};
    int batchLimit = 200;
    /// Every request that was answered is added there, as a line of JSON; nowhere when empty.
    QString logFile = {};
};

/// A request the sandbox was asked, in the order they came.
struct SeenRequest {
    QByteArray method = {};
    /// Without the query.
    QString path = {};
    QByteArray target = {};
    QByteArray body = {};
    QByteArray userAgent = {};
    /// Of the answer; 0 where the connection was closed instead.
    int status = 0;

    /// Changes something in Mautic: everything but reads, sign-in and permission checks.
    [[nodiscard]] bool isWriting() const;
};

enum class FaultKind {
    /// `status` with Mautic's generic error; nothing is applied. 429 comes with `Retry-After`.
    AnswerStatus,
    /// A page of HTML with `status`; nothing is applied.
    HtmlPage,
    /// A redirect to another place; nothing is applied.
    Redirect,
    /// 200 and half a JSON document; applied.
    BrokenJson,
    /// The connection is closed; nothing is applied.
    CloseBeforeApplying,
    /// The request is applied, then the connection is closed without an answer.
    CloseAfterApplying,
    /// Applied; the answer ends in the middle.
    CutShort,
    /// Applied; the answer comes a byte at a time.
    Drip,
};

/// Something that goes wrong with the next requests of one kind.
struct SandboxFault {
    FaultKind kind = FaultKind::AnswerStatus;
    int status = 500;
    std::chrono::seconds retryAfter{1};
    /// Any when empty.
    QByteArray method = {};
    /// How the path begins; any when empty.
    QString path = {};
    /// Requests of that kind let through first.
    int after = 0;
    int times = 1;
};

} // namespace lockstep

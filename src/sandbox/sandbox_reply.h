// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_receiver.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace lockstep
{

/// The answer of a route before it is made into HTTP.
struct SandboxReply {
    int status = 200;
    QByteArray body = {};
    /// Answers of API controllers carry `Mautic-Version`; errors raised earlier do not (mautic-api.md 1.4).
    bool fromController = true;
    QList<HttpHeader> headers = {};
};

/// An error of one entity: what `errors[0]` or a batch item's `errors[n]` holds.
struct EntityError {
    int code = 400;
    QString message = {};
    /// Absent where there is no `details` member; empty is `[]`.
    std::optional<QJsonValue> details = std::nullopt;
    /// `api` for errors a batch raises itself, absent means null (and left out in single answers).
    std::optional<QString> type = std::nullopt;
};

[[nodiscard]] QByteArray toText(const QJsonObject &object);
[[nodiscard]] SandboxReply jsonReply(const QJsonObject &body, int status = 200);
[[nodiscard]] SandboxReply textReply(QByteArray body, int status = 200);

/// As an API controller answers: `{"errors":[{"code","message","details"}]}`.
[[nodiscard]] SandboxReply errorReply(const EntityError &error);
[[nodiscard]] SandboxReply notFoundReply();
/// As the exception page answers: `{"errors":[{"message","code","type"}]}`, null type when there is none.
[[nodiscard]] SandboxReply exceptionReply(int status, const QString &message, const QString &type = {});
/// "Looks like I encountered an error (error #500)…", what every unexpected exception becomes.
[[nodiscard]] SandboxReply crashReply(int status);

/// One field refused by the contact form: "email: x is invalid." with details.
[[nodiscard]] EntityError fieldError(int code, const QString &alias, const QString &reason);
[[nodiscard]] EntityError missingItem();
[[nodiscard]] QJsonObject toBatchJson(const EntityError &error);

} // namespace lockstep

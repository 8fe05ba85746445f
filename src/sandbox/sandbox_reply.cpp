// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox_reply.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep
{

using namespace Qt::StringLiterals;

QByteArray toText(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

SandboxReply jsonReply(const QJsonObject &body, int status) { return {.status = status, .body = toText(body)}; }

SandboxReply textReply(QByteArray body, int status) { return {.status = status, .body = std::move(body)}; }

SandboxReply errorReply(const EntityError &error)
{
    QJsonObject json{{u"code"_s, error.code}, {u"message"_s, error.message}};
    if (error.details) {
        json.insert(u"details"_s, *error.details);
    }
    return jsonReply({{u"errors"_s, QJsonArray{json}}}, error.code);
}

SandboxReply notFoundReply()
{
    return errorReply({.code = 404, .message = u"Item was not found."_s, .details = QJsonArray()});
}

SandboxReply exceptionReply(int status, const QString &message, const QString &type)
{
    const QJsonObject error{{u"message"_s, message},
                            {u"code"_s, status},
                            {u"type"_s, type.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(type)}};
    SandboxReply reply = jsonReply({{u"errors"_s, QJsonArray{error}}}, status);
    reply.fromController = false;
    return reply;
}

SandboxReply crashReply(int status)
{
    return exceptionReply(status,
                          u"Looks like I encountered an error (error #%1). If I do it again, please report me to the "
                          "system administrator!"_s.arg(status));
}

EntityError fieldError(int code, const QString &alias, const QString &reason)
{
    return {.code = code, .message = alias + u": "_s + reason, .details = QJsonObject{{alias, QJsonArray{reason}}}};
}

EntityError missingItem() { return {.code = 404, .message = u"Item was not found."_s, .type = u"api"_s}; }

QJsonObject toBatchJson(const EntityError &error)
{
    QJsonObject json{{u"code"_s, error.code},
                     {u"message"_s, error.message},
                     {u"type"_s, error.type ? QJsonValue(*error.type) : QJsonValue(QJsonValue::Null)}};
    if (error.details) {
        json.insert(u"details"_s, *error.details);
    }
    return json;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"
#include "domain/purpose.h"
#include "domain/result.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace lockstep
{

enum class RequestKind { SignIn, Read, Write };

/// One request as it is shown to people: no query, no body, no header, so no secret and no address of a person.
struct RequestRecord {
    /// Ascending with time; 0 until it is kept.
    qint64 id = 0;
    Moment at;
    Purpose purpose = Purpose::Person;
    RequestKind kind = RequestKind::Read;
    QByteArray verb = {};
    /// Of the address, below Mautic's own: `/api/contacts/batch/new`.
    QString path = {};
    /// 0 where no answer came.
    int status = 0;
    /// Why there is no good answer; nothing where there is one.
    std::optional<ErrorKind> failure = std::nullopt;
    std::chrono::milliseconds took{0};
    qint64 bytesSent = 0;
    qint64 bytesReceived = 0;

    friend bool operator==(const RequestRecord &, const RequestRecord &) = default;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"
#include "ports/request_gate.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>

namespace lockstep
{

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

/// How long a request may take in all: TransportSettings::deadline or batchDeadline.
enum class Patience { Usual, Batch };

/// One request. `authorization` is the value of that header; it must outlive the call.
struct HttpRequest {
    RequestKind kind = RequestKind::Read;
    QByteArray verb = QByteArrayLiteral("GET");
    QUrl url;
    QList<HttpHeader> headers = {};
    const QByteArray *authorization = nullptr;
    QByteArray body = {};
    Patience patience = Patience::Usual;
};

/// Any answer but a redirect, complete as far as HTTP can tell. A body without a length may still have been cut:
/// its reader must notice.
struct HttpAnswer {
    int status = 0;
    QList<HttpHeader> headers = {};
    QByteArray body = {};
    /// Our clock, halfway between sending and having the whole answer.
    Moment middle = {};
    /// The peer's clock, its Date header.
    std::optional<Moment> serverDate = std::nullopt;

    /// Empty where there is none; names are compared without regard to case.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "fault_proxy.h"

#include <QSet>

namespace lockstep::testing
{

/// An HTTP answer taken apart.
struct RawAnswer {
    int status = 200;
    QByteArray headers = {};
    QByteArray body = {};

    [[nodiscard]] static RawAnswer of(const QByteArray &bytes);
    [[nodiscard]] QByteArray bytes() const;
};

/// When it goes wrong with one request.
enum class FaultPosition {
    /// Mautic never hears of the request.
    BeforeApply,
    /// Mautic did what was asked, and the answer suffers.
    AfterApply,
    /// As before, and half of the answer comes.
    MidBody,
};

enum class BadTls { None, UnknownAuthority, Expired, WrongHost, TooOld };

/// One thing that goes wrong on the way (reliability.md 2.3).
struct NetworkFault {
    const char *name;
    /// What a read fails with; a write with one of these or OutcomeUnknown.
    QSet<ErrorKind> kinds;
    /// What becomes of the answer.
    std::function<WireReply(RawAnswer)> reply = {};
    Outage outage = Outage::None;
    BadTls tls = BadTls::None;
    /// The answer may be taken for good, or for one that ends nothing.
    bool mayPass = false;
    /// Deadlines have to be short for it.
    bool isSlow = false;
    /// Only where a batch is answered.
    bool isOfBatches = false;

    [[nodiscard]] bool isOfConnections() const { return outage != Outage::None || tls != BadTls::None; }
};

[[nodiscard]] const QList<NetworkFault> &networkFaults();

/// What is answered to a request that met this fault.
[[nodiscard]] WireReply faultyReply(const NetworkFault &fault, FaultPosition position,
                                    const FaultProxy::Forward &forward);

} // namespace lockstep::testing

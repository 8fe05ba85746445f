// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "domain/run_undo.h"

#include <QJsonArray>
#include <QJsonObject>

namespace lockstep
{

// For scripts; names are those of the domain, and stay.

[[nodiscard]] QString nameOf(OfferObstacle obstacle);
[[nodiscard]] QString nameOf(DecisionOutcome outcome);

[[nodiscard]] QJsonObject toJson(const QueuedCase &queued);
/// With the values of both sides, the candidates, and every answer with what it would do.
[[nodiscard]] QJsonObject toJson(const CaseFile &file);
[[nodiscard]] QJsonObject toJson(const PersonField &field);
[[nodiscard]] QJsonObject toJson(const CaseOffer &offer);
[[nodiscard]] QJsonObject toJson(const Resolution &resolution);
[[nodiscard]] QJsonObject toJson(const DecisionReceipt &receipt);
[[nodiscard]] QJsonObject toJson(const AlikePreview &preview);
[[nodiscard]] QJsonObject toJson(const RunUndo &undo);

template <class T>
[[nodiscard]] QJsonArray toJsonArray(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bulk_decision.h"

#include <QCoreApplication>

namespace lockstep
{

/// The same decision about many people: whom it would touch, what it costs, what came of it.
class BulkWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::BulkWords)

public:
    /// "Stop syncing one field".
    [[nodiscard]] static QString choice(Answer answer);
    /// "12 chosen people", "everybody the list shows".
    [[nodiscard]] static QString target(const BulkTarget &target);
    [[nodiscard]] static QString explanation(Answer answer);
    /// How many, and why others are left out; a sentence each.
    [[nodiscard]] static QStringList counts(const BulkPreview &preview, Answer answer);
    [[nodiscard]] static QString cost(const BulkPreview &preview);
    [[nodiscard]] static QString button(Answer answer, int people);
    [[nodiscard]] static QString done(const BulkReceipt &receipt);
};

} // namespace lockstep

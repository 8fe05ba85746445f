// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QList>

namespace lockstep
{

/// One number the project holds itself to.
struct Figure {
    QString work;
    QString unit;
    double value = 0;
    double atMost = 0;

    [[nodiscard]] bool isMet() const { return value <= atMost; }
    /// One line of JSON.
    [[nodiscard]] QByteArray line() const;
};

/// Writing requests for 1,000 people who signed up after the first sync.
[[nodiscard]] Result<QList<Figure>> figuresOfNewUsers();
/// First and second sync of 10,000 users and 10,000 contacts.
[[nodiscard]] Result<QList<Figure>> figuresOfLargeSync();
/// `lockstep-agent plan` in an empty workspace: the middle one of three.
[[nodiscard]] Result<QList<Figure>> figuresOfPlan();

} // namespace lockstep

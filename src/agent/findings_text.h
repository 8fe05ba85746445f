// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planner.h"

#include <QJsonArray>
#include <QJsonObject>

namespace lockstep
{

// The parts that the answers of plan, apply and sync have in common.

/// A heading and lines under it; empty without lines.
[[nodiscard]] QString section(const QString &heading, const QString &lines);
[[nodiscard]] QString situationsText(const Decisions &decisions);
[[nodiscard]] QString casesText(const QList<Case> &cases);
[[nodiscard]] QString noticesText(const QList<Notice> &notices);

[[nodiscard]] QJsonObject situationsJson(const Decisions &decisions);
[[nodiscard]] QJsonArray casesJson(const QList<Case> &cases);
/// Counts by kind and field.
[[nodiscard]] QJsonArray noticesJson(const QList<Notice> &notices);

} // namespace lockstep

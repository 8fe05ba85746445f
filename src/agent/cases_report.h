// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QJsonArray>

namespace lockstep
{

/// The queue by kind, with what to do about each.
[[nodiscard]] QString casesListed(const QList<QueuedCase> &cases);
[[nodiscard]] QJsonArray casesAsJson(const QList<QueuedCase> &cases);
/// One case: App, Base and Mautic, the candidates, and every answer with what it would do.
[[nodiscard]] QString caseShown(const CaseFile &file);
/// App, Base and Mautic of each field, under a heading.
[[nodiscard]] QString valuesListed(const QList<PersonField> &fields);
[[nodiscard]] QString decisionsListed(const QList<Resolution> &decisions);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/log.h"

namespace lockstep
{

Q_LOGGING_CATEGORY(logEngine, "lockstep.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(logPeople, "lockstep.people", QtInfoMsg)
Q_LOGGING_CATEGORY(logProgram, "lockstep.program", QtInfoMsg)

} // namespace lockstep

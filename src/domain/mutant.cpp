// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mutant.h"

#ifdef LOCKSTEP_TESTING

#include <QByteArray>

namespace lockstep
{

bool isMutant(const char *name)
{
    static const QByteArray wanted = qgetenv("LOCKSTEP_MUTANT");
    return wanted == name;
}

} // namespace lockstep

#endif

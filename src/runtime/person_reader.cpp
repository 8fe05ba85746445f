// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/people_reader.h"

namespace lockstep
{

Result<PersonDetails> PeopleReader::details(const PersonRef &who) const
{
    Q_UNUSED(who)
    return fail(ErrorKind::NotFound);
}

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/users_mapping.h"

namespace lockstep
{

const QList<UserAttribute> &attributesThatMayBeWritten()
{
    static const QList<UserAttribute> all{UserAttribute::Email,    UserAttribute::FullName, UserAttribute::FirstName,
                                          UserAttribute::LastName, UserAttribute::Locale,   UserAttribute::TimeZone,
                                          UserAttribute::Phone,    UserAttribute::Company};
    return all;
}

} // namespace lockstep

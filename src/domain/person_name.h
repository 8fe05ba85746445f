// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

namespace lockstep
{

/// Who a user is, for people: as the application tells, plain text.
struct PersonName {
    AppUserId user;
    QString name = {};
    QString email = {};

    friend bool operator==(const PersonName &, const PersonName &) = default;
};

/// Who a contact is, in the same way: as Mautic tells.
struct ContactName {
    ContactId contact;
    QString name = {};
    QString email = {};

    friend bool operator==(const ContactName &, const ContactName &) = default;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/open_case.h"
#include "domain/person_name.h"

namespace lockstep
{

/// A contact a case is about. Texts come from outside: plain text, never markup.
struct CaseContact {
    ContactId id;
    QString name = {};
    QString email = {};
    /// Where it is in Mautic.
    QString address = {};

    friend bool operator==(const CaseContact &, const CaseContact &) = default;
};

/// A case with those it is about.
struct CaseRow {
    OpenCase open;
    PersonName user = {};
    QList<PersonName> otherUsers = {};
    QList<CaseContact> contacts = {};

    friend bool operator==(const CaseRow &, const CaseRow &) = default;
};

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/moment.h"

#include <QList>

namespace lockstep
{

/// Something Mautic says happened to a contact. Texts are Mautic's, in the language of its API user: plain text.
struct ContactEvent {
    Moment at;
    /// Mautic's own name for the kind: `segment_membership`.
    QString kind = {};
    /// The same for people: "Segment membership change".
    QString type = {};
    QString label = {};

    friend bool operator==(const ContactEvent &, const ContactEvent &) = default;
};

/// The newest of them, newest first.
struct ContactEventPage {
    QList<ContactEvent> events = {};
    /// How many there are in all.
    int total = 0;

    friend bool operator==(const ContactEventPage &, const ContactEventPage &) = default;
};

} // namespace lockstep

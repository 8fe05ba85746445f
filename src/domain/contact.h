// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/moment.h"

#include <QHash>
#include <QList>

#include <optional>

namespace lockstep
{

/// Why a contact must not be written to on a channel (mautic-api.md 4); the values are Mautic's.
enum class DoNotContactReason { Contactable = 0, Unsubscribed = 1, Bounced = 2, Manual = 3 };

/// One row of Mautic's Do Not Contact table.
struct DoNotContact {
    qint64 rowId = 0;
    ContactId contact;
    QString channel;
    DoNotContactReason reason = DoNotContactReason::Manual;
    /// With Mautic's HTML entities decoded.
    QString comments = {};
    std::optional<Moment> addedAt = std::nullopt;

    friend bool operator==(const DoNotContact &, const DoNotContact &) = default;
};

/// A contact as Mautic answered it. A field that is absent here was not returned: unknown, not empty.
struct Contact {
    ContactId id;
    /// By alias, `fields.all` of the answer; null reads as empty, numbers and booleans as their text.
    QHash<QString, QString> fields = {};
    std::optional<Moment> addedAt = std::nullopt;

    [[nodiscard]] QString email() const { return fields.value(QStringLiteral("email")); }
    friend bool operator==(const Contact &, const Contact &) = default;
};

/// Types a contact field can have, as far as values are treated differently.
enum class ContactFieldType {
    Text,
    Email,
    Phone,
    Locale,
    TimeZone,
    Country,
    Region,
    Select,
    MultiSelect,
    Boolean,
    Number,
    Date,
    DateTime,
    Time,
    Url,
    LongText,
    Other,
};

/// A field of Mautic's contacts (mautic-api.md 3.6 and 7).
struct ContactField {
    QString alias;
    QString label = {};
    ContactFieldType type = ContactFieldType::Text;
    bool isUniqueIdentifier = false;
    bool isPublished = true;
    /// In characters; 191 where Mautic does not say (mautic-api.md 3.6, text).
    int lengthLimit = 191;
    /// The values a select accepts; empty where any will do.
    QList<QString> choices = {};

    friend bool operator==(const ContactField &, const ContactField &) = default;
};

struct Segment {
    SegmentId id;
    QString name;
    QString alias = {};
    bool isPublished = true;
    /// Membership is computed by filters (mautic-api.md 5).
    bool isFiltered = false;

    friend bool operator==(const Segment &, const Segment &) = default;
};

/// One row of Mautic's segment membership table.
struct SegmentMember {
    SegmentId segment;
    ContactId contact;
    /// Somebody took the contact out by hand: it is not a member and must not be put back.
    bool removedByHand = false;

    friend bool operator==(const SegmentMember &, const SegmentMember &) = default;
};

} // namespace lockstep

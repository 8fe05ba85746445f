// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace lockstep
{

/// The key of a row in the application's users table, as text: text, uuid or integer there.
struct AppUserId {
    QString value;
    friend bool operator==(const AppUserId &, const AppUserId &) = default;
    friend bool operator<(const AppUserId &a, const AppUserId &b) { return a.value < b.value; }
};

/// Mautic's number of a contact.
struct ContactId {
    qint64 value = 0;
    friend auto operator<=>(const ContactId &, const ContactId &) = default;
};

/// Mautic's number of a segment.
struct SegmentId {
    qint64 value = 0;
    friend auto operator<=>(const SegmentId &, const SegmentId &) = default;
};

/// One run of the engine in one workspace.
struct RunId {
    qint64 value = 0;
    friend auto operator<=>(const RunId &, const RunId &) = default;
};

inline size_t qHash(const AppUserId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
inline size_t qHash(ContactId id, size_t seed = 0) { return ::qHash(id.value, seed); }
inline size_t qHash(SegmentId id, size_t seed = 0) { return ::qHash(id.value, seed); }

} // namespace lockstep

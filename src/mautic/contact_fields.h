// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "domain/field_mapping.h"
#include "mautic/json.h"

namespace lockstep
{

/// One field of contacts, or nothing when it is a company's or has no alias.
[[nodiscard]] std::optional<ContactField> readField(JsonValue value);
/// All fields of contacts by alias, from `fields/contact`, or from `contacts/list/fields`, which is the bare map.
[[nodiscard]] Result<QList<ContactField>> readFields(JsonValue root);
/// The body of `POST fields/contact/new`; BadInput for an alias Mautic would change (mautic-api.md 7).
[[nodiscard]] Result<QByteArray> encodedField(const NewContactField &field);

/// One segment, or nothing when it has no id.
[[nodiscard]] std::optional<Segment> readSegment(JsonValue value);
[[nodiscard]] Result<QList<Segment>> readSegments(JsonValue root);

} // namespace lockstep

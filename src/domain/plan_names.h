// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applied_row.h"

namespace lockstep
{

// Names as used in files, in JSON and on the command line: `createContact`, `confirmed`, `addressTaken`, … Empty for a
// value that has none; nothing for a name nobody knows.

[[nodiscard]] QString nameOf(PlanRowKind value);
[[nodiscard]] QString nameOf(Situation value);
[[nodiscard]] QString nameOf(CaseKind value);
[[nodiscard]] QString nameOf(NoticeKind value);
[[nodiscard]] QString nameOf(MatchedBy value);
[[nodiscard]] QString nameOf(ChangeReason value);
[[nodiscard]] QString nameOf(ContactFieldType value);
[[nodiscard]] QString nameOf(AppliedOutcome value);

/// `valueNamed<Situation>(u"confirmed"_s)`.
template <class E>
[[nodiscard]] std::optional<E> valueNamed(const QString &name);

template <>
std::optional<PlanRowKind> valueNamed<PlanRowKind>(const QString &name);
template <>
std::optional<Situation> valueNamed<Situation>(const QString &name);
template <>
std::optional<CaseKind> valueNamed<CaseKind>(const QString &name);
template <>
std::optional<NoticeKind> valueNamed<NoticeKind>(const QString &name);
template <>
std::optional<MatchedBy> valueNamed<MatchedBy>(const QString &name);
template <>
std::optional<ChangeReason> valueNamed<ChangeReason>(const QString &name);
template <>
std::optional<ContactFieldType> valueNamed<ContactFieldType>(const QString &name);

} // namespace lockstep

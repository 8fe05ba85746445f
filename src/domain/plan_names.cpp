// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_names.h"

#include "domain/value_names.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr ValueNames<PlanRowKind, 10> rowKinds = {{{PlanRowKind::CreateField, "createField"_L1},
                                                   {PlanRowKind::CreateSegment, "createSegment"_L1},
                                                   {PlanRowKind::OptOut, "optOut"_L1},
                                                   {PlanRowKind::CreateContact, "createContact"_L1},
                                                   {PlanRowKind::TakeOverVisitor, "takeOverVisitor"_L1},
                                                   {PlanRowKind::UpdateContact, "updateContact"_L1},
                                                   {PlanRowKind::LinkContact, "linkContact"_L1},
                                                   {PlanRowKind::AddToSegment, "addToSegment"_L1},
                                                   {PlanRowKind::UpdateUser, "updateUser"_L1},
                                                   {PlanRowKind::Unlink, "unlink"_L1}}};

constexpr ValueNames<AppliedOutcome, 7> outcomes = {{{AppliedOutcome::Sent, "sent"_L1},
                                                     {AppliedOutcome::Done, "done"_L1},
                                                     {AppliedOutcome::FoundInstead, "foundInstead"_L1},
                                                     {AppliedOutcome::Stale, "stale"_L1},
                                                     {AppliedOutcome::Refused, "refused"_L1},
                                                     {AppliedOutcome::Failed, "failed"_L1},
                                                     {AppliedOutcome::Unknown, "unknown"_L1}}};

constexpr ValueNames<Situation, 11> situations = {{{Situation::Confirmed, "confirmed"_L1},
                                                   {Situation::Found, "found"_L1},
                                                   {Situation::WaitsForVerification, "waitsForVerification"_L1},
                                                   {Situation::Ambiguous, "ambiguous"_L1},
                                                   {Situation::Absent, "absent"_L1},
                                                   {Situation::Unqualified, "unqualified"_L1},
                                                   {Situation::Missing, "missing"_L1},
                                                   {Situation::SourceMissing, "sourceMissing"_L1},
                                                   {Situation::Excluded, "excluded"_L1},
                                                   {Situation::AlreadyLinked, "alreadyLinked"_L1},
                                                   {Situation::SharedAddress, "sharedAddress"_L1}}};

constexpr ValueNames<CaseKind, 10> caseKinds = {{{CaseKind::AmbiguousContacts, "ambiguousContacts"_L1},
                                                 {CaseKind::ContactBelongsToOtherUser, "contactBelongsToOtherUser"_L1},
                                                 {CaseKind::AddressSharedByUsers, "addressSharedByUsers"_L1},
                                                 {CaseKind::ContactDeleted, "contactDeleted"_L1},
                                                 {CaseKind::AddressTaken, "addressTaken"_L1},
                                                 {CaseKind::BothChanged, "bothChanged"_L1},
                                                 {CaseKind::UnusableAddress, "unusableAddress"_L1},
                                                 {CaseKind::RefusedByMautic, "refusedByMautic"_L1},
                                                 {CaseKind::AddressChangedInMautic, "addressChangedInMautic"_L1},
                                                 {CaseKind::AddressesSwapped, "addressesSwapped"_L1}}};

constexpr ValueNames<NoticeKind, 11> noticeKinds = {{{NoticeKind::ChangedInMautic, "changedInMautic"_L1},
                                                     {NoticeKind::WaitsForVerification, "waitsForVerification"_L1},
                                                     {NoticeKind::ValueTooLong, "valueTooLong"_L1},
                                                     {NoticeKind::ValueNotUnderstood, "valueNotUnderstood"_L1},
                                                     {NoticeKind::ValueRefusedByMautic, "valueRefusedByMautic"_L1},
                                                     {NoticeKind::ControlCharacters, "controlCharacters"_L1},
                                                     {NoticeKind::SharedComputer, "sharedComputer"_L1},
                                                     {NoticeKind::ContactMerged, "contactMerged"_L1},
                                                     {NoticeKind::UserGone, "userGone"_L1},
                                                     {NoticeKind::FieldMissingInMautic, "fieldMissingInMautic"_L1},
                                                     {NoticeKind::OptOutOnlyInMautic, "optOutOnlyInMautic"_L1}}};

constexpr ValueNames<MatchedBy, 6> matches = {{{MatchedBy::StoredLink, "storedLink"_L1},
                                               {MatchedBy::AppUserIdField, "appUserIdField"_L1},
                                               {MatchedBy::Email, "email"_L1},
                                               {MatchedBy::TrackedContact, "trackedContact"_L1},
                                               {MatchedBy::Created, "created"_L1},
                                               {MatchedBy::Operator, "operator"_L1}}};

constexpr ValueNames<ChangeReason, 8> reasons = {{{ChangeReason::New, "new"_L1},
                                                  {ChangeReason::ChangedInApp, "changedInApp"_L1},
                                                  {ChangeReason::FillsEmpty, "fillsEmpty"_L1},
                                                  {ChangeReason::FirstLinkAppWins, "firstLinkAppWins"_L1},
                                                  {ChangeReason::ClearedInApp, "clearedInApp"_L1},
                                                  {ChangeReason::ChangedInMautic, "changedInMautic"_L1},
                                                  {ChangeReason::Decided, "decided"_L1},
                                                  {ChangeReason::TakenBack, "takenBack"_L1}}};

constexpr ValueNames<ContactFieldType, 2> newFieldTypes = {
    {{ContactFieldType::Text, "text"_L1}, {ContactFieldType::DateTime, "datetime"_L1}}};

} // namespace

QString nameOf(PlanRowKind value) { return nameIn(rowKinds, value); }

template <>
std::optional<PlanRowKind> valueNamed<PlanRowKind>(const QString &name)
{
    return valueIn(rowKinds, name);
}

QString nameOf(Situation value) { return nameIn(situations, value); }

template <>
std::optional<Situation> valueNamed<Situation>(const QString &name)
{
    return valueIn(situations, name);
}

QString nameOf(CaseKind value) { return nameIn(caseKinds, value); }

template <>
std::optional<CaseKind> valueNamed<CaseKind>(const QString &name)
{
    return valueIn(caseKinds, name);
}

QString nameOf(NoticeKind value) { return nameIn(noticeKinds, value); }

template <>
std::optional<NoticeKind> valueNamed<NoticeKind>(const QString &name)
{
    return valueIn(noticeKinds, name);
}

QString nameOf(MatchedBy value) { return nameIn(matches, value); }

template <>
std::optional<MatchedBy> valueNamed<MatchedBy>(const QString &name)
{
    return valueIn(matches, name);
}

QString nameOf(AppliedOutcome value) { return nameIn(outcomes, value); }

QString nameOf(ChangeReason value) { return nameIn(reasons, value); }

template <>
std::optional<ChangeReason> valueNamed<ChangeReason>(const QString &name)
{
    return valueIn(reasons, name);
}

QString nameOf(ContactFieldType value) { return nameIn(newFieldTypes, value); }

template <>
std::optional<ContactFieldType> valueNamed<ContactFieldType>(const QString &name)
{
    return valueIn(newFieldTypes, name);
}

} // namespace lockstep

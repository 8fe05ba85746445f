// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stored_names.h"

#include "domain/plan.h"
#include "ports/request_gate.h"
#include "store/applied_row_repository.h"
#include "store/log_repository.h"
#include "store/run_repository.h"

#include <algorithm>
#include <array>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

template <class E>
struct Word {
    E value;
    QStringView name;
};

template <class E>
constexpr std::array<Word<E>, 0> words{};

template <>
constexpr std::array words<MatchedBy>{
    Word{MatchedBy::StoredLink, u"storedLink"}, Word{MatchedBy::AppUserIdField, u"appUserIdField"},
    Word{MatchedBy::Email, u"email"},           Word{MatchedBy::TrackedContact, u"trackedContact"},
    Word{MatchedBy::Created, u"created"},       Word{MatchedBy::Operator, u"operator"},
};

template <>
constexpr std::array words<PlanRowKind>{
    Word{PlanRowKind::CreateField, u"createField"},
    Word{PlanRowKind::CreateSegment, u"createSegment"},
    Word{PlanRowKind::OptOut, u"optOut"},
    Word{PlanRowKind::CreateContact, u"createContact"},
    Word{PlanRowKind::TakeOverVisitor, u"takeOverVisitor"},
    Word{PlanRowKind::UpdateContact, u"updateContact"},
    Word{PlanRowKind::LinkContact, u"linkContact"},
    Word{PlanRowKind::AddToSegment, u"addToSegment"},
};

template <>
constexpr std::array words<ChangeReason>{
    Word{ChangeReason::New, u"new"},
    Word{ChangeReason::ChangedInApp, u"changedInApp"},
    Word{ChangeReason::FillsEmpty, u"fillsEmpty"},
    Word{ChangeReason::FirstLinkAppWins, u"firstLinkAppWins"},
    Word{ChangeReason::ClearedInApp, u"clearedInApp"},
};

template <>
constexpr std::array words<CaseKind>{
    Word{CaseKind::AmbiguousContacts, u"ambiguousContacts"},
    Word{CaseKind::ContactBelongsToOtherUser, u"contactBelongsToOtherUser"},
    Word{CaseKind::AddressSharedByUsers, u"addressSharedByUsers"},
    Word{CaseKind::ContactDeleted, u"contactDeleted"},
    Word{CaseKind::AddressTaken, u"addressTaken"},
    Word{CaseKind::BothChanged, u"bothChanged"},
    Word{CaseKind::UnusableAddress, u"unusableAddress"},
    Word{CaseKind::RefusedByMautic, u"refusedByMautic"},
};

template <>
constexpr std::array words<NoticeKind>{
    Word{NoticeKind::ChangedInMautic, u"changedInMautic"},
    Word{NoticeKind::WaitsForVerification, u"waitsForVerification"},
    Word{NoticeKind::ValueTooLong, u"valueTooLong"},
    Word{NoticeKind::ValueNotUnderstood, u"valueNotUnderstood"},
    Word{NoticeKind::ValueRefusedByMautic, u"valueRefusedByMautic"},
    Word{NoticeKind::ControlCharacters, u"controlCharacters"},
    Word{NoticeKind::SharedComputer, u"sharedComputer"},
    Word{NoticeKind::ContactMerged, u"contactMerged"},
    Word{NoticeKind::UserGone, u"userGone"},
    Word{NoticeKind::FieldMissingInMautic, u"fieldMissingInMautic"},
    Word{NoticeKind::OptOutOnlyInMautic, u"optOutOnlyInMautic"},
};

template <>
constexpr std::array words<RequestKind>{
    Word{RequestKind::SignIn, u"signIn"},
    Word{RequestKind::Read, u"read"},
    Word{RequestKind::Write, u"write"},
};

template <>
constexpr std::array words<RunKind>{
    Word{RunKind::Check, u"check"},
    Word{RunKind::Plan, u"plan"},
    Word{RunKind::Apply, u"apply"},
    Word{RunKind::Sync, u"sync"},
};

template <>
constexpr std::array words<RunState>{
    Word{RunState::Running, u"running"},
    Word{RunState::Done, u"done"},
    Word{RunState::DoneWithCases, u"doneWithCases"},
    Word{RunState::StoppedByGuard, u"stoppedByGuard"},
    Word{RunState::Cancelled, u"cancelled"},
    Word{RunState::Failed, u"failed"},
    Word{RunState::Crashed, u"crashed"},
};

template <>
constexpr std::array words<AppliedOutcome>{
    Word{AppliedOutcome::Sent, u"sent"},
    Word{AppliedOutcome::Done, u"done"},
    Word{AppliedOutcome::FoundInstead, u"foundInstead"},
    Word{AppliedOutcome::Stale, u"stale"},
    Word{AppliedOutcome::Refused, u"refused"},
    Word{AppliedOutcome::Failed, u"failed"},
    Word{AppliedOutcome::Unknown, u"unknown"},
};

template <>
constexpr std::array words<LogLevel>{
    Word{LogLevel::Info, u"info"},
    Word{LogLevel::Warning, u"warning"},
    Word{LogLevel::Error, u"error"},
};

} // namespace

template <class E>
QString storedName(E value)
{
    const auto found =
        std::find_if(words<E>.begin(), words<E>.end(), [=](const auto &word) { return word.value == value; });
    Q_ASSERT_X(found != words<E>.end(), "storedName", "an enumerator without a word");
    return found == words<E>.end() ? QString() : found->name.toString();
}

template <class E>
std::optional<E> fromStoredName(const QString &name)
{
    const auto found =
        std::find_if(words<E>.begin(), words<E>.end(), [&](const auto &word) { return word.name == name; });
    return found == words<E>.end() ? std::nullopt : std::optional(found->value);
}

template QString storedName(MatchedBy value);
template std::optional<MatchedBy> fromStoredName(const QString &name);
template QString storedName(PlanRowKind value);
template std::optional<PlanRowKind> fromStoredName(const QString &name);
template QString storedName(ChangeReason value);
template std::optional<ChangeReason> fromStoredName(const QString &name);
template QString storedName(CaseKind value);
template std::optional<CaseKind> fromStoredName(const QString &name);
template QString storedName(NoticeKind value);
template std::optional<NoticeKind> fromStoredName(const QString &name);
template QString storedName(RequestKind value);
template std::optional<RequestKind> fromStoredName(const QString &name);
template QString storedName(RunKind value);
template std::optional<RunKind> fromStoredName(const QString &name);
template QString storedName(RunState value);
template std::optional<RunState> fromStoredName(const QString &name);
template QString storedName(AppliedOutcome value);
template std::optional<AppliedOutcome> fromStoredName(const QString &name);
template QString storedName(LogLevel value);
template std::optional<LogLevel> fromStoredName(const QString &name);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stored_names.h"

#include "domain/observed_change.h"
#include "domain/person_row.h"
#include "domain/plan_names.h"
#include "domain/work_item.h"
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

/// Plans and their parts have one name everywhere: in the store as in files and in JSON.
template <class E>
concept NamedInDomain = requires(E value)
{
    nameOf(value);
};

template <class E>
struct Word {
    E value;
    QStringView name;
};
template <class E>
Word(E, QStringView) -> Word<E>;

template <class E>
constexpr std::array<Word<E>, 0> words{};

/// A plan names only the types of fields it may create, so the store has words of its own for all of them.
template <>
constexpr std::array words<ContactFieldType>{
    Word{ContactFieldType::Text, u"text"},
    Word{ContactFieldType::Email, u"email"},
    Word{ContactFieldType::Phone, u"phone"},
    Word{ContactFieldType::Locale, u"locale"},
    Word{ContactFieldType::TimeZone, u"timezone"},
    Word{ContactFieldType::Country, u"country"},
    Word{ContactFieldType::Region, u"region"},
    Word{ContactFieldType::Select, u"select"},
    Word{ContactFieldType::MultiSelect, u"multiselect"},
    Word{ContactFieldType::Boolean, u"boolean"},
    Word{ContactFieldType::Number, u"number"},
    Word{ContactFieldType::Date, u"date"},
    Word{ContactFieldType::DateTime, u"datetime"},
    Word{ContactFieldType::Time, u"time"},
    Word{ContactFieldType::Url, u"url"},
    Word{ContactFieldType::LongText, u"longText"},
    Word{ContactFieldType::Other, u"other"},
};

template <>
constexpr std::array words<RequestKind>{
    Word{RequestKind::SignIn, u"signIn"},
    Word{RequestKind::Read, u"read"},
    Word{RequestKind::Write, u"write"},
};

template <>
constexpr std::array words<RunKind>{
    Word{RunKind::Check, u"check"},           Word{RunKind::Plan, u"plan"},
    Word{RunKind::Apply, u"apply"},           Word{RunKind::Sync, u"sync"},
    Word{RunKind::Background, u"background"},
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
constexpr std::array words<WorkState>{
    Word{WorkState::Ready, u"ready"},     Word{WorkState::Leased, u"leased"}, Word{WorkState::Retry, u"retry"},
    Word{WorkState::Unknown, u"unknown"}, Word{WorkState::Dead, u"dead"},     Word{WorkState::Held, u"held"},
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
constexpr std::array words<PersonState>{
    Word{PersonState::InStep, u"inStep"},
    Word{PersonState::Differs, u"differs"},
    Word{PersonState::NotLinked, u"notLinked"},
    Word{PersonState::Waiting, u"waiting"},
    Word{PersonState::Ambiguous, u"ambiguous"},
    Word{PersonState::Conflict, u"conflict"},
    Word{PersonState::Failing, u"failing"},
    Word{PersonState::Excluded, u"excluded"},
    Word{PersonState::OnlyInMautic, u"onlyInMautic"},
};

template <>
constexpr std::array words<ChangeSide>{
    Word{ChangeSide::App, u"app"},
    Word{ChangeSide::Mautic, u"mautic"},
};

template <>
constexpr std::array words<ChangeSource>{
    Word{ChangeSource::Poll, u"poll"},
    Word{ChangeSource::Scan, u"scan"},
    Word{ChangeSource::Feed, u"feed"},
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
    if constexpr (NamedInDomain<E> && words<E>.empty()) {
        return nameOf(value);
    } else {
        const auto found =
            std::find_if(words<E>.begin(), words<E>.end(), [=](const auto &word) { return word.value == value; });
        Q_ASSERT_X(found != words<E>.end(), "storedName", "an enumerator without a word");
        return found == words<E>.end() ? QString() : found->name.toString();
    }
}

template <class E>
std::optional<E> fromStoredName(const QString &name)
{
    if constexpr (NamedInDomain<E> && words<E>.empty()) {
        return valueNamed<E>(name);
    } else {
        const auto found =
            std::find_if(words<E>.begin(), words<E>.end(), [&](const auto &word) { return word.name == name; });
        return found == words<E>.end() ? std::nullopt : std::optional(found->value);
    }
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
template QString storedName(Situation value);
template std::optional<Situation> fromStoredName(const QString &name);
template QString storedName(ContactFieldType value);
template std::optional<ContactFieldType> fromStoredName(const QString &name);
template QString storedName(PersonState value);
template std::optional<PersonState> fromStoredName(const QString &name);
template QString storedName(RequestKind value);
template std::optional<RequestKind> fromStoredName(const QString &name);
template QString storedName(RunKind value);
template std::optional<RunKind> fromStoredName(const QString &name);
template QString storedName(RunState value);
template std::optional<RunState> fromStoredName(const QString &name);
template QString storedName(AppliedOutcome value);
template std::optional<AppliedOutcome> fromStoredName(const QString &name);
template QString storedName(WorkState value);
template std::optional<WorkState> fromStoredName(const QString &name);
template QString storedName(ChangeSide value);
template std::optional<ChangeSide> fromStoredName(const QString &name);
template QString storedName(ChangeSource value);
template std::optional<ChangeSource> fromStoredName(const QString &name);
template QString storedName(LogLevel value);
template std::optional<LogLevel> fromStoredName(const QString &name);

} // namespace lockstep

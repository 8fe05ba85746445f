// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "domain/run.h"

#include <QList>

#include <optional>

namespace lockstep
{

/// What a person can say about one user. Which of them a case offers, and what each would do, is told by case_offer.h.
enum class Answer {
    // About one field.
    TakeApp,
    TakeMautic,
    /// Another value, for both sides where the application's column may be written, else for Mautic.
    OtherValue,
    /// Both sides stay as they are until one of them changes again.
    KeepBoth,
    /// This field is left alone on both sides, until that is ended.
    NeverSyncField,
    /// The address leaves this user's contact for a moment, so that people can exchange theirs.
    MakeRoom,
    // About who is who.
    /// The user is this contact, whatever it was linked to before.
    LinkContact,
    /// This contact is not the user; remembered, until that is ended.
    NotTheSame,
    /// A contact of its own is made, also where one was deleted in Mautic.
    CreateNew,
    /// The link ends, and the user is left alone.
    Unlink,
    /// The user is left alone on both sides, until that is ended.
    LeaveAlone,
    /// What Mautic refused is tried once more.
    TryAgain,
    /// Both contacts are one person: to be merged.
    PlanMerge,
};

enum class ResolutionState {
    /// Decided, not carried out.
    Waiting,
    /// Carried out or, for what goes on, in force.
    Done,
    /// One of the sides changed after the person looked: nothing was done.
    Stale,
    /// To be taken back, not carried out.
    Undoing,
    Undone,
};

/// What the person saw when deciding. Nothing where a side had no such value.
struct SeenSides {
    std::optional<QString> app = std::nullopt;
    std::optional<BaseValue> base = std::nullopt;
    std::optional<QString> mautic = std::nullopt;

    friend bool operator==(const SeenSides &, const SeenSides &) = default;
};

/// A decision somebody made about one user: kept before anything is written, carried out by the next decision about
/// that user, and kept afterwards so that it can be taken back.
struct Resolution {
    qint64 id = 0;
    /// Decisions that were made as one have the same text here, and are taken back as one.
    QString batch = {};
    /// The case it answers; nothing where somebody edited by hand.
    std::optional<qint64> answeredCase = std::nullopt;
    AppUserId user = {};
    Answer answer = Answer::TakeApp;
    /// By Mautic's alias, for answers about a field.
    QString field = {};
    /// For OtherValue.
    QString value = {};
    /// For LinkContact, NotTheSame and Unlink.
    std::optional<ContactId> contact = std::nullopt;
    /// For LinkContact and Unlink: the contact the user was linked to before.
    std::optional<ContactId> contactBefore = std::nullopt;
    SeenSides seen = {};
    RunOperator by = {};
    QString note = {};
    Moment at = {};
    ResolutionState state = ResolutionState::Waiting;
    std::optional<Moment> settledAt = std::nullopt;
    /// Who took it back.
    QString undoneBy = {};

    friend bool operator==(const Resolution &, const Resolution &) = default;
};

[[nodiscard]] constexpr bool isAboutField(Answer answer) { return answer <= Answer::MakeRoom; }

/// Is carried out, and taken back, by saying so: nothing is written for it.
[[nodiscard]] constexpr bool writesNothing(Answer answer)
{
    return answer == Answer::NeverSyncField || answer == Answer::NotTheSame || answer == Answer::LeaveAlone
        || answer == Answer::TryAgain || answer == Answer::PlanMerge;
}

/// Goes on holding after it was carried out.
[[nodiscard]] constexpr bool isStanding(Answer answer)
{
    return answer == Answer::NeverSyncField || answer == Answer::NotTheSame || answer == Answer::LeaveAlone
        || answer == Answer::Unlink;
}

/// Whether decisions about the user have to mind it: it waits, is to be taken back, or goes on holding.
[[nodiscard]] constexpr bool isInForce(const Resolution &resolution)
{
    return resolution.state == ResolutionState::Waiting || resolution.state == ResolutionState::Undoing
        || (resolution.state == ResolutionState::Done && isStanding(resolution.answer));
}

/// As command line and JSON name them: `take-app`, `link-contact`, …
[[nodiscard]] QString nameOf(Answer answer);
[[nodiscard]] std::optional<Answer> answerNamed(QStringView name);
[[nodiscard]] QString nameOf(ResolutionState state);
[[nodiscard]] std::optional<ResolutionState> resolutionStateNamed(QStringView name);

} // namespace lockstep

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/address_concern.h"
#include "domain/case_offer.h"
#include "domain/case_row.h"
#include "domain/person_details.h"

namespace lockstep
{

/// One line of the queue.
struct QueuedCase {
    CaseRow row;
    /// Account of who took it; empty: nobody.
    QString assignedTo = {};
    /// Set while it sleeps; the far future where it sleeps until a side changes.
    std::optional<Moment> snoozedUntil = std::nullopt;
    /// Somebody answered it; the answer was not carried out because a side had changed meanwhile.
    bool isChangedSinceAnswered = false;

    friend bool operator==(const QueuedCase &, const QueuedCase &) = default;
};

/// A contact that a case is about, to be held against the user.
struct CaseCandidate {
    ContactId contact;
    /// By alias, those of the mapping.
    QHash<QString, QString> fields = {};
    std::optional<Moment> addedAt = std::nullopt;
    /// Who it is linked to already; empty: nobody.
    AppUserId linkedTo = {};
    bool isOptedOut = false;
    /// Aliases that speak for and against this being the user.
    QStringList agreeing = {};
    QStringList differing = {};
    /// Where it is in Mautic.
    QString address = {};

    friend bool operator==(const CaseCandidate &, const CaseCandidate &) = default;
};

/// One case with all there is to decide it by.
struct CaseFile {
    QueuedCase queued;
    /// App | Base | Mautic of every field, the links, the consent and the timeline.
    PersonDetails person = {};
    QList<CaseCandidate> candidates = {};
    QList<CaseOffer> offers = {};
    /// Other open cases of the same kind and field.
    int alike = 0;
    /// What speaks against the addresses in question, where the case is about one.
    QList<ConcernedAddress> concerns = {};
    /// What was decided about this user before, newest first.
    QList<Resolution> earlier = {};

    friend bool operator==(const CaseFile &, const CaseFile &) = default;
};

/// What somebody decided, as it comes from the screen or a script.
struct CaseDecision {
    qint64 caseId = 0;
    Answer answer = Answer::TakeApp;
    /// For OtherValue.
    QString value = {};
    /// For LinkContact and NotTheSame.
    std::optional<ContactId> contact = std::nullopt;
    QString note = {};
    /// What the person saw; a case that is another by now is refused. Nothing: whatever is there.
    std::optional<SeenSides> seen = std::nullopt;

    friend bool operator==(const CaseDecision &, const CaseDecision &) = default;
};

/// The same without a case: somebody edits a person by hand.
struct HandDecision {
    AppUserId user = {};
    /// One about a field, LinkContact, Unlink, LeaveAlone or CreateNew.
    Answer answer = Answer::OtherValue;
    /// By Mautic's alias, for answers about a field.
    QString field = {};
    QString value = {};
    std::optional<ContactId> contact = std::nullopt;
    /// Why; link and unlink need one.
    QString note = {};
    /// What the person saw of the field; where it is another by now, nothing is kept. Nothing: whatever is there.
    std::optional<SeenSides> seen = std::nullopt;

    friend bool operator==(const HandDecision &, const HandDecision &) = default;
};

enum class DecisionOutcome {
    Kept,
    /// A side changed since the person looked: nothing was kept.
    Changed,
    /// The case is not open any more; `by` and `answer` say who was first and what they chose, where somebody did.
    NotOpen,
    /// The user is gone, erased or merged.
    PersonGone,
    /// The value cannot be stored.
    BadValue,
    /// Who is who is not changed without saying why.
    ReasonMissing,
    /// The answer cannot be given (OfferObstacle).
    NotOffered,
};

/// What came of one decision.
struct DecisionReceipt {
    /// 0 where there was no case.
    qint64 caseId = 0;
    DecisionOutcome outcome = DecisionOutcome::Kept;
    /// By which it is taken back.
    QString batch = {};
    QString by = {};
    std::optional<Answer> answer = std::nullopt;
    OfferObstacle obstacle = OfferObstacle::None;

    friend bool operator==(const DecisionReceipt &, const DecisionReceipt &) = default;
};

/// The same answer for a case alike. A contact is somebody's own, so the one that was chosen where the case names it
/// too, else the only one there is; nothing where the case names none or several others.
[[nodiscard]] std::optional<CaseDecision> sameFor(const OpenCase &alike, const CaseDecision &decision);

/// One case that would be answered alike.
struct AlikeCase {
    CaseRow row;
    /// The answer as it would be given to this case; of no use where there is an obstacle.
    CaseDecision decision = {};
    /// What the answer would write for it; empty: nothing.
    QList<PlanRow> rows = {};
    /// Left out by itself, since the answer cannot be given here or the person differs.
    OfferObstacle obstacle = OfferObstacle::None;

    friend bool operator==(const AlikeCase &, const AlikeCase &) = default;
};

/// The same answer for all cases alike, before anything is decided.
struct AlikePreview {
    QList<AlikeCase> cases = {};
    int requests = 0;

    friend bool operator==(const AlikePreview &, const AlikePreview &) = default;
};

} // namespace lockstep

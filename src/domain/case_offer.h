// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_facts.h"
#include "domain/plan_cost.h"
#include "domain/resolution.h"
#include "domain/situation.h"

namespace lockstep
{

/// Why an answer cannot be given now.
enum class OfferObstacle {
    None,
    /// The operator has not switched on writing this column of the application.
    ColumnNotWritable,
    /// Another contact holds the address, so Mautic would refuse.
    AddressTaken,
    /// The side has no value, or no contact, to take.
    NothingThere,
};

/// One answer to a case, with what it would do: the very rows a delivery would write.
struct CaseOffer {
    Answer answer = Answer::TakeApp;
    std::optional<ContactId> contact = std::nullopt;
    OfferObstacle obstacle = OfferObstacle::None;
    /// Empty where nothing is written on either side. For OtherValue those of an example.
    QList<PlanRow> rows = {};
    int requests = 0;

    friend bool operator==(const CaseOffer &, const CaseOffer &) = default;
};

/// Every answer that makes sense for this case, in the order people see them: never by what is newer or likelier. Pure.
[[nodiscard]] QList<CaseOffer> offersFor(const Case &personCase, const PersonFacts &facts,
                                         const DecisionSettings &settings, const CostBasis &basis);

/// What one decision would do.
[[nodiscard]] CaseOffer offerOf(const Resolution &resolution, const PersonFacts &facts,
                                const DecisionSettings &settings, const CostBasis &basis);

/// The resolution of an answer, with what was seen of the person now.
[[nodiscard]] Resolution resolutionFor(const Case &personCase, Answer answer, std::optional<ContactId> contact,
                                       const PersonFacts &facts, const DecisionSettings &settings);

} // namespace lockstep

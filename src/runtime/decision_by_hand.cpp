// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/decision_keeper.h"
#include "store/transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Somebody decided it before, and that has not been taken back.
bool isSoAlready(const HandDecision &decision, const PersonFacts &facts)
{
    return std::any_of(facts.resolutions.cbegin(), facts.resolutions.cend(), [&](const Resolution &each) {
        return each.answer == decision.answer && each.field == decision.field && each.state != ResolutionState::Undoing;
    });
}

/// A link to end, or a side to write a value to.
bool lacksContact(const HandDecision &decision, const PersonFacts &facts)
{
    if (decision.answer == Answer::Unlink)
        return !facts.link;
    return isAboutField(decision.answer) && decision.answer != Answer::NeverSyncField && !facts.linkedContact;
}

bool lacksReason(const HandDecision &decision)
{
    const bool changesWho = decision.answer == Answer::LinkContact || decision.answer == Answer::Unlink;
    return changesWho && decision.note.trimmed().isEmpty();
}

} // namespace

Result<QList<DecisionReceipt>> DecisionKeeper::decideByHand(const QList<HandDecision> &decisions)
{
    return inTransaction(m_store.database, [&]() -> Result<QList<DecisionReceipt>> {
        auto facts = factsOf(decisions);
        if (!facts)
            return fail(facts.error());
        QList<DecisionReceipt> receipts;
        for (const HandDecision &decision : decisions) {
            const auto known = facts->find(decision.user);
            if (known == facts->end()) {
                receipts.append({.outcome = DecisionOutcome::PersonGone});
                continue;
            }
            PersonFacts person = *known;
            const auto thought = think(decision, person);
            if (!thought)
                return fail(thought.error());
            receipts.append(take(*thought, person));
        }
        return keep().map([&] { return receipts; });
    });
}

Result<DecisionKeeper::ManyByHand> DecisionKeeper::manyByHand(const QList<HandDecision> &decisions, bool keeps)
{
    if (!keeps)
        return thinkMany(decisions, false);
    return inTransaction(m_store.database, [&]() -> Result<ManyByHand> {
        auto many = thinkMany(decisions, true);
        if (!many)
            return many;
        if (auto kept = keep(); !kept)
            return fail(kept.error());
        m_resolutions.clear();
        m_concerned.clear();
        return many;
    });
}

Result<DecisionKeeper::ManyByHand> DecisionKeeper::thinkMany(const QList<HandDecision> &decisions, bool keeps)
{
    auto facts = factsOf(decisions);
    if (!facts)
        return fail(facts.error());
    ManyByHand many;
    for (const HandDecision &decision : decisions) {
        const auto known = facts->find(decision.user);
        if (known != facts->end() && isSoAlready(decision, *known)) {
            ++many.alreadySo;
            continue;
        }
        auto thought = known == facts->end() ? Result<ThoughtByHand>(ThoughtByHand{}) : think(decision, *known);
        if (!thought)
            return fail(thought.error());
        // What it would do can be seen before the reason is given.
        const bool isMeant = thought->preview.outcome == DecisionOutcome::Kept
            || (!keeps && thought->preview.outcome == DecisionOutcome::ReasonMissing);
        if (known == facts->end() || !isMeant) {
            ++many.notPossible;
            continue;
        }
        ++many.decided;
        many.rows += thought->preview.rows;
        if (keeps)
            (void)take(*thought, *known);
    }
    return many;
}

Result<HandPreview> DecisionKeeper::previewByHand(const HandDecision &decision)
{
    auto facts = factsOf({decision});
    if (!facts)
        return fail(facts.error());
    const auto known = facts->find(decision.user);
    if (known == facts->end())
        return HandPreview{.decision = decision, .outcome = DecisionOutcome::PersonGone};
    return think(decision, *known).map([](const ThoughtByHand &thought) { return thought.preview; });
}

Result<QHash<AppUserId, PersonFacts>> DecisionKeeper::factsOf(const QList<HandDecision> &decisions)
{
    if (auto prepared = m_facts.prepare(); !prepared)
        return fail(prepared.error());
    QList<AppUserId> users;
    for (const HandDecision &decision : decisions)
        users.append(decision.user);
    return m_facts.of(users, {});
}

Result<DecisionKeeper::ThoughtByHand> DecisionKeeper::think(const HandDecision &decision, PersonFacts &facts)
{
    ThoughtByHand thought{.preview = {.decision = decision}};
    HandPreview &preview = thought.preview;
    const auto refuse = [&](DecisionOutcome outcome, OfferObstacle obstacle = OfferObstacle::None) {
        preview.outcome = outcome;
        preview.obstacle = obstacle;
        return thought;
    };
    if (lacksContact(decision, facts))
        return refuse(DecisionOutcome::NotOffered, OfferObstacle::NothingThere);
    if (decision.answer == Answer::LinkContact) {
        facts.chosen.reset();
        if (auto added = addChosen(decision.contact.value_or(ContactId{}), facts); !added)
            return fail(added.error());
        if (!facts.chosen)
            return refuse(DecisionOutcome::NotOffered, OfferObstacle::NothingThere);
    }
    const Case asIf{.kind = CaseKind::BothChanged, .user = decision.user, .field = decision.field};
    Resolution &resolution = thought.resolution;
    resolution = resolutionFor(asIf, decision.answer, decision.contact, facts, m_facts.settings());
    resolution.note = decision.note;
    preview.seen = resolution.seen;
    if (!isAsSeen(decision.seen, preview.seen))
        return refuse(DecisionOutcome::Changed);
    const TakenValue taken = takeValue(decision.value, resolution);
    preview.problem = taken.problem;
    if (!taken.isUsable)
        return refuse(DecisionOutcome::BadValue);
    CaseOffer offer = offerOf(resolution, facts, m_facts.settings(), {});
    // What holds from now on writes nothing itself; what else waits to be written is not its doing.
    if (resolution.state != ResolutionState::Done) {
        preview.requests = offer.requests;
        preview.rows = std::move(offer.rows);
    }
    if (offer.obstacle != OfferObstacle::None)
        return refuse(DecisionOutcome::NotOffered, offer.obstacle);
    // What it would do can be seen before the reason is given.
    return lacksReason(decision) ? refuse(DecisionOutcome::ReasonMissing) : thought;
}

DecisionReceipt DecisionKeeper::take(const ThoughtByHand &thought, const PersonFacts &facts)
{
    const HandPreview &preview = thought.preview;
    DecisionReceipt receipt{
        .outcome = preview.outcome, .answer = preview.decision.answer, .obstacle = preview.obstacle};
    if (preview.outcome != DecisionOutcome::Kept)
        return receipt;
    if (preview.decision.answer == Answer::LinkContact)
        m_concerned += facts.owners.values();
    addForKeeping(thought.resolution, facts.user.id);
    receipt.batch = m_batch;
    return receipt;
}

/// A contact somebody names by its number, whoever it belongs to now.
Result<void> DecisionKeeper::addChosen(ContactId contact, PersonFacts &facts)
{
    const auto known = m_store.contacts.withIds({contact});
    if (!known)
        return fail(known.error());
    const auto links = m_store.links.ofContacts({contact});
    if (!links)
        return fail(links.error());
    if (!known->isEmpty())
        facts.chosen = known->first();
    for (const Link &link : *links) {
        if (link.user != facts.user.id)
            facts.owners.insert(contact, link.user);
    }
    return {};
}

} // namespace lockstep
